#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/memo.hpp"
#include "draw/drawing.hpp"
#include "text/font_collection.hpp"

namespace rutter::paint {

/// Parts of SVG documents that drawings have in common, kept so that they are written once. May be used by threads at once;
/// changes no byte of any document.
class SharedParts {
 public:
  explicit SharedParts(const text::FontCollection& fonts) : fonts_(fonts) {}

  /// The path data of each of its nodes that is a Fill or a Stroke; else empty.
  using Paths = std::vector<std::string>;
  [[nodiscard]] std::shared_ptr<const Paths> paths_of(const draw::Shared& shared);

  /// The subset of a face for these letters, as it is embedded; of fonts other than the batch's own it is made each time.
  template <class Make>
  std::string subset(const text::FontCollection& fonts, std::size_t face, const std::u32string& letters, const Make& make) {
    if (fonts != fonts_) return make();
    base::MemoKey key;
    key.add(face).add(std::string_view(reinterpret_cast<const char*>(letters.data()), letters.size() * sizeof(char32_t)));
    return *subsets_.get(key, make);
  }

 private:
  text::FontCollection fonts_;
  base::Memo<std::string> subsets_{64};
  base::Memo<Paths> paths_{128};
};

}  // namespace rutter::paint
