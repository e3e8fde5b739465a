// The list of tests/gazetteer/queries.tsv against the real index: what is asked, where, and what must come out. The rows say
// what is right, not what the program answers; so not all need to come out, but no wrong answer may stand where the name is to
// be refused.
#include <gtest/gtest.h>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <fstream>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "places/answer.hpp"
#include "places/container.hpp"
#include "places/gazetteer.hpp"
#include "places/tables.hpp"

namespace rutter::places {
namespace {

struct Listed {
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

std::vector<Listed> rows_of(const std::string& path) {
  std::ifstream file(path);
  std::vector<Listed> rows;
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) {
    std::istringstream cells(line);
    Listed row;
    for (std::string* const cell : {&row.query, &row.in, &row.expected, &row.used, &row.did_you_mean})
      std::getline(cells, *cell, '\t');
    rows.push_back(row);
  }
  return rows;
}

const std::vector<Listed>& rows() {
  static const std::vector<Listed> read = rows_of(RUTTER_SOURCE_DIR "/tests/gazetteer/queries.tsv");
  return read;
}

Answer answer_to(const Listed& row) {
  Query query;
  query.name = row.query;
  if (!row.in.empty()) query.in = row.in;
  query.limit = 20;
  return choose(gazetteer().candidates(query));
}

std::string outcome(const Answer& answer) {
  return answer.best ? answer.best->place.id : std::string(to_string(answer.status));
}

std::string description(const Listed& row, const Answer& answer) {
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
  for (const Listed& row : rows()) {
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
  std::size_t typos = 0;
  std::size_t meant = 0;
  for (const Listed& row : rows()) {
    const Answer answer = answer_to(row);
    if (!row.did_you_mean.empty()) {
      ++typos;
      Query query;
      query.name = row.query;
      const auto suggested = gazetteer().suggestions(query);
      if (std::any_of(suggested.begin(), suggested.end(), [&](const Candidate& c) { return c.place.id == row.did_you_mean; }))
        ++meant;
    }
    if (outcome(answer) == row.expected) {
      ++right;
      continue;
    }
    wrong += description(row, answer) + "\n";
    EXPECT_FALSE(row.is_refused() && answer.best) << "must be refused: " << description(row, answer);
  }
  const double share = static_cast<double>(right) / static_cast<double>(rows().size());
  fmt::print("queries.tsv: {} of {} right ({:.1f} %)\n{}", right, rows().size(), 100 * share, wrong);
  fmt::print("did you mean: {} of {} typos\n", meant, typos);
  RecordProperty("right", static_cast<int>(right));
  EXPECT_GE(share, least_right);
}

/// How often the best candidate is right where the program is so sure of it.
struct Reliability {
  double from;
  double to;
  std::size_t answers = 0;
  std::size_t right = 0;
  double confidence = 0;  ///< sum
};

std::vector<Reliability> empty_table() {
  return {{0, 0.5}, {0.5, 0.8}, {0.8, 0.9}, {0.9, 0.97}, {0.97, 0.99}, {0.99, 1.01}};
}

void count(std::vector<Reliability>& table, double confidence, bool right) {
  const auto bin = std::find_if(table.begin(), table.end(), [&](const Reliability& r) { return confidence < r.to; });
  ++bin->answers;
  if (right) ++bin->right;
  bin->confidence += confidence;
}

void print(const std::string& title, const std::vector<Reliability>& table) {
  for (const Reliability& bin : table) {
    if (bin.answers == 0) continue;
    const auto answers = static_cast<double>(bin.answers);
    fmt::print("{} {:.2f}-{:.2f}: {} answers, mean confidence {:.3f}, right {:.3f}\n", title, bin.from, std::min(bin.to, 1.0),
               bin.answers, bin.confidence / answers, static_cast<double>(bin.right) / answers);
  }
}

// Names as if every inhabitant of the world wrote of where they live: towns drawn by population, by their main names. Right is
// the town itself, or an answer that covers it (its province, a quarter within 10 km).
TEST(Queries, confidence_in_towns_drawn_by_population) {
  constexpr int sample = 3000;
  std::vector<Row> towns;
  std::vector<double> people;
  for (Row& row : read_tables(RUTTER_SOURCE_DIR "/geodata/gazetteer").rows) {
    if ((row.kind != Kind::city && row.kind != Kind::village) || row.population <= 0) continue;
    people.push_back(static_cast<double>(row.population));
    towns.push_back(std::move(row));
  }
  std::mt19937 random(2020);  // NOLINT(cert-msc51-cpp): the same sample on every run
  std::discrete_distribution<std::size_t> draw(people.begin(), people.end());
  std::vector<Reliability> table = empty_table();
  for (int i = 0; i < sample; ++i) {
    const Row& town = towns[draw(random)];
    Query query;
    query.name = town.name;
    query.limit = 20;
    const Answer answer = choose(gazetteer().candidates(query));
    if (answer.candidates.empty()) continue;
    const Place& said = answer.best ? answer.best->place : answer.candidates.front().place;
    Place meant;
    meant.point = town.point;
    meant.country = town.country;
    meant.admin1 = town.admin1;
    meant.admin2 = town.admin2;
    count(table, answer.confidence,
          said.id == town.id || distance_km(said.point, town.point) <= same_place_km ||
              (is_area(said.kind) && lies_in(meant, said)));
  }
  print("by population", table);
  for (const Reliability& bin : table)
    if (bin.from >= confidence_to_resolve && bin.answers >= 100) {
      EXPECT_GE(static_cast<double>(bin.right), (bin.from - 0.02) * static_cast<double>(bin.answers)) << bin.from;
    }
}

// The table of docs/geocoding.md. Answers to what must be refused count as wrong when they are given (from
// confidence_to_resolve on) and are left out below, where they are refused as they should be.
TEST(Queries, confidence_is_about_how_often_it_is_right) {
  std::vector<Reliability> table = empty_table();
  for (const Listed& row : rows()) {
    const Answer answer = answer_to(row);
    if (answer.candidates.empty() || (row.is_refused() && !answer.best)) continue;
    const std::string id = answer.best ? answer.best->place.id : answer.candidates.front().place.id;
    count(table, answer.confidence, id == row.expected);
  }
  print("reliability", table);
  for (const Reliability& bin : table) {
    if (bin.answers == 0) continue;
    const auto answers = static_cast<double>(bin.answers);
    const double share = static_cast<double>(bin.right) / answers;
    // Two standard errors of a share; bins without a wrong answer have an error too.
    const double mean = bin.confidence / answers;
    const double error = 2 * std::sqrt(std::max(mean * (1 - mean), 0.01) / answers);
    EXPECT_GE(share, mean - error) << "too sure between " << bin.from << " and " << bin.to;
  }
}

}  // namespace
}  // namespace rutter::places
