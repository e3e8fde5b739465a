#pragma once

#include <string>

namespace rutter::layers {

/// Collects GDAL's messages of this thread, as long as it lives, instead of letting them out on standard error.
class GdalMessages {
 public:
  GdalMessages();
  ~GdalMessages();
  GdalMessages(const GdalMessages&) = delete;
  GdalMessages& operator=(const GdalMessages&) = delete;
  /// The first error, as a part of a sentence: one line, no full stop, and no name of a private copy or of a folder of the
  /// machine. Empty: there was none. Warnings do not count.
  [[nodiscard]] const std::string& first() const { return first_; }

 private:
  struct Receiver;
  std::string first_;
};

}  // namespace rutter::layers
