#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace rutter::layers {

/// What was wrong with features of a file: how many they are, and the first few by their number.
class Findings {
 public:
  /// `which` names the feature ("feature 3"), `what` its fault ("its outline crosses itself").
  void add_skipped(const std::string& which, const std::string& what) { skipped_.add(which, what); }
  void add_repaired(const std::string& which, const std::string& what) { repaired_.add(which, what); }
  [[nodiscard]] std::size_t skipped() const { return skipped_.count; }
  /// The first skipped feature with its fault, as "feature 3: its geometry is empty".
  [[nodiscard]] std::string first_skipped() const { return skipped_.first; }
  /// Sentences without full stop, as "2 of 9 features are not drawn: feature 3 (its geometry is empty); feature 7 (...)".
  [[nodiscard]] std::vector<std::string> sentences(std::size_t features) const;

 private:
  struct Kind {
    std::size_t count = 0;
    std::string first;
    std::string listed;
    void add(const std::string& which, const std::string& what);
  };
  Kind skipped_;
  Kind repaired_;
};

}  // namespace rutter::layers
