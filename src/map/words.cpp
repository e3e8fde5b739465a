#include "map/words.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include <fmt/format.h>

#include "base/utf8.hpp"
#include "style/letter_case.hpp"
#include "text/shaper.hpp"

namespace rutter::map {
namespace {

bool is_left_to_right_letter(char32_t c) {
  if ((c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z')) return true;
  if (c < 0xC0 || c == 0xD7 || c == 0xF7 || base::is_right_to_left_letter(c)) return false;
  return !(c >= 0x2000 && c <= 0x2BFF) && !(c >= 0x3000 && c <= 0x3004) && !(c >= 0x660 && c <= 0x6F9);
}

std::string filled(std::string_view text, Words::Fields fields) {
  std::string out;
  std::size_t done = 0;
  for (std::size_t open = text.find('{'); open != std::string_view::npos; open = text.find('{', done)) {
    const std::size_t close = text.find('}', open);
    if (close == std::string_view::npos) break;
    const std::string_view name = text.substr(open + 1, close - open - 1);
    const auto* const field = std::find_if(fields.begin(), fields.end(), [&](const auto& f) { return f.first == name; });
    if (field == fields.end()) throw std::logic_error(fmt::format("no value for the field {{{}}} of '{}'", name, text));
    out += text.substr(done, open - done);
    out += field->second;
    done = close + 1;
  }
  return out += text.substr(done);
}

bool starts_with_any(std::string_view text, std::initializer_list<std::string_view> beginnings) {
  return std::any_of(beginnings.begin(), beginnings.end(), [&](std::string_view b) { return text.starts_with(b); });
}

}  // namespace

std::string primary_language(std::string_view language) {
  return style::lower_case(language.substr(0, language.find('-')));
}

bool is_right_to_left(std::string_view language) {
  static constexpr std::array<std::string_view, 9> scripts = {"arab", "aran", "hebr", "syrc", "thaa",
                                                              "nkoo", "adlm", "rohg", "mand"};
  static constexpr std::array<std::string_view, 20> languages = {"ar",  "arc", "arz", "ary", "azb", "ckb", "dv",
                                                                 "fa",  "glk", "he",  "iw",  "ks",  "lrc", "mzn",
                                                                 "nqo", "ps",  "sd",  "ug",  "ur",  "yi"};
  for (std::size_t dash = language.find('-'); dash != std::string_view::npos; dash = language.find('-', dash + 1)) {
    const std::string script = style::lower_case(language.substr(dash + 1, language.find('-', dash + 1) - dash - 1));
    if (script.size() == 4 && script.front() > '9') return std::find(scripts.begin(), scripts.end(), script) != scripts.end();
  }
  return std::find(languages.begin(), languages.end(), primary_language(language)) != languages.end();
}

Words::Words() : Words("en", english_catalogue()) {}

Words::Words(std::string language, std::shared_ptr<const Catalogue> catalogue)
    : language_(std::move(language)), right_to_left_(is_right_to_left(language_)), catalogue_(std::move(catalogue)) {}

const Message& Words::message(std::string_view id) const {
  const auto found = catalogue_->messages.find(id);
  if (found == catalogue_->messages.end()) throw std::logic_error(fmt::format("there is no message '{}'", id));
  return found->second;
}

std::string Words::text(std::string_view id, Fields fields) const {
  return filled(message(id).forms.back(), fields);
}

std::string Words::counted(std::string_view id, std::int64_t value, Fields fields) const {
  const Message& found = message(id);
  const std::string& form = found.forms.at(static_cast<std::size_t>(plural_for(catalogue_->plural_rule, value)));
  const auto exact = found.exact.find(std::to_string(value));
  const std::string& chosen = exact != found.exact.end() ? exact->second : form.empty() ? found.forms.back() : form;
  // {n} is filled in first: what the caller gives may itself hold braces.
  std::string text = chosen;
  if (const std::size_t at = text.find("{n}"); at != std::string::npos) text.replace(at, 3, number(value));
  return filled(text, fields);
}

std::string Words::digits(std::string_view text) const {
  if (catalogue_->zero == U'0') return std::string(text);
  std::string out;
  for (const char c : text) {
    if (c >= '0' && c <= '9')
      base::append_code_point(out, catalogue_->zero + static_cast<char32_t>(c - '0'));
    else
      out += c;
  }
  return out;
}

std::string Words::number(std::int64_t value) const {
  std::string out = fmt::format("{}", value);
  const std::size_t first = value < 0 ? 1 : 0;
  if (out.size() - first >= catalogue_->group_from)
    for (std::size_t at = out.size(); at > first + 3; at -= 3) out.insert(at - 3, catalogue_->group);
  return digits(out);
}

std::string Words::number(std::string_view format, double value) const {
  std::string out = fmt::format(fmt::runtime(format), value);
  if (const std::size_t point = out.find('.'); point != std::string::npos) out.replace(point, 1, catalogue_->decimal);
  return digits(out);
}

/// Spanish alone changes the joint by the sound behind it: "y" becomes "e" before i, "o" becomes "u" before o (Real Academia
/// Española, Ortografía; as in Unicode CLDR's list patterns for Spanish).
std::string Words::last_joint(std::string_view id, std::string_view next) const {
  const std::string joint = text(id);
  const bool before_i = starts_with_any(next, {"i", "I", "í", "Í", "hi", "Hi", "hí", "Hí"}) &&
                        !starts_with_any(next, {"hia", "Hia", "hie", "Hie", "ia", "Ia", "ie", "Ie"});
  if (joint == " y " && before_i) return " e ";
  if (joint == " o " && starts_with_any(next, {"o", "O", "ó", "Ó", "ho", "Ho", "hó", "Hó"})) return " u ";
  return joint;
}

std::string Words::joined(const std::vector<std::string>& items, const std::string& between, std::string last) const {
  std::string out;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) out += i + 1 == items.size() ? last : between;
    out += items[i];
  }
  return out;
}

std::string Words::listed(const std::vector<std::string>& items) const {
  return joined(items, text("list.comma"), items.empty() ? std::string() : last_joint("list.and", items.back()));
}

std::string Words::either(const std::vector<std::string>& items) const {
  return joined(items, text("list.or"), items.empty() ? std::string() : last_joint("list.or", items.back()));
}

std::string Words::parts(const std::vector<std::string>& all) const {
  std::string out;
  for (const std::string& part : all)
    if (!part.empty()) out = out.empty() ? part : text("join.parts", {{"first", out}, {"second", part}});
  return out;
}

std::string Words::embedded(std::string_view name) const {
  for (std::size_t at = 0; at < name.size();) {
    const char32_t c = base::next_code_point(name, at);
    if (right_to_left_ ? is_left_to_right_letter(c) : base::is_right_to_left_letter(c)) return text::isolated(name);
  }
  return std::string(name);
}

std::string Words::capitalised(std::string_view text) const {
  std::size_t end = 0;
  if (text.empty()) return {};
  (void)base::next_code_point(text, end);
  const std::string_view first = text.substr(0, end);
  // Words that the language lacks are English.
  std::string raised = style::upper_case(first, catalogue_ == english_catalogue() ? "en" : language_);
  if (first == "ß") raised = first;  // a word never begins with it; its capital would be two letters
  return raised + std::string(text.substr(end));
}

std::string Words::sentence(std::string text) const {
  while (!text.empty() && text.back() == ' ') text.pop_back();
  if (text.empty()) return text;
  static constexpr std::array<std::string_view, 12> ends = {".", "!", "?", "…", ".”", ".)", "؟", "։", "۔", "।", ".»", ".“"};
  const bool ended = std::any_of(ends.begin(), ends.end(), [&](std::string_view end) { return text.ends_with(end); });
  return ended ? text : text + this->text("full_stop");
}

bool Words::is_description(std::string_view speaker) const {
  if (speaker.empty()) return false;
  std::size_t end = 0;
  (void)base::next_code_point(speaker, end);
  const std::string_view first = speaker.substr(0, end);
  if (style::upper_case(first) != first) return true;
  return std::any_of(catalogue_->descriptions.begin(), catalogue_->descriptions.end(),
                     [&](const std::string& beginning) { return speaker.starts_with(beginning); });
}

bool Words::speaks_of_denying(std::string_view note) const {
  const std::string lower = style::lower_case(note);
  return std::any_of(catalogue_->denials.begin(), catalogue_->denials.end(),
                     [&](const std::string& part) { return lower.find(part) != std::string::npos; });
}

const std::string& Words::country(const std::string& code, const std::string& english) const {
  const auto found = countries_.find(code);
  return found == countries_.end() ? english : found->second;
}

}  // namespace rutter::map
