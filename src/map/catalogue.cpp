#include "map/catalogue.hpp"

#include <algorithm>
#include <set>
#include <stdexcept>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "base/edit_distance.hpp"
#include "base/utf8.hpp"
#include "map/english_words.hpp"
#include "style/json_text.hpp"

namespace rutter::map {
namespace {

using nlohmann::json;
using style::Path;

constexpr std::array<std::string_view, 10> keys = {"plural_rule", "digits",          "decimal",      "group",   "group_from",
                                                   "months",      "months_in_dates", "descriptions", "denials", "messages"};

struct Digits {
  std::string_view name;
  char32_t zero;
};
/// Numbering systems by their names in Unicode CLDR.
constexpr std::array<Digits, 4> digit_systems = {
    {{"latn", U'0'}, {"arab", U'\u0660'}, {"arabext", U'\u06F0'}, {"deva", U'\u0966'}}};

class CatalogueReader {
 public:
  CatalogueReader(std::string_view text, const std::string& display_path, const Catalogue* behind)
      : text_(text, display_path), behind_(behind), english_(behind == nullptr ? nullptr : english_catalogue().get()) {
    if (behind != nullptr) out_ = *behind;
  }

  base::Result<std::shared_ptr<const Catalogue>> read() {
    const auto document = text_.document();
    if (!document) return document.problems();
    if (!document->is_object()) {
      problem({}, "a file of words must be an object");
      return problems_;
    }
    for (const auto& [key, value] : document->items())
      if (std::find(keys.begin(), keys.end(), key) == keys.end())
        problem_at_key({key}, fmt::format("unknown key '{}'", base::printable(key)),
                       suggestion(key, {keys.begin(), keys.end()}));
    read_numbers(*document);
    read_lists(*document);
    read_messages(*document);
    if (!problems_.empty()) return problems_;
    return std::shared_ptr<const Catalogue>(std::make_shared<Catalogue>(std::move(out_)));
  }

  /// One warning that names what the file lacks.
  [[nodiscard]] std::optional<base::Diagnostic> gaps() const {
    if (missing_.empty()) return std::nullopt;
    constexpr std::size_t most = 8;
    std::string names;
    for (std::size_t i = 0; i < std::min(most, missing_.size()); ++i) names += (i == 0 ? "'" : ", '") + missing_[i] + "'";
    if (missing_.size() > most) names += fmt::format(" and {} more", missing_.size() - most);
    return text_.diagnostic({{}, fmt::format("not in this file of words, English is printed: {}", names), {}, false},
                            base::Severity::warning);
  }

 private:
  void problem(const Path& path, std::string message, std::string hint = {}) {
    problems_.push_back(text_.diagnostic({path, std::move(message), std::move(hint), false}, base::Severity::error));
  }
  void problem_at_key(const Path& path, std::string message, std::string hint = {}) {
    problems_.push_back(text_.diagnostic({path, std::move(message), std::move(hint), true}, base::Severity::error));
  }

  static std::string suggestion(const std::string& word, const std::vector<std::string>& choices) {
    const std::string nearest = base::nearest(word, choices);
    return nearest.empty() ? nearest : fmt::format("did you mean '{}'?", nearest);
  }

  /// The value of a key, when it has one; what must be there and is not is noted.
  const json* value_of(const json& object, const std::string& key, bool wanted) {
    const auto found = object.find(key);
    if (found != object.end()) return &*found;
    if (behind_ == nullptr && wanted) problem({}, fmt::format("'{}' is missing", key));
    if (wanted) missing_.push_back(key);
    return nullptr;
  }

  std::optional<std::string> text_of(const json& value, const Path& path) {
    if (value.is_string()) return value.get<std::string>();
    problem(path, "must be a text");
    return std::nullopt;
  }

  void read_numbers(const json& object) {
    if (const json* value = value_of(object, "plural_rule", false)) {
      const std::string name = value->is_string() ? value->get<std::string>() : std::string();
      if (const auto rule = plural_rule_of(name))
        out_.plural_rule = *rule;
      else
        problem({"plural_rule"}, "must be the code of a language whose rule for plurals is known",
                "for example \"en\", \"ru\"");
    }
    if (const json* value = value_of(object, "digits", false)) {
      const auto* const system = std::find_if(digit_systems.begin(), digit_systems.end(), [&](const Digits& d) {
        return value->is_string() && *value == std::string(d.name);
      });
      if (system != digit_systems.end())
        out_.zero = system->zero;
      else
        problem({"digits"}, "must be \"latn\", \"arab\", \"arabext\" or \"deva\"");
    }
    for (const auto& [key, target] : {std::pair{"decimal", &out_.decimal}, std::pair{"group", &out_.group}})
      if (const json* value = value_of(object, key, behind_ == nullptr))
        if (auto text = text_of(*value, {std::string(key)})) *target = std::move(*text);
    if (const json* value = value_of(object, "group_from", false)) {
      if (value->is_number_integer() && *value >= 4 && *value <= 30)
        out_.group_from = value->get<std::size_t>();
      else
        problem({"group_from"}, "must be a whole number from 4 to 30");
    }
  }

  void read_lists(const json& object) {
    if (const json* value = value_of(object, "months", true); value != nullptr && read_months(*value, "months", out_.months))
      out_.months_in_dates = out_.months;
    if (const json* value = value_of(object, "months_in_dates", false))
      read_months(*value, "months_in_dates", out_.months_in_dates);
    for (const auto& [key, target] : {std::pair{"descriptions", &out_.descriptions}, std::pair{"denials", &out_.denials}}) {
      const json* value = value_of(object, key, true);
      if (value == nullptr) continue;
      if (!value->is_array()) {
        problem({std::string(key)}, "must be a list of texts");
        continue;
      }
      target->clear();
      for (std::size_t i = 0; i < value->size(); ++i)
        if (auto text = text_of((*value)[i], {std::string(key), i}); text && !text->empty())
          target->push_back(std::move(*text));
    }
  }

  bool read_months(const json& value, const std::string& key, std::array<std::string, 12>& target) {
    if (!value.is_array() || value.size() != target.size()) {
      problem({key}, "must be the names of the twelve months");
      return false;
    }
    for (std::size_t i = 0; i < target.size(); ++i)
      if (auto text = text_of(value[i], {key, i})) target.at(i) = std::move(*text);
    return true;
  }

  void read_messages(const json& object) {
    const json* messages = value_of(object, "messages", behind_ == nullptr);
    if (messages != nullptr && !messages->is_object()) return problem({"messages"}, "must be an object");
    if (messages != nullptr)
      for (const auto& [id, value] : messages->items()) {
        const Path path{std::string("messages"), id};
        if (is_known(id, path))
          if (auto message = read_message(value, path)) {
            if (english_ != nullptr) check_fields(*message, english_->messages.find(id)->second, path);
            out_.messages.insert_or_assign(id, std::move(*message));
          }
      }
    if (english_ == nullptr) return;
    for (const auto& entry : english_->messages)
      if (messages == nullptr || !messages->contains(entry.first)) missing_.push_back(entry.first);
  }

  bool is_known(const std::string& id, const Path& path) {
    if (english_ == nullptr || english_->messages.contains(id)) return true;
    std::vector<std::string> known;
    for (const auto& entry : english_->messages) known.push_back(entry.first);
    problem_at_key(path, fmt::format("unknown message '{}'", base::printable(id)), suggestion(id, known));
    return false;
  }

  std::optional<Message> read_message(const json& value, const Path& path) {
    Message message;
    if (value.is_string()) {
      message.forms.back() = value.get<std::string>();
    } else if (value.is_object()) {
      message.counted = true;
      for (const auto& [form, text] : value.items()) read_form(form, text, path, message);
    } else {
      problem(path, "must be a text, or an object with a text for each plural form");
      return std::nullopt;
    }
    if (message.forms.back().empty()) {
      problem(path, message.counted ? "has no form 'other'" : "is empty");
      return std::nullopt;
    }
    return message;
  }

  void read_form(const std::string& form, const json& value, Path path, Message& message) {
    path.emplace_back(form);
    const auto* const name = std::find(plural_names.begin(), plural_names.end(), form);
    const bool exact = form.size() > 1 && form.front() == '=' &&
                       std::all_of(form.begin() + 1, form.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (name == plural_names.end() && !exact)
      return problem_at_key(path, fmt::format("unknown plural form '{}'", base::printable(form)),
                            fmt::format("there are {} and \"=2\" for one number", fmt::join(plural_names, ", ")));
    auto text = text_of(value, path);
    if (!text) return;
    if (exact)
      message.exact[form.substr(1)] = std::move(*text);
    else
      message.forms.at(static_cast<std::size_t>(name - plural_names.begin())) = std::move(*text);
  }

  /// A form may leave out the number, "{n}", and nothing else: what is known must not be lost.
  void check_fields(const Message& message, const Message& english, const Path& path) {
    const std::vector<std::string> english_fields = fields_of(english.forms.back()).value();
    std::set<std::string> known(english_fields.begin(), english_fields.end());
    if (english.counted) known.insert("n");
    const auto check = [&](const std::string& text) {
      const auto fields = fields_of(text);
      if (!fields) return problem(path, "a brace '{' is not closed");
      for (const std::string& field : *fields)
        if (!known.contains(field))
          problem(path, fmt::format("unknown field '{{{}}}'", base::printable(field)), fields_hint(known));
      for (const std::string& field : known)
        if (!(field == "n" && english.counted) && std::find(fields->begin(), fields->end(), field) == fields->end())
          problem(path, fmt::format("the field '{{{}}}' is missing", field));
    };
    if (message.counted && !english.counted) problem(path, "has no plural forms: nothing is counted in it");
    for (const std::string& form : message.forms)
      if (!form.empty()) check(form);
    for (const auto& form : message.exact) check(form.second);
  }

  static std::string fields_hint(const std::set<std::string>& known) {
    if (known.empty()) return "this message has no fields";
    std::string list;
    for (const std::string& field : known) list += (list.empty() ? "{" : ", {") + field + "}";
    return "its fields are " + list;
  }

  style::JsonText text_;
  const Catalogue* behind_;
  const Catalogue* english_;
  Catalogue out_;
  base::Diagnostics problems_;
  std::vector<std::string> missing_;
};

}  // namespace

std::optional<std::vector<std::string>> fields_of(std::string_view text) {
  std::set<std::string> fields;
  for (std::size_t open = text.find('{'); open != std::string_view::npos; open = text.find('{', open + 1)) {
    const std::size_t close = text.find_first_of("{}", open + 1);
    if (close == std::string_view::npos || text[close] == '{') return std::nullopt;
    fields.emplace(text.substr(open + 1, close - open - 1));
  }
  return std::vector<std::string>(fields.begin(), fields.end());
}

base::Result<std::shared_ptr<const Catalogue>> read_catalogue(std::string_view json, const std::string& display_path,
                                                              const Catalogue* behind, bool warn_of_gaps,
                                                              base::Diagnostics& warnings) {
  CatalogueReader reader(json, display_path, behind);
  auto read = reader.read();
  if (read && warn_of_gaps)
    if (auto gaps = reader.gaps()) warnings.push_back(std::move(*gaps));
  return read;
}

const std::shared_ptr<const Catalogue>& english_catalogue() {
  static const std::shared_ptr<const Catalogue> english = [] {
    base::Diagnostics warnings;
    auto read = read_catalogue(english_words, "en.json", nullptr, false, warnings);
    if (!read) throw std::logic_error("the English words are damaged: " + base::format(read.problems().front()));
    return read.value();
  }();
  return english;
}

}  // namespace rutter::map
