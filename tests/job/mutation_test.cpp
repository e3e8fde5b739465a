#include <gtest/gtest.h>

#include <random>
#include <string>

#include "base/utf8.hpp"
#include "full_job.hpp"
#include "job/read.hpp"

namespace rutter::job {
namespace {

/// A small accident: bytes changed, cut out, doubled, or a piece moved elsewhere.
std::string damaged(std::string text, std::mt19937& random) {
  const auto below = [&](std::size_t limit) { return limit == 0 ? 0 : random() % limit; };
  const std::size_t accidents = 1 + below(4);
  for (std::size_t i = 0; i < accidents; ++i) {
    const std::size_t at = below(text.size());
    const std::size_t length = std::min<std::size_t>(below(40), text.size() - at);
    switch (below(5)) {
      case 0:
        text[at] = static_cast<char>(below(256));
        break;
      case 1:
        text.erase(at, length);
        break;
      case 2:
        text.insert(below(text.size()), text.substr(at, length));
        break;
      case 3:
        text[at] = "[]{}=\"'#\n.,-0"[below(13)];
        break;
      default:
        text.resize(std::max<std::size_t>(at, 1));
        break;
    }
  }
  return text;
}

TEST(Mutation, ADamagedJobIsReadOrRefusedWithPrintableMessages) {
  std::mt19937 random(20200925);
  std::size_t refused = 0;
  for (int round = 0; round < 1500; ++round) {
    const std::string text = damaged(std::string(full_job), random);
    const auto result = read_job_text(text, "j.toml");
    if (result.ok()) {
      continue;
    }
    ++refused;
    ASSERT_FALSE(result.problems().empty());
    for (const base::Diagnostic& problem : result.problems()) {
      const std::string printed = base::format(problem);
      ASSERT_TRUE(base::is_valid_utf8(printed));
      ASSERT_EQ(printed.rfind("j.toml", 0), 0U) << printed;
      ASSERT_FALSE(problem.message.empty());
    }
  }
  EXPECT_GT(refused, 500U);
}

}  // namespace
}  // namespace rutter::job
