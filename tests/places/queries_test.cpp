// The list of tests/gazetteer/queries.tsv against the real index: what is asked, where, and what must come out. The rows say
// what is right, not what the program answers; so not all need to come out, but no wrong answer may stand where the name is to
// be refused.
#include <gtest/gtest.h>

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "places/answer.hpp"
#include "places/gazetteer.hpp"

namespace rutter::places {
namespace {

struct Row {
  std::string query;
  std::string in;
  std::string expected;
  std::string used;  ///< where the spelling is used
  std::string did_you_mean;
  [[nodiscard]] bool is_refused() const { return expected == "ambiguous" || expected == "not_found"; }
};

const Gazetteer& gazetteer() {
  static const Gazetteer opened = Gazetteer::open(RUTTER_TEST_DATA_DIR "/gazetteer.sqlite");
  return opened;
}

std::vector<Row> rows_of(const std::string& path) {
  std::ifstream file(path);
  std::vector<Row> rows;
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) {
    std::istringstream cells(line);
    Row row;
    for (std::string* const cell : {&row.query, &row.in, &row.expected, &row.used, &row.did_you_mean})
      std::getline(cells, *cell, '\t');
    rows.push_back(row);
  }
  return rows;
}

const std::vector<Row>& rows() {
  static const std::vector<Row> read = rows_of(RUTTER_SOURCE_DIR "/tests/gazetteer/queries.tsv");
  return read;
}

Answer answer_to(const Row& row) {
  Query query;
  query.name = row.query;
  if (!row.in.empty()) query.in = row.in;
  query.limit = 20;
  return choose(gazetteer().candidates(query));
}

std::string outcome(const Answer& answer) {
  return answer.best ? answer.best->place.id : std::string(to_string(answer.status));
}

std::string description(const Row& row, const Answer& answer) {
  std::string text = fmt::format("'{}' in '{}' ({}) is {} instead of {}, confidence {:.3f}", row.query, row.in, row.used,
                                 outcome(answer), row.expected, answer.confidence);
  for (std::size_t i = 0; i < std::min<std::size_t>(answer.candidates.size(), 4); ++i) {
    const Candidate& candidate = answer.candidates[i];
    text += fmt::format("\n    {:.2f} {} {} {} {} '{}'", candidate.score, candidate.place.id, candidate.place.name,
                        candidate.place.country, to_string(candidate.match), candidate.matched_name);
  }
  return text;
}

TEST(Queries, are_many_and_of_many_kinds) {
  std::set<std::pair<std::string, std::string>> different;
  std::size_t refused = 0;
  for (const Row& row : rows()) {
    different.emplace(row.query, row.in);
    EXPECT_FALSE(row.used.empty()) << row.query;
    if (row.is_refused()) ++refused;
  }
  EXPECT_EQ(different.size(), rows().size());
  EXPECT_GE(rows().size(), 500U);
  EXPECT_GE(refused, 80U);
}

TEST(Queries, come_out_as_listed) {
  constexpr double least_right = 0.98;
  std::size_t right = 0;
  std::string wrong;
  for (const Row& row : rows()) {
    const Answer answer = answer_to(row);
    if (outcome(answer) == row.expected) {
      ++right;
      continue;
    }
    wrong += description(row, answer) + "\n";
    EXPECT_FALSE(row.is_refused() && answer.best) << "must be refused: " << description(row, answer);
  }
  const double share = static_cast<double>(right) / static_cast<double>(rows().size());
  fmt::print("queries.tsv: {} of {} right ({:.1f} %)\n{}", right, rows().size(), 100 * share, wrong);
  RecordProperty("right", static_cast<int>(right));
  EXPECT_GE(share, least_right);
}

}  // namespace
}  // namespace rutter::places
