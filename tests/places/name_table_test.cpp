// The table of keys against a map.
#include "places/name_table.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <map>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

namespace rutter::places {
namespace {

using Keys = std::map<std::string, std::vector<std::uint64_t>>;

struct Table {
  std::string bytes = "before";
  std::uint64_t root = 0;

  explicit Table(const Keys& keys) {
    NameTableWriter writer([&](std::string_view added) { bytes += added; }, bytes.size());
    for (const auto& [key, values] : keys) {
      writer.add(key, values);
      if (key.size() % 7 == 0) {
        const std::uint64_t at = writer.put_apart("apart");
        EXPECT_EQ(bytes.substr(at), "apart");
      }
    }
    root = writer.finish();
  }

  [[nodiscard]] std::vector<std::uint64_t> find(std::string_view key) const {
    // Others are looked up with it, which is to make no difference.
    return find_in_name_table(bytes, root, {"ab", key, "", "b"})[1];
  }
};

/// Keys of a few letters, so that many begin alike, some of them beginnings of others, up to longer ones than a block.
Keys drawn_keys(std::size_t count) {
  std::mt19937 random(4);
  Keys keys;
  while (keys.size() < count) {
    std::string key;
    const std::size_t letters = random() % 300 == 0 ? 200 + random() % 600 : 1 + random() % 12;
    for (std::size_t i = 0; i < letters; ++i) key += "ab\xC3\xFF"[random() % 4];
    auto& values = keys[key];
    values.clear();
    std::uint64_t value = random() % 2 == 0 ? 0 : random();
    for (std::size_t i = random() % 6; i < 6; ++i) values.push_back(value += 1 + random() % 100000);
  }
  return keys;
}

TEST(NameTable, gives_of_every_key_what_was_put_there_and_of_others_nothing) {
  for (const std::size_t count : {1U, 2U, 40U, 3000U, 60000U}) {
    const Keys keys = drawn_keys(count);
    const Table table(keys);
    for (const auto& [key, values] : keys) {
      EXPECT_EQ(table.find(key), values);
      for (const std::string& other : {key + 'a', key.substr(1), key.substr(0, key.size() - 1), 'c' + key, key + '\xFF'}) {
        if (!keys.contains(other)) {
          EXPECT_TRUE(table.find(other).empty());
        }
      }
    }
  }
}

TEST(NameTable, without_keys_has_none) {
  EXPECT_TRUE(Table({}).find("a").empty());
}

TEST(NameTable, that_is_damaged_is_told_or_found_to_lack_keys) {
  const Keys keys = drawn_keys(300);
  const Table whole(keys);
  std::mt19937 random(9);
  for (int i = 0; i < 300; ++i) {
    Table table = whole;
    table.bytes[6 + random() % (table.bytes.size() - 6)] = static_cast<char>(random());
    for (const auto& [key, values] : keys) {
      try {
        static_cast<void>(table.find(key));
      } catch (const std::runtime_error&) {
      }
    }
  }
  Table cut = whole;
  cut.bytes.resize(cut.bytes.size() - 1);
  EXPECT_THROW(static_cast<void>(cut.find(keys.begin()->first)), std::runtime_error);
}

}  // namespace
}  // namespace rutter::places
