#include "map/words.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <set>

#include "geo/choose_projection.hpp"
#include "map/place_words.hpp"
#include "map/projection_words.hpp"
#include "map/report_words.hpp"
#include "words_sample.hpp"

namespace rutter::map {
namespace {

using sample::bundled_languages;
using sample::words_in;
using ::testing::HasSubstr;

/// Reads a user's file for a language without bundled words.
struct Read {
  base::Diagnostics problems;
  base::Diagnostics warnings;
  std::shared_ptr<const Catalogue> catalogue;
};
Read read(const std::string& json) {
  Read out;
  const auto found = read_catalogue(json, "ka.json", english_catalogue().get(), true, out.warnings);
  if (found)
    out.catalogue = *found;
  else
    out.problems = found.problems();
  return out;
}

TEST(Words, EveryMessageIsInEveryLanguageWithTheSameFields) {
  for (const std::string& language : bundled_languages()) {
    // What is read is checked against English, and nothing may be missing: words_in() would throw.
    const Words words = words_in(language);
    EXPECT_EQ(words.catalogue().messages.size(), english_catalogue()->messages.size()) << language;
    for (const auto& [id, message] : words.catalogue().messages) {
      const Message& english = english_catalogue()->messages.find(id)->second;
      EXPECT_EQ(message.counted, english.counted || message.counted) << language << " " << id;
      auto fields = fields_of(message.forms.back()).value();
      auto wanted = fields_of(english.forms.back()).value();
      EXPECT_EQ(fields, wanted) << language << " " << id;
    }
  }
}

TEST(Words, LanguagesDiffer) {
  std::set<std::string> headings;
  for (const std::string& language : bundled_languages())
    headings.insert(words_in(language).text("legend.lines_are_not_paths"));
  EXPECT_EQ(headings.size(), bundled_languages().size());
}

TEST(Words, PluralsFollowCldr) {
  const auto forms = [](std::string_view language, std::initializer_list<std::int64_t> numbers) {
    std::string out;
    for (const std::int64_t n : numbers) {
      const auto form = static_cast<std::size_t>(plural_for(plural_rule_of(language).value(), n));
      out += std::string(out.empty() ? "" : " ") + std::string(plural_names.at(form));
    }
    return out;
  };
  // The examples of CLDR's own table for each category.
  EXPECT_EQ(forms("en", {0, 1, 2, 101}), "other one other other");
  EXPECT_EQ(forms("de", {0, 1, 2, 1000000}), "other one other other");
  EXPECT_EQ(forms("tr", {0, 1, 2}), "other one other");
  EXPECT_EQ(forms("fr", {0, 1, 2, 1000000, 1000001}), "one one other many other");
  EXPECT_EQ(forms("es", {0, 1, 2, 1000000, 3000000}), "other one other many many");
  EXPECT_EQ(forms("ru", {1, 21, 101, 2, 4, 22, 0, 5, 11, 12, 14, 19, 111, 1000}),
            "one one one few few few many many many many many many many many");
  EXPECT_EQ(forms("ar", {0, 1, 2, 3, 10, 103, 11, 26, 99, 111, 100, 102, 200, 1000}),
            "zero one two few few few many many many many other other other other");
  EXPECT_EQ(forms("pl", {1, 2, 4, 22, 0, 5, 12, 21}), "one few few few many many many many");
  EXPECT_EQ(forms("lt", {1, 21, 2, 9, 22, 0, 10, 11, 12, 20}), "one one few few few other other other other other");
  EXPECT_EQ(forms("he", {1, 2, 3, 20}), "one two other other");
  EXPECT_EQ(forms("zh", {0, 1, 2}), "other other other");
  EXPECT_EQ(forms("fa", {0, 1, 2}), "one one other");
  EXPECT_FALSE(plural_rule_of("xx"));
}

TEST(Words, PeopleAreCountedInEveryLanguage) {
  const auto people = [](const std::string& language, std::int64_t n) {
    return words_in(language).counted("report.people", n);
  };
  EXPECT_EQ(people("en", 1), "1 person");
  EXPECT_EQ(people("en", 1200), "1,200 people");
  EXPECT_EQ(people("de", 1200), "1.200 Personen");
  EXPECT_EQ(people("fr", 1200), "1\u202F200 personnes");
  EXPECT_EQ(people("fr", 1000000), "1\u202F000\u202F000 de personnes");
  EXPECT_EQ(people("es", 1200), "1200 personas") << "four digits are not divided in Spanish";
  EXPECT_EQ(people("es", 12000), "12.000 personas");
  EXPECT_EQ(people("tr", 1), "1 kişi");
  EXPECT_EQ(people("ru", 21), "21 человек");
  EXPECT_EQ(people("ru", 23), "23 человека");
  EXPECT_EQ(people("ru", 1200), "1\u00A0200 человек");
  EXPECT_EQ(people("ar", 1), "شخص واحد");
  EXPECT_EQ(people("ar", 2), "شخصان");
  EXPECT_EQ(people("ar", 300), "٣٠٠ شخص");
  EXPECT_EQ(people("ar", 12), "١٢ شخصًا");
  EXPECT_EQ(people("ar", 1205), "١٬٢٠٥ أشخاص");
}

TEST(Words, ListsAreJoinedAsTheLanguageDoes) {
  EXPECT_EQ(Words().listed({"a", "b", "c"}), "a, b and c");
  EXPECT_EQ(Words().listed({}), "");
  EXPECT_EQ(words_in("de").listed({"Türkei", "Aserbaidschan"}), "Türkei und Aserbaidschan");
  EXPECT_EQ(words_in("es").listed({"Turquía", "Siria"}), "Turquía y Siria");
  EXPECT_EQ(words_in("es").listed({"Turquía", "Irán"}), "Turquía e Irán");
  EXPECT_EQ(words_in("es").listed({"agua", "hielo"}), "agua y hielo");
  EXPECT_EQ(words_in("es").either({"Kiev", "Odesa"}), "Kiev u Odesa");
  EXPECT_EQ(words_in("ar").listed({"تركيا", "أذربيجان"}), "تركيا وأذربيجان");
  EXPECT_EQ(words_in("ar").parts({"أ", "", "ب"}), "أ؛ ب");
  EXPECT_EQ(words_in("fr").parts({"a", "b"}), "a\u202F; b");
}

TEST(Words, CapitalsAndSentences) {
  EXPECT_EQ(words_in("ru").capitalised("выставка"), "Выставка");
  EXPECT_EQ(words_in("fr").capitalised("état"), "État");
  EXPECT_EQ(words_in("tr").capitalised("iki yer"), "İki yer");
  EXPECT_EQ(Words().capitalised("iki yer"), "Iki yer");
  EXPECT_EQ(Words().capitalised(""), "");
  EXPECT_EQ(Words().sentence("Done"), "Done.");
  EXPECT_EQ(Words().sentence("Done?"), "Done?");
  EXPECT_EQ(words_in("ru").sentence("2020 г."), "2020 г.");
  EXPECT_EQ(words_in("ar").sentence("هل حدث؟"), "هل حدث؟");
}

TEST(Words, NamesOfTheOtherDirectionAreIsolated) {
  EXPECT_EQ(Words().embedded("Azaz"), "Azaz");
  EXPECT_EQ(Words().embedded("أعزاز"), "\u2068أعزاز\u2069");
  EXPECT_EQ(words_in("ar").embedded("أعزاز"), "أعزاز");
  EXPECT_EQ(words_in("ar").embedded("Azaz"), "\u2068Azaz\u2069");
  EXPECT_EQ(words_in("ar").embedded("37°"), "37°");
}

TEST(Words, DirectionIsThatOfTheScript) {
  for (const char* language : {"ar", "he", "fa", "ur", "ps", "yi", "ckb", "ku-Arab", "az-Arab-IR", "AR"})
    EXPECT_TRUE(is_right_to_left(language)) << language;
  for (const char* language : {"en", "ku", "az", "ar-Latn", "tr", "zh-Hant"})
    EXPECT_FALSE(is_right_to_left(language)) << language;
}

TEST(Words, AnUnnamedSpeakerIsOneWhoIsDescribed) {
  for (const auto& [language, described, named] :
       std::vector<std::array<std::string, 3>>{{"en", "A private source", "Jane Example"},
                                               {"de", "ein Kämpfer", "Max Beispiel"},
                                               {"de", "Ein Kämpfer", "Erika Beispiel"},
                                               {"fr", "Un habitant", "Jean Exemple"},
                                               {"ru", "житель города", "Иван Примеров"},
                                               {"tr", "bir tanık", "Ayşe Örnek"},
                                               {"es", "Una vecina", "Juana Ejemplo"},
                                               {"ar", "مصدر خاص", "فلان الفلاني"}}) {
    EXPECT_TRUE(words_in(language).is_description(described)) << described;
    EXPECT_FALSE(words_in(language).is_description(named)) << named;
  }
}

class Report : public ::testing::Test {
 protected:
  [[nodiscard]] std::string in(const std::string& language, const std::string& by, const std::string& claim) {
    stop_.by = by;
    stop_.claim = claim;
    stop_.status = job::Status::claimed;
    stop_.source = {"np"};
    job_.sources.resize(1);
    job_.sources.front().id = "np";
    job_.sources.front().publisher = "North Press";
    spec_.stops = {stop_};
    return report_words(words_in(language), stop_, Citations(job_, spec_), CiteBy::number);
  }
  job::Job job_;
  job::MapSpec spec_;
  job::Stop stop_;
};

TEST_F(Report, IsASentenceOfEachLanguage) {
  EXPECT_EQ(in("en", "a witness", "Seen there"), "Seen there. According to a witness; undated; claimed\u00A0[1].");
  EXPECT_EQ(in("de", "ein Zeuge", "dort gesehen"), "Dort gesehen. Angabe: ein Zeuge; undatiert; behauptet\u00A0[1].");
  EXPECT_EQ(in("fr", "un témoin", "vu là"), "Vu là. Source\u00A0: un témoin\u202F; sans date\u202F; affirmé\u00A0[1].");
  EXPECT_EQ(in("es", "un testigo", "visto allí"), "Visto allí. Según un testigo; sin fecha; afirmado\u00A0[1].");
  EXPECT_EQ(in("tr", "bir tanık", "orada görüldü"), "Orada görüldü. Bildiren: bir tanık; tarihsiz; iddia edildi\u00A0[1].");
  EXPECT_EQ(in("ru", "очевидец", "замечено там"), "Замечено там. Кто сообщает: очевидец; без даты; утверждается\u00A0[1].");
  EXPECT_EQ(in("ar", "شاهد", "شوهد هناك"), "شوهد هناك. المصدر: شاهد؛ بلا تاريخ؛ ادعاء\u00A0[1].");
  EXPECT_EQ(in("ar", "", ""), "لم يذكر من قال ذلك؛ بلا تاريخ؛ ادعاء\u00A0[1].");
}

TEST(Words, DenialsStandOnceInEveryLanguage) {
  job::MapSpec spec;
  spec.denied_by = {"Türkei", "Aserbaidschan"};
  EXPECT_EQ(note_words(words_in("de"), spec), "Dies bestreiten: Türkei und Aserbaidschan.");
  spec.denied_by.pop_back();
  EXPECT_EQ(note_words(words_in("de"), spec), "Dies bestreitet: Türkei.");
  spec.note = "Die Türkei bestreitet dies";
  EXPECT_EQ(note_words(words_in("de"), spec), "Die Türkei bestreitet dies.");
  spec.denied_by = {"Турция"};
  spec.note = "Турция это Отрицает";
  EXPECT_EQ(note_words(words_in("ru"), spec), "Турция это Отрицает.");
  spec.note = "Турция молчит";
  EXPECT_EQ(note_words(words_in("ru"), spec), "Турция молчит. Это отрицает: Турция.");
}

TEST(Words, MovementsAndDoubts) {
  route::Itinerary itinerary;
  itinerary.stops.resize(2);
  itinerary.stops[0].label = "Alep";
  itinerary.stops[0].number = 1;
  itinerary.stops[1].label = "Gaziantep";
  itinerary.stops[1].number = 2;
  route::ResolvedLeg leg;
  leg.from = 0;
  leg.to = 1;
  leg.spec.mode = job::Mode::air;
  leg.via.resize(1);
  leg.via.front().label = "Kilis";
  EXPECT_EQ(movement_words(Words(), itinerary, leg), "Alep (1) to Gaziantep (2), via Kilis, by air");
  EXPECT_EQ(movement_words(words_in("fr"), itinerary, leg), "Alep (1) vers Gaziantep (2), via Kilis, par avion");
  EXPECT_EQ(movement_words(words_in("de"), itinerary, leg), "Alep (1) nach Gaziantep (2), über Kilis, auf dem Luftweg");
  EXPECT_EQ(movement_words(words_in("tr"), itinerary, leg), "Alep (1) – Gaziantep (2), Kilis üzerinden, hava yoluyla");
  leg.to.reset();
  leg.via.clear();
  EXPECT_EQ(movement_words(words_in("ru"), itinerary, leg), "Alep (1) — неизвестное место, по воздуху");
  EXPECT_EQ(distance_words(words_in("de"), 1.5), "1,5 km");
  EXPECT_EQ(distance_words(Words(), 1500), "1,500 km");
  EXPECT_EQ(distance_words(words_in("ar"), 0.3), "٣٠٠ م");
  EXPECT_EQ(degrees_words(words_in("ru"), -40.5, true), "40°30′\u00A0з.\u00A0д.");
}

TEST(Words, ProjectionsAreNamedAsInGeo) {
  const std::vector<geo::LonLatBox> extents = {{30, 35, 48, 42},     {36, 36, 37, 37},     {-20, -10, 30, 12},
                                               {-180, -80, 180, 84}, {-180, 60, 180, 88},  {0, -89, 150, -70},
                                               {-180, -30, 180, 30}, {-75, -55, -65, -18}, {-120, -40, -30, 50},
                                               {100, -30, 120, 10},  {10, 72, 40, 80},     {-180, 40, 180, 80}};
  for (const geo::LonLatBox& extent : extents)
    for (const geo::Purpose purpose : {geo::Purpose::shapes, geo::Purpose::areas, geo::Purpose::distances}) {
      const geo::ProjectionChoice choice = geo::choose_projection(extent, purpose, {37.1, 36.6});
      EXPECT_EQ(projection_words(Words(), choice), choice.name);
      EXPECT_NE(projection_words(words_in("ru"), choice), choice.name) << choice.proj;
      EXPECT_EQ(reason_words(Words(), choice.reason), choice.reason);
      EXPECT_NE(reason_words(words_in("ru"), choice.reason), choice.reason);
    }
  const geo::ProjectionChoice own{"+proj=lcc +lat_1=36 +lat_2=41 +towgs84=0,0,0", "Lambert Conformal Conic", "asked for"};
  EXPECT_EQ(projection_words(words_in("ru"), own), own.name);
  const geo::ProjectionChoice conic = geo::choose_projection({30, 35, 48, 41.7});
  EXPECT_THAT(projection_words(words_in("de"), conic), HasSubstr("36° und 40,5° N")) << conic.name;
}

TEST(WordsFile, WhatItLacksIsEnglishAndSaid) {
  const Read found = read(R"({"messages": {"key.heading": "ადგილები"}})");
  ASSERT_TRUE(found.catalogue);
  const Words words("ka", found.catalogue);
  EXPECT_EQ(words.text("key.heading"), "ადგილები");
  EXPECT_EQ(words.text("key.movements"), "Movements");
  ASSERT_EQ(found.warnings.size(), 1U);
  EXPECT_THAT(found.warnings.front().message, HasSubstr("'months', 'descriptions', 'denials', 'date.about'"));
  EXPECT_EQ(found.warnings.front().severity, base::Severity::warning);
}

TEST(WordsFile, ProblemsAreToldWithTheirPlace) {
  const auto said = [](const std::string& json) {
    std::string all;
    for (const base::Diagnostic& problem : read(json).problems)
      all += std::to_string(problem.at.line) + ":" + std::to_string(problem.at.column) + ": " + problem.message +
             (problem.hint.empty() ? "" : " (" + problem.hint + ")") + "\n";
    return all;
  };
  EXPECT_EQ(said("{\"messages\": {\n  \"key.headin\": \"x\"}}"),
            "2:3: messages.key.headin: unknown message 'key.headin' (did you mean 'key.heading'?)\n");
  EXPECT_THAT(said("{\n\"messages\": [1,\n}"), HasSubstr("3:1: JSON syntax"));
  EXPECT_THAT(said(R"({"mesages": {}})"), HasSubstr("unknown key 'mesages' (did you mean 'messages'?)"));
  EXPECT_THAT(said(R"({"messages": {"movement": "{from} x {too}"}})"),
              HasSubstr("unknown field '{too}' (its fields are {from}, {to})"));
  EXPECT_THAT(said(R"({"messages": {"movement": "{from} x"}})"), HasSubstr("the field '{to}' is missing"));
  EXPECT_THAT(said(R"({"messages": {"movement": "{from"}})"), HasSubstr("is not closed"));
  EXPECT_THAT(said(R"({"messages": {"movement": {"other": "{from} {to}"}}})"), HasSubstr("nothing is counted"));
  EXPECT_THAT(said(R"({"messages": {"report.people": {"one": "x"}}})"), HasSubstr("has no form 'other'"));
  EXPECT_THAT(said(R"({"messages": {"report.people": {"ones": "x", "other": "{n}"}}})"),
              HasSubstr("unknown plural form 'ones'"));
  EXPECT_THAT(said(R"({"messages": {"key.heading": 3}})"), HasSubstr("must be a text"));
  EXPECT_THAT(said(R"({"months": ["a"]})"), HasSubstr("twelve months"));
  EXPECT_THAT(said(R"({"digits": "roman"})"), HasSubstr("must be \"latn\""));
  EXPECT_THAT(said(R"({"plural_rule": "xx"})"), HasSubstr("rule for plurals"));
  EXPECT_THAT(said("[]"), HasSubstr("must be an object"));
}

TEST(WordsFile, IsReadInAMillisecond) {
  const std::string json = sample::words_file("ar");
  (void)english_catalogue();
  base::Diagnostics warnings;
  const auto begin = std::chrono::steady_clock::now();
  constexpr int times = 20;
  for (int i = 0; i < times; ++i) ASSERT_TRUE(read_catalogue(json, "ar.json", english_catalogue().get(), false, warnings));
  const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begin;
  RecordProperty("milliseconds", std::to_string(took.count() / times));
  std::cout << "milliseconds a file: " << took.count() / times << "\n";
  EXPECT_LT(took.count() / times, 20) << "a broken reader is slower by far; the machine may be busy";
}

}  // namespace
}  // namespace rutter::map
