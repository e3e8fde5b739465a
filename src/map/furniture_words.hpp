#pragma once

#include <string>
#include <string_view>

#include "job/model.hpp"
#include "map/words.hpp"

/// What key, legend, footer and long description share, so that picture and description carry the same hedges.
namespace rutter::map {

/// "location confirmed", "claimed" ...; empty for Status::none.
[[nodiscard]] std::string status_words(const Words& words, job::Status status, job::Confirms confirms);

/// "by road", "by air", "by sea", "by rail", "on foot"; empty for Mode::unknown.
[[nodiscard]] std::string mode_words(const Words& words, job::Mode mode);

/// The end of a message's id for a status: "confirmed_place", "claimed" ...; empty for Status::none.
[[nodiscard]] std::string status_id(job::Status status, job::Confirms confirms);

/// The text with A-Z as a-z.
[[nodiscard]] std::string lower_ascii(std::string_view text);

/// How many digits matter: 7213442 becomes 7210000. For scales and distances; 0 and what is not finite give 0.
[[nodiscard]] double rounded_to_3_digits(double value);

/// Sentences one after the other, empty ones left out.
class Prose {
 public:
  void add(const std::string& text) {
    if (!text.empty()) text_ += (text_.empty() ? "" : " ") + text;
  }
  [[nodiscard]] std::string take() { return std::move(text_); }

 private:
  std::string text_;
};

}  // namespace rutter::map
