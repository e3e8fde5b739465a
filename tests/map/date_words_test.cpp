#include "map/date_words.hpp"

#include <gtest/gtest.h>

#include "words_sample.hpp"

namespace rutter::map {
namespace {

job::Date date(const std::string& text) {
  return std::get<job::Date>(job::parse_date(text));
}

std::string words(const std::string& text, const std::string& language = "en") {
  return date_words(sample::words_in(language), date(text));
}

TEST(DateWords, InEnglish) {
  EXPECT_EQ(words("2020-09-25"), "25 September 2020");
  EXPECT_EQ(words("2020-09-05"), "5 September 2020");
  EXPECT_EQ(words("2020-09"), "September 2020");
  EXPECT_EQ(words("2020"), "2020");
  EXPECT_EQ(words("2020-10-03~"), "about 3 October 2020");
  EXPECT_EQ(words("2020-10~"), "about October 2020");
  EXPECT_EQ(words("2020-10-03?"), "3 October 2020 (uncertain)");
  EXPECT_EQ(words("2020-10-03%"), "about 3 October 2020 (uncertain)");
  EXPECT_EQ(words("2020-09-25/.."), "since 25 September 2020");
  EXPECT_EQ(words("2020-10-03~/.."), "since about 3 October 2020");
  EXPECT_EQ(words("../2020-10-18"), "until 18 October 2020");
}

TEST(DateWords, IntervalsRepeatOnlyWhatDiffers) {
  EXPECT_EQ(words("2020-09-27/2020-10-18"), "27 September–18 October 2020");
  EXPECT_EQ(words("2020-09-27/2020-09-30"), "27–30 September 2020");
  EXPECT_EQ(words("2019-12-27/2020-01-18"), "27 December 2019–18 January 2020");
  EXPECT_EQ(words("2020-07/2020-10"), "July–October 2020");
  EXPECT_EQ(words("2019-07/2020-10"), "July 2019–October 2020");
  EXPECT_EQ(words("2019/2020"), "2019–2020");
  EXPECT_EQ(words("2020/2020-10"), "2020–October 2020");
  EXPECT_EQ(words("2020-09/2020-09-25"), "September–25 September 2020");
  EXPECT_EQ(words("2020-09-25/2020-09-25"), "25–25 September 2020");
}

/// A day, a month, about, since a day and a month, until a day, an interval over two months, one of days, one of months.
struct Expected {
  std::string language;
  std::vector<std::string> texts;
};

TEST(DateWords, InEveryLanguage) {
  const std::vector<std::string> dates = {"2020-09-23",      "2020-09",       "2020-10-03~",           "2020-09-25/..",
                                          "2020-09/..",      "../2020-10-18", "2020-09-27/2020-10-18", "2020-09-27/2020-09-30",
                                          "2020-07/2020-10", "2020-10-03?",   "2020-10-03~/.."};
  const std::vector<Expected> all = {
      {"de",
       {"23. September 2020", "September 2020", "etwa 3. Oktober 2020", "seit dem 25. September 2020", "seit September 2020",
        "bis zum 18. Oktober 2020", "27. September – 18. Oktober 2020", "27.–30. September 2020", "Juli – Oktober 2020",
        "3. Oktober 2020 (unsicher)", "seit etwa 3. Oktober 2020"}},
      {"fr",
       {"23 septembre 2020", "septembre 2020", "vers le 3 octobre 2020", "depuis le 25 septembre 2020", "depuis septembre 2020",
        "jusqu’au 18 octobre 2020", "27 septembre – 18 octobre 2020", "27–30 septembre 2020", "juillet – octobre 2020",
        "3 octobre 2020 (incertain)", "depuis environ le 3 octobre 2020"}},
      {"es",
       {"23 de septiembre de 2020", "septiembre de 2020", "hacia el 3 de octubre de 2020", "desde el 25 de septiembre de 2020",
        "desde septiembre de 2020", "hasta el 18 de octubre de 2020", "27 de septiembre – 18 de octubre de 2020",
        "27–30 de septiembre de 2020", "julio – octubre de 2020", "3 de octubre de 2020 (incierto)",
        "desde aproximadamente el 3 de octubre de 2020"}},
      {"tr",
       {"23 Eylül 2020", "Eylül 2020", "3 Ekim 2020 dolayları", "25 Eylül 2020 tarihinden itibaren", "Eylül 2020 ve sonrası",
        "18 Ekim 2020 tarihine kadar", "27 Eylül – 18 Ekim 2020", "27–30 Eylül 2020", "Temmuz – Ekim 2020",
        "3 Ekim 2020 (kesin değil)", "yaklaşık 3 Ekim 2020 tarihinden itibaren"}},
      {"ru",
       {"23 сентября 2020\u00A0г.", "сентябрь 2020\u00A0г.", "около 3 октября 2020\u00A0г.", "с 25 сентября 2020\u00A0г.",
        "с сентября 2020\u00A0г.", "до 18 октября 2020\u00A0г.", "27 сентября – 18 октября 2020\u00A0г.",
        "27–30 сентября 2020\u00A0г.", "июль – октябрь 2020\u00A0г.", "3 октября 2020\u00A0г. (неточно)",
        "примерно с 3 октября 2020\u00A0г."}},
      {"ar",
       {"٢٣ سبتمبر ٢٠٢٠", "سبتمبر ٢٠٢٠", "نحو ٣ أكتوبر ٢٠٢٠", "منذ ٢٥ سبتمبر ٢٠٢٠", "منذ سبتمبر ٢٠٢٠", "حتى ١٨ أكتوبر ٢٠٢٠",
        "٢٧ سبتمبر – ١٨ أكتوبر ٢٠٢٠", "٢٧–٣٠ سبتمبر ٢٠٢٠", "يوليو – أكتوبر ٢٠٢٠", "٣ أكتوبر ٢٠٢٠ (غير مؤكد)",
        "منذ نحو ٣ أكتوبر ٢٠٢٠"}},
  };
  for (const Expected& expected : all)
    for (std::size_t i = 0; i < dates.size(); ++i)
      EXPECT_EQ(words(dates[i], expected.language), expected.texts.at(i)) << expected.language << " " << dates[i];
}

TEST(DateWords, WhenASourceWasPublished) {
  EXPECT_EQ(published_words(Words(), std::nullopt), "undated");
  EXPECT_EQ(published_words(Words(), date("2020-10-25/..")), "25 October 2020 or later");
  EXPECT_EQ(published_words(Words(), date("../2020-10-25")), "25 October 2020 or earlier");
  EXPECT_EQ(published_words(sample::words_in("ru"), date("2020-10-25/..")), "25 октября 2020\u00A0г. или позже");
}

TEST(DateWords, AClaimNamesItsDayInItsOwnLanguage) {
  const job::PartialDate day = *date("2020-09-25").from;
  EXPECT_TRUE(names_day(Words(), "shared since 25 September", day));
  EXPECT_FALSE(names_day(Words(), "shared since 25 September 2019", day));
  EXPECT_FALSE(names_day(Words(), "shared since 125 September", day));
  EXPECT_TRUE(names_day(sample::words_in("es"), "difundido el 25 de septiembre de 2020", day));
  EXPECT_FALSE(names_day(sample::words_in("es"), "difundido el 25 de septiembre de 2019", day));
  EXPECT_TRUE(names_day(sample::words_in("ru"), "25 сентября показали запись", day));
  EXPECT_TRUE(names_day(sample::words_in("ar"), "نُشر في ٢٥ سبتمبر", day));
  EXPECT_TRUE(names_day(sample::words_in("ar"), "نُشر في 25 سبتمبر", day)) << "in European digits as well";
}

}  // namespace
}  // namespace rutter::map
