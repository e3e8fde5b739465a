#include "base/stored_text.hpp"

#include <gmock/gmock.h>

#include <random>
#include <string>
#include <thread>
#include <vector>

namespace rutter::base {
namespace {

/// Lines of very different lengths, none with a line feed at the end.
std::string text_of(std::size_t bytes) {
  std::mt19937 random(7);
  std::string text;
  while (text.size() < bytes) {
    text += std::string(random() % (random() % 50 == 0 ? 40000 : 60), static_cast<char>('a' + random() % 26));
    text += random() % 9 == 0 ? "\r\n" : "\n";
  }
  return text + "the last";
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines(1);
  for (const char c : text) {
    if (c == '\n')
      lines.emplace_back();
    else
      lines.back() += c;
  }
  return lines;
}

class StoredTexts : public testing::TestWithParam<std::size_t> {};

TEST_P(StoredTexts, GivePartsAndLinesOfTheText) {
  const std::string text = text_of(GetParam());
  const StoredText stored(text);
  EXPECT_EQ(stored.size(), text.size());
  EXPECT_EQ(stored.part(0, text.size()), text);
  EXPECT_EQ(stored.part(text.size(), text.size()), "");
  std::mt19937 random(8);
  for (int i = 0; i < 300; ++i) {
    const std::size_t begin = random() % text.size();
    const std::size_t end = begin + random() % std::min<std::size_t>(text.size() - begin, 50000);
    EXPECT_EQ(stored.part(begin, end), text.substr(begin, end - begin));
  }
  const auto lines = lines_of(text);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string whole = lines[i].substr(0, lines[i].find('\r'));
    EXPECT_EQ(stored.line(i + 1, 1000), lines[i].size() < 1000 ? whole : "") << i;
  }
  EXPECT_EQ(stored.line(0, 1000), "");
  EXPECT_EQ(stored.line(lines.size() + 1, 1000), "");
}

INSTANTIATE_TEST_SUITE_P(ShortAndLong, StoredTexts, testing::Values(0, 10, 16384, 40000, StoredText::long_text, 3000000));

TEST(StoredText, SeveralThreadsMayAskALongOne) {
  const std::string text = text_of(2000000);
  const StoredText stored(text);
  std::vector<int> wrong(4);
  std::vector<std::thread> threads;
  for (std::size_t t = 0; t < wrong.size(); ++t)
    threads.emplace_back([&, t] {
      for (std::size_t at = t * 1000; at + 100 < text.size(); at += 9999)
        wrong[t] += stored.part(at, at + 100) == text.substr(at, 100) ? 0 : 1;
    });
  for (std::thread& thread : threads) thread.join();
  EXPECT_THAT(wrong, testing::Each(0));
}

}  // namespace
}  // namespace rutter::base
