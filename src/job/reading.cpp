#include "job/reading.hpp"

#include <fmt/format.h>

#include "job/citation.hpp"
#include "job/keys.hpp"
#include "job/words.hpp"

namespace rutter::job {

Located located(const toml::Table& table, std::string_view key) {
  const toml::Mark mark = table.at(key);
  return {table.document().position(mark), table.document().line(mark)};
}

Located located(const toml::Table& table) {
  return {table.document().position(table.at()), table.document().line(table.at())};
}

void read_text(toml::Table& table, std::string_view key, std::string& target) {
  if (auto text = table.text(key)) {
    target = std::move(text->text);
  }
}

void read_note(toml::Table& table, Reading& reading, std::string& target) {
  const auto text = table.text("note");
  if (!text) {
    return;
  }
  target = text->text;
  for (const Citation& citation : find_citations(target)) {
    for (const std::string& id : citation.ids) {
      reading.source_uses.push_back({id, &table.document(), text->at});
    }
  }
}

void read_texts(toml::Table& table, std::string_view key, std::vector<std::string>& target) {
  if (auto texts = table.texts(key)) {
    target.clear();
    for (toml::Text& text : *texts) {
      target.push_back(std::move(text.text));
    }
  }
}

std::optional<Date> read_date(toml::Table& table, std::string_view key) {
  const toml::Value* value = table.value(key);
  if (value == nullptr) {
    return std::nullopt;
  }
  std::string text;
  if (const toml::LocalDate* date = std::get_if<toml::LocalDate>(&value->data)) {
    text = fmt::format("{:04}-{:02}-{:02}", date->year, date->month, date->day);
  } else if (const std::string* written = std::get_if<std::string>(&value->data)) {
    text = *written;
  } else if (const std::int64_t* year = std::get_if<std::int64_t>(&value->data)) {
    table.wrong_type(key, *value, "a date or a string", fmt::format("quote it: {} = \"{}\"", key, *year));
    return std::nullopt;
  } else {
    const bool time = std::holds_alternative<toml::TimeOfDay>(value->data);
    table.wrong_type(key, *value, time ? "a date" : "a date or a string",
                     time ? "leave the time out; it can be told in the claim" : std::string());
    return std::nullopt;
  }
  if (text.empty()) {
    table.problem(value->at, fmt::format("'{}' is empty", key));
    return std::nullopt;
  }
  auto parsed = parse_date(text.substr(0, 100));
  if (const DateProblem* problem = std::get_if<DateProblem>(&parsed)) {
    table.problem(value->at, fmt::format("'{}' {}", key, problem->reason), problem->hint);
    return std::nullopt;
  }
  return std::get<Date>(std::move(parsed));
}

void read_sources_used(toml::Table& table, Reading& reading, std::vector<std::string>& target) {
  const auto texts = table.texts("source");
  if (!texts) {
    return;
  }
  target.clear();
  for (const toml::Text& text : *texts) {
    target.push_back(text.text);
    reading.source_uses.push_back({text.text, &table.document(), text.at});
  }
}

std::optional<geo::LonLat> read_point(toml::Table table) {
  const std::optional<double> lat = table.number("lat", {-90, 90});
  const std::optional<double> lon = table.number("lon", {-180, 180});
  table.finish();
  return lat && lon ? std::optional(geo::LonLat{*lon, *lat}) : std::nullopt;
}

void read_statement(toml::Table& table, Reading& reading, Statement& statement) {
  statement.where = located(table);
  statement.date = read_date(table, "date");
  statement.people = table.integer("people", {1, 100'000'000});
  statement.status = read_choice<Status>(table, "status", words::status, 1).value_or(Status::none);
  statement.confirms = read_choice<Confirms>(table, "confirms", words::confirms, 1).value_or(Confirms::unstated);
  if (statement.confirms != Confirms::unstated && statement.status != Status::confirmed) {
    table.problem(table.at("confirms"), "'confirms' says what is confirmed, and nothing is",
                  "write status = \"confirmed\", or leave 'confirms' out");
  }
  read_text(table, "by", statement.by);
  statement.anonymous = table.flag("anonymous").value_or(false);
  read_text(table, "claim", statement.claim);
  read_sources_used(table, reading, statement.source);
}

Source read_source(toml::Table& table) {
  Source source;
  source.where = located(table);
  read_text(table, "id", source.id);
  if (!source.id.empty() && !is_source_id(source.id)) {
    table.problem(table.at("id"), "'id' must be letters, digits, '-', '_' and '.', at most 64",
                  "it is cited as \"[id]\" in notes: keep it short, like \"f24\"");
  }
  read_text(table, "publisher", source.publisher);
  read_text(table, "title", source.title);
  if (!table.has("publisher") && !table.has("title")) {
    table.problem(table.at(), "[[source]] needs a 'publisher' or a 'title'");
  }
  source.date = read_date(table, "date");
  read_text(table, "url", source.url);
  read_text(table, "archived", source.archived);
  source.accessed = read_date(table, "accessed");
  read_text(table, "via", source.via);
  table.finish();
  return source;
}

}  // namespace rutter::job
