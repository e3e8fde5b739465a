#include "toml/table.hpp"

#include <gtest/gtest.h>

#include <array>
#include <memory>

#include "base/error.hpp"

namespace rutter::toml {
namespace {

constexpr std::array keys = {Key{"text", "", ""},  Key{"number", "", ""}, Key{"whole", "", ""},
                             Key{"flag", "", ""},  Key{"texts", "", ""},  Key{"word", "", ""},
                             Key{"inner", "", ""}, Key{"list", "", ""},   Key{"needed", "", "", Need::required}};
constexpr std::array inner_keys = {Key{"x", "", ""}};
constexpr TableKind kind = {"[page]", keys, nullptr};
constexpr TableKind inner_kind = {"[[page.list]]", inner_keys, &kind};
constexpr std::array<std::string_view, 3> words = {"road", "air", "sea"};

/// Everything that one reading of a text says.
std::string messages(const std::string& text) {
  const auto document = Document::parse("needed = 1\n" + text, "a.toml");
  if (!document) {
    return base::format(document.problems().at(0));
  }
  base::Diagnostics problems;
  Table table(*document, document->root(), kind, problems);
  static_cast<void>(table.text("text"));
  static_cast<void>(table.number("number", {-90, 90}));
  static_cast<void>(table.integer("whole", {1, 1e6}));
  static_cast<void>(table.flag("flag"));
  static_cast<void>(table.texts("texts"));
  static_cast<void>(table.choice("word", words));
  static_cast<void>(table.value("needed"));
  if (auto inner = table.table("inner", inner_kind)) {
    static_cast<void>(inner->number("x", {0}));
    inner->finish();
  }
  for (Table& inner : table.tables("list", inner_kind, 2)) {
    static_cast<void>(inner.value("x"));
    inner.finish();
  }
  table.finish();
  std::string all;
  for (const base::Diagnostic& problem : problems) {
    all += base::format({problem.severity, problem.at, problem.message, problem.hint, ""});
  }
  return all;
}

TEST(Table, NothingWrongSaysNothing) {
  EXPECT_EQ(
      messages(
          "text = 'x'\nnumber = 90\nwhole = 1\nflag = false\ntexts = []\nword = 'air'\ninner = {x = 1}\nlist = [{}, {x=2}]"),
      "");
}

TEST(Table, WrongTypesAreNamed) {
  EXPECT_EQ(messages("text = 1"), "a.toml:2:8: error: 'text' must be a string, not a number\n");
  EXPECT_EQ(messages("text = true"), "a.toml:2:8: error: 'text' must be a string, not true\n");
  EXPECT_EQ(messages("text = 2020-01-01"), "a.toml:2:8: error: 'text' must be a string, not a date\n");
  EXPECT_EQ(messages("number = '3'"), "a.toml:2:10: error: 'number' must be a number, not a string\n");
  EXPECT_EQ(messages("whole = 1.5"), "a.toml:2:9: error: 'whole' must be a whole number, not 1.5\n");
  EXPECT_EQ(messages("flag = 'yes'"), "a.toml:2:8: error: 'flag' must be true or false, not a string\n");
  EXPECT_EQ(messages("texts = 'a'"),
            "a.toml:2:9: error: 'texts' must be an array of strings, not a string\n  write texts = [\"a\"]\n");
  EXPECT_EQ(messages("texts = ['a', 1]"), "a.toml:2:15: error: 'texts' must be a string, not a number\n");
  EXPECT_EQ(messages("inner = 3"), "a.toml:2:9: error: 'inner' must be a table, not a number\n");
  EXPECT_EQ(messages("[list]\nx = 1"),
            "a.toml:2:1: error: 'list' must be an array of tables, not a table\n  write [[page.list]]\n");
  EXPECT_EQ(messages("list = [1]"), "a.toml:2:9: error: 'list' must be an array of tables, not a number\n");
}

TEST(Table, RangesAndWords) {
  EXPECT_EQ(messages("number = 91"), "a.toml:2:10: error: 'number' must be between -90 and 90, not 91\n");
  EXPECT_EQ(messages("number = -90.5"), "a.toml:2:10: error: 'number' must be between -90 and 90, not -90.5\n");
  EXPECT_EQ(messages("number = nan"), "a.toml:2:10: error: 'number' must be a finite number, not nan\n");
  EXPECT_EQ(messages("number = inf"), "a.toml:2:10: error: 'number' must be a finite number, not inf\n");
  EXPECT_EQ(messages("whole = 9223372036854775807"),
            "a.toml:2:9: error: 'whole' must be between 1 and 1000000, not 9223372036854775807\n");
  EXPECT_EQ(messages("inner = {x = -1}"), "a.toml:2:14: error: 'x' must be at least 0, not -1\n");
  EXPECT_EQ(messages("word = 'rod'"),
            "a.toml:2:8: error: 'word' must be road, air or sea, not 'rod'\n  did you mean 'road'?\n");
  EXPECT_EQ(messages("text = '  '"), "a.toml:2:8: error: 'text' is empty\n");
  EXPECT_EQ(messages("text = \"\\u202E\""), "a.toml:2:8: error: 'text' is empty\n");
  EXPECT_EQ(messages("text = '" + std::string(4001, 'x') + "'"), "a.toml:2:8: error: 'text' is longer than 4000 characters\n");
  EXPECT_EQ(messages("list = [{}, {}, {}]"), "a.toml:2:8: error: more than 2 of [[page.list]]\n");
}

TEST(Table, KeysUnknownAndMissing) {
  EXPECT_EQ(messages("nubmer = 1"), "a.toml:2:1: error: unknown key 'nubmer' in [page]\n  did you mean 'number'?\n");
  EXPECT_EQ(messages("zebra = 1"), "a.toml:2:1: error: unknown key 'zebra' in [page]\n  see docs/job-file.md\n");
  EXPECT_EQ(
      messages("[[list]]\nflag = true"),
      "a.toml:3:1: error: unknown key 'flag' in [[page.list]]\n  'flag' belongs to [page]: write it above [[page.list]]\n");
  EXPECT_EQ(messages("\"a\\u001b[31m\" = 1"), "a.toml:2:1: error: unknown key 'a[31m' in [page]\n  see docs/job-file.md\n");
}

TEST(Table, AMissingKey) {
  const auto document = Document::parse("\n[t]\n", "a.toml");
  base::Diagnostics problems;
  constexpr std::array needed = {Key{"needed", "", "", Need::required}};
  const TableKind small = {"[t]", needed, nullptr};
  Table table(*document, std::get<Members>(document->root().data).at(0).value, small, problems);
  static_cast<void>(table.value("needed"));
  table.finish();
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(base::format(problems[0]), "a.toml:2:1: error: missing key 'needed' in [t]\n  [t]\n  ^\n");
}

TEST(Table, AKeyThatIsListedButNeverReadIsADefect) {
  const auto document = Document::parse("", "a.toml");
  base::Diagnostics problems;
  Table table(*document, document->root(), inner_kind, problems);
  EXPECT_THROW(table.finish(), base::Error);
  EXPECT_THROW(static_cast<void>(table.value("other")), base::Error);
}

TEST(Table, TextsAreCleaned) {
  const auto document = Document::parse("x = \"  a\\tb\\u202Ec \"", "a.toml");
  base::Diagnostics problems;
  Table table(*document, document->root(), inner_kind, problems);
  EXPECT_EQ(table.text("x")->text, "a bc");
  EXPECT_EQ(table.text("x", true)->text,
            "  a\tb\xE2\x80\xAE"
            "c ");
}

}  // namespace
}  // namespace rutter::toml
