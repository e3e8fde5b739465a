#include "style/json_scan.hpp"

#include <algorithm>
#include <utility>

#include <nlohmann/json.hpp>

namespace rutter::style {
namespace {

class Scanner {
 public:
  Scanner(std::string_view text, const std::function<bool(const ScanPlace&)>& visit) : text_(text), visit_(visit) {}

  void run() {
    skip_space();
    while (at_ < text_.size() && value() && after_value()) skip_space();
  }

 private:
  bool tell(bool is_key) { return visit_(ScanPlace{path_, at_, is_key}); }

  /// At the first character of a value; goes down to the first value that holds no other and stands behind it.
  bool value() {
    while (at_ < text_.size() && tell(false)) {
      const char c = text_[at_];
      if (c == '"') {
        at_ = end_of_string();
        return true;
      }
      if (c != '{' && c != '[') {
        at_ = std::min(text_.find_first_of(",]} \t\r\n", at_), text_.size());
        return true;
      }
      ++at_;
      skip_space();
      if (at_ < text_.size() && text_[at_] == (c == '{' ? '}' : ']')) {
        ++at_;
        return true;
      }
      if (c == '[') {
        path_.emplace_back(std::size_t{0});
      } else {
        path_.emplace_back(std::string());
        if (!key()) return false;
      }
      skip_space();
    }
    return false;
  }

  /// At the quote of a member's key; stands afterwards behind the colon.
  bool key() {
    if (at_ >= text_.size() || text_[at_] != '"') return false;
    const std::size_t end = end_of_string();
    const auto name = nlohmann::json::parse(text_.substr(at_, end - at_), nullptr, false);
    path_.back() = name.is_string() ? name.get<std::string>() : std::string();
    if (!tell(true)) return false;
    at_ = end;
    skip_space();
    if (at_ >= text_.size() || text_[at_] != ':') return false;
    ++at_;
    return true;
  }

  /// Behind a value: closes what ends here and goes on to the next value. False at the end of the document.
  bool after_value() {
    for (skip_space(); at_ < text_.size(); skip_space()) {
      const char c = text_[at_++];
      if (path_.empty()) return false;
      if (c == ']' || c == '}') {
        path_.pop_back();
        if (path_.empty()) return false;
        continue;
      }
      if (c != ',') return false;
      skip_space();
      if (auto* index = std::get_if<std::size_t>(&path_.back())) {
        ++*index;
        return true;
      }
      return key();
    }
    return false;
  }

  [[nodiscard]] std::size_t end_of_string() const {
    std::size_t end = at_ + 1;
    while (end < text_.size() && text_[end] != '"') end += text_[end] == '\\' ? 2U : 1U;
    return end < text_.size() ? end + 1 : text_.size();
  }

  void skip_space() {
    at_ = text_.find_first_not_of(" \t\r\n", at_);
    if (at_ == std::string_view::npos) at_ = text_.size();
  }

  std::string_view text_;
  const std::function<bool(const ScanPlace&)>& visit_;
  std::size_t at_ = 0;
  Path path_;
};

}  // namespace

void scan_json(std::string_view text, const std::function<bool(const ScanPlace&)>& visit) {
  Scanner(text, visit).run();
}

}  // namespace rutter::style
