#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace rutter::base {

/// A text that is kept for a whole run and asked for in small parts. A long one is kept deflated, in blocks, for a job of ten
/// thousand maps is not to need more memory than one of a hundred. Copies share what they hold; several threads may ask.
class StoredText {
 public:
  /// Texts from this size on are kept deflated.
  static constexpr std::size_t long_text = std::size_t{1} << 20;

  StoredText() : StoredText(std::string_view()) {}
  /// Throws std::bad_alloc only.
  explicit StoredText(std::string_view text);

  [[nodiscard]] std::size_t size() const;
  /// Bytes [begin, end), which must lie in the text.
  [[nodiscard]] std::string part(std::size_t begin, std::size_t end) const;
  /// A line by its number, from 1, without its end; empty when there is no such line or it has more than `longest` bytes, its
  /// end included. Behind a last line feed there is one more line, an empty one.
  [[nodiscard]] std::string line(std::size_t number, std::size_t longest) const;

 private:
  struct State;
  std::shared_ptr<const State> state_;
};

}  // namespace rutter::base
