#include "toml/document.hpp"

#include <gtest/gtest.h>

#include <variant>

namespace rutter::toml {
namespace {

const Value& member(const Document& document, std::string_view key) {
  const Member* found = find(std::get<Members>(document.root().data), key);
  if (found == nullptr) {
    throw std::out_of_range(std::string(key));
  }
  return found->value;
}

/// The whole message of what is wrong with a text, or an empty text.
std::string message(std::string_view text, const Limits& limits = {}) {
  const auto result = Document::parse(text, "a.toml", limits);
  return result.ok() ? std::string() : base::format(result.problems().at(0));
}

TEST(Document, ValuesKeepTheirTypeAndPlace) {
  const auto document = Document::parse(
      "# a comment\n"
      "text = \"Efrîn\"\n"
      "\"ключ\" = 42\n"
      "[[table]]\n"
      "x = 1.5\n"
      "[[table]]\n"
      "  day = 2020-09-25\n"
      "  list = [true, 07:30:00, 2020-09-25T07:30:00Z, { a.b = 1 }]\n",
      "a.toml");
  ASSERT_TRUE(document.ok());
  EXPECT_EQ(std::get<std::string>(member(*document, "text").data), "Efrîn");
  EXPECT_EQ(member(*document, "text").at, (Mark{2, 8}));
  EXPECT_EQ(std::get<std::int64_t>(member(*document, "ключ").data), 42);
  EXPECT_EQ(member(*document, "ключ").at, (Mark{3, 10}));  // code points, not bytes
  const Array& tables = std::get<Array>(member(*document, "table").data);
  ASSERT_EQ(tables.size(), 2U);
  EXPECT_EQ(tables[0].at, (Mark{4, 1}));
  EXPECT_EQ(tables[1].at, (Mark{6, 1}));
  const Members& second = std::get<Members>(tables[1].data);
  EXPECT_EQ(std::get<LocalDate>(find(second, "day")->value.data).day, 25U);
  EXPECT_EQ(find(second, "day")->at, (Mark{7, 3}));
  const Array& list = std::get<Array>(find(second, "list")->value.data);
  EXPECT_TRUE(std::get<bool>(list[0].data));
  EXPECT_FALSE(std::get<TimeOfDay>(list[1].data).has_date);
  EXPECT_TRUE(std::get<TimeOfDay>(list[2].data).has_date);
  EXPECT_TRUE(std::holds_alternative<Members>(list[3].data));
  EXPECT_EQ(document->line({7, 1}), "  day = 2020-09-25");
}

TEST(Document, LineEndsOfWindowsAndAByteOrderMarkAreFine) {
  const auto document = Document::parse("\xEF\xBB\xBFx = 1\r\ny = 2\r\n", "a.toml");
  ASSERT_TRUE(document.ok());
  EXPECT_EQ(member(*document, "y").at, (Mark{2, 5}));
  EXPECT_EQ(document->line({2, 1}), "y = 2");
}

TEST(Syntax, AnUnquotedDateSaysQuoteIt) {
  EXPECT_EQ(message("name = \"x\"\ndate = 2020-09\n"),
            "a.toml:2:8: error: TOML knows no date '2020-09'\n  date = 2020-09\n         ^\n  quote it: date = \"2020-09\"\n");
  for (const std::string date :
       {"2020-09", "2020-09-25/..", "../2020-10-18", "2020-10-03~", "2020-09-27/2020-10-18", "2020?", "2020-09~"}) {
    EXPECT_NE(message("date = " + date).find("  quote it: date = \"" + date + "\"\n"), std::string::npos) << date;
    EXPECT_NE(message("a = [{ x = 1, date = " + date + ", y = 2 }]").find("  quote it: date = \"" + date + "\"\n"),
              std::string::npos)
        << date << message("a = [{ x = 1, date = " + date + ", y = 2 }]");
  }
}

TEST(Syntax, UsualSlipsAreExplained) {
  EXPECT_EQ(message("day = 2020-02-30"),
            "a.toml:1:7: error: there is no day 2020-02-30 in the calendar\n  day = 2020-02-30\n        ^\n");
  EXPECT_EQ(message("place = Azaz"),
            "a.toml:1:9: error: TOML syntax: error while parsing value: could not determine value type\n"
            "  place = Azaz\n          ^\n  texts stand in quotes: place = \"...\"\n");
  EXPECT_EQ(message("at = { lat = 36,55, lon = 3 }"),
            "a.toml:1:14: error: TOML syntax: error while parsing key-value pair: expected '=', saw ','\n"
            "  at = { lat = 36,55, lon = 3 }\n               ^\n  numbers have a decimal point: lat = 36.55\n");
  EXPECT_EQ(message("legend = False"),
            "a.toml:1:10: error: TOML syntax: error while parsing boolean: expected 'false', saw 'F'\n"
            "  legend = False\n           ^\n  write it in small letters: legend = false\n");
}

TEST(Syntax, LettersOutsideQuotes) {
  EXPECT_EQ(message("title = “Azaz”\n"),
            "a.toml:1:9: error: TOML syntax: error while parsing value: could not determine value type\n"
            "  title = “Azaz”\n          ^\n  quotes are straight in TOML: title = \"...\"\n");
  for (const std::string text : {"é = 1", "x = 1 é", "[é]", "x é = 1", "x = [1 é]", "Ж", "عفرين = 'x'", "\u3100"}) {
    EXPECT_NE(message(text), "") << text;
  }
  const auto document = Document::parse("x = \"\"\"a \\\n  éb \\\nعفرين\"\"\"", "a.toml");
  ASSERT_TRUE(document.ok());
  EXPECT_EQ(std::get<std::string>(member(*document, "x").data), "a éb عفرين");
}

TEST(Syntax, OnlyTheFirstErrorWithItsPlace) {
  EXPECT_EQ(message("x = 1\n[map\ny = \n"),
            "a.toml:2:5: error: TOML syntax: error while parsing table header: expected ']', saw '\\n'\n  [map\n      ^\n");
  EXPECT_EQ(message("a = 1\na = 2\n"),
            "a.toml:2:5: error: TOML syntax: error while parsing key-value pair: cannot redefine existing integer 'a'\n  a = "
            "2\n      ^\n");
  EXPECT_NE(message("a = \"\xFF\""), "");
  EXPECT_NE(message(std::string_view("a = \0", 5)), "");
}

TEST(Syntax, AHeaderThatBeginsWithNoLetterIsAnErrorInEveryBuild) {
  EXPECT_EQ(message("[!]\n"),
            "a.toml:1:2: error: TOML syntax: error while parsing key: expected bare key starting character or string "
            "delimiter, saw '!'\n"
            "  [!]\n   ^\n");
}

TEST(Limits, SizeCountDepthAndKeys) {
  Limits limits;
  limits.bytes = 100;
  EXPECT_EQ(message(std::string(101, ' '), limits), "a.toml: error: is larger than 100 bytes, the limit of a job file\n");
  limits = {};
  limits.values = 3;
  EXPECT_EQ(message("a = 1\nb = 1\nc = 1\n", limits), "");
  EXPECT_EQ(message("a = 1\nb = 1\nc = 1\nd = 1\n", limits),
            "a.toml:4:3: error: more than 3 values in one file\n  d = 1\n    ^\n");
  EXPECT_EQ(message("a = " + std::string(32, '[') + std::string(32, ']')), "");
  EXPECT_NE(message("a = " + std::string(33, '[') + std::string(33, ']')).find("more than 32 brackets within each other"),
            std::string::npos);
  EXPECT_EQ(message("a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a = 1"), "");
  EXPECT_NE(message("a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a = 1").find("a key of more than 16 parts"), std::string::npos);
  EXPECT_EQ(
      message("a = \"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[.................\" # [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["),
      "");
}

// Each of these ended in a crash or took minutes in some TOML reader.
TEST(Limits, HostileTextsEndQuickly) {
  const std::size_t many = 1U << 18U;
  const auto repeated = [](std::string_view part, std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) {
      text += part;
    }
    return text;
  };
  for (const std::string& text : {
           "a = " + std::string(many, '['),
           "a = " + repeated("{a=", many),
           repeated("a.", many) + "a = 1",
           repeated("a .\t", many) + "a = 1",
           repeated("'a'.", many) + "a = 1",
           repeated("\"a\".", many) + "a = 1",
           "[" + repeated("a.", many) + "a]",
           "a = \"\"\"\"x\"\"\"\"\"" + std::string(many, '['),
           "a = ''''x''''" + std::string(many, '['),
           "a = \"\\\"\"" + std::string(many, '['),
           "a = \"" + std::string(many, 'x'),
           "a = \"\"\"" + std::string(many, '\n'),
           "# " + std::string(many, '['),
           std::string(many, '\n') + "=",
           std::string(many, '#'),
           std::string(many, '\0'),
           repeated("[[a]]\n", 50000),
           repeated("[[a]]\n[[a.b]]\n[[a.b.c]]\n", 8000),
           repeated("a=1\n", 100000),
           "a = " + std::string(many, '9'),
           "a = 1e" + std::string(many, '9'),
           std::string(many, 'a'),
           "a = [" + repeated("1,", 400000) + "]",
       }) {
    static_cast<void>(Document::parse(text, "a.toml"));
  }
}

}  // namespace
}  // namespace rutter::toml
