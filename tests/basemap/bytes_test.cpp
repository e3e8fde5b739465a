#include "basemap/bytes.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace rutter::basemap {
namespace {

TEST(Bytes, ComeBackAsWritten) {
  const std::int64_t numbers[] = {0,
                                  1,
                                  -1,
                                  63,
                                  64,
                                  -64,
                                  -65,
                                  18'000'000,
                                  -18'000'000,
                                  std::numeric_limits<std::int64_t>::max(),
                                  std::numeric_limits<std::int64_t>::min()};
  ByteWriter out;
  for (const auto n : numbers) out.zigzag(n);
  out.text("Şəki");
  out.f64(-0.25);
  out.u32(0xFFFFFFFFU);
  ByteReader in(out.bytes());
  for (const auto n : numbers) EXPECT_EQ(in.zigzag(), n);
  EXPECT_EQ(in.text(), "Şəki");
  EXPECT_EQ(in.f64(), -0.25);
  EXPECT_EQ(in.u32(), 0xFFFFFFFFU);
  EXPECT_TRUE(in.done());
}

TEST(Bytes, EndTooEarlyIsDamage) {
  ByteWriter out;
  out.text("Aleppo");
  for (std::size_t size = 0; size < out.size(); ++size) {
    ByteReader in(std::string_view(out.bytes()).substr(0, size));
    EXPECT_THROW(in.text(), Damaged) << size;
  }
}

TEST(Bytes, CountLargerThanTheRestIsDamage) {
  ByteWriter out;
  out.varint(1000);
  ByteReader in(out.bytes());
  EXPECT_THROW(in.count(), Damaged);
  const std::string endless(20, '\xff');
  ByteReader other(endless);
  EXPECT_THROW(other.varint(), Damaged);
}

}  // namespace
}  // namespace rutter::basemap
