#pragma once

#include <map>
#include <string>
#include <vector>

#include "draw/drawing.hpp"

namespace rutter::paint {

/// CSS declarations of how something is painted, without braces.
[[nodiscard]] std::string css_of(const draw::Color& fill);
[[nodiscard]] std::string css_of(const draw::Pen& pen);
[[nodiscard]] std::string css_of(const draw::Circle& circle);
[[nodiscard]] std::string css_of(const draw::Text& text);

/// One class for each different look, named in the order of first use.
class StyleSheet {
 public:
  /// Class names begin with the prefix, so that several drawings can stand in one page.
  explicit StyleSheet(std::string prefix) : prefix_(std::move(prefix)) {}

  /// The class that has these declarations.
  [[nodiscard]] std::string class_for(const std::string& declarations);
  [[nodiscard]] std::string css() const;

 private:
  std::string prefix_;
  std::map<std::string, std::string> names_;
  std::vector<std::string> declarations_;
};

}  // namespace rutter::paint
