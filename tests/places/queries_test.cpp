// The list of tests/gazetteer/queries.tsv against the real index: what is asked, where, and what must come out.
#include <gtest/gtest.h>

#include <fmt/format.h>

#include <fstream>
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
};

std::vector<Row> rows_of(const std::string& path) {
  std::ifstream file(path);
  std::vector<Row> rows;
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) {
    std::istringstream cells(line);
    Row row;
    std::getline(cells, row.query, '\t');
    std::getline(cells, row.in, '\t');
    std::getline(cells, row.expected, '\t');
    rows.push_back(row);
  }
  return rows;
}

std::string outcome(const Answer& answer) {
  return answer.best ? answer.best->place.id : std::string(to_string(answer.status));
}

std::string description(const Answer& answer) {
  std::string text = fmt::format("confidence {:.3f}, margin {:.3f}", answer.confidence, answer.margin);
  for (const Candidate& candidate : answer.candidates) {
    text += fmt::format("\n    {:.2f} {} {} {} {}", candidate.score, candidate.place.id, candidate.place.name,
                        candidate.place.country, to_string(candidate.match));
  }
  return text;
}

TEST(Queries, come_out_as_listed) {
  const Gazetteer gazetteer = Gazetteer::open(RUTTER_TEST_DATA_DIR "/gazetteer.sqlite");
  const std::vector<Row> rows = rows_of(RUTTER_SOURCE_DIR "/tests/gazetteer/queries.tsv");
  ASSERT_GE(rows.size(), 60U);
  std::size_t right = 0;
  for (const Row& row : rows) {
    Query query;
    query.name = row.query;
    if (!row.in.empty()) query.in = row.in;
    const Answer answer = choose(gazetteer.candidates(query));
    EXPECT_EQ(outcome(answer), row.expected) << row.query << " in '" << row.in << "': " << description(answer);
    if (outcome(answer) == row.expected) ++right;
  }
  fmt::print("queries.tsv: {} of {} right\n", right, rows.size());
  RecordProperty("right", static_cast<int>(right));
}

}  // namespace
}  // namespace rutter::places
