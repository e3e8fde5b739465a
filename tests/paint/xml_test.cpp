#include "paint/xml.hpp"

#include <gtest/gtest.h>

namespace rutter::paint {
namespace {

TEST(Xml, EscapesMarkup) {
  std::string out;
  append_escaped(out, "Baden & <b>Baden</b> \"x\" 'y'");
  EXPECT_EQ(out, "Baden &amp; &lt;b&gt;Baden&lt;/b&gt; &quot;x&quot; 'y'");
}

TEST(Xml, StripsWhatMakesADocumentUnreadableOrMisread) {
  EXPECT_EQ(stripped("A\x01\x1F\x7F"
                     "b"),
            "Ab");
  EXPECT_EQ(stripped("A\xEF\xBF\xBF\xEF\xBF\xBE\xEF\xB7\x90"
                     "b"),
            "Ab");  // U+FFFF, U+FFFE, U+FDD0
  EXPECT_EQ(stripped("\xE2\x80\xAA\xE2\x80\xAE"
                     "abc\xE2\x80\xAC"),
            "abc");  // LRE, RLO, PDF
  EXPECT_EQ(stripped("\xE2\x81\xA8"
                     "abc\xE2\x81\xA9"),
            "\xE2\x81\xA8"
            "abc\xE2\x81\xA9");  // FSI, PDI stay
  EXPECT_EQ(stripped("a\tb\nc\rd"), "a b c d");
  EXPECT_EQ(stripped("a\xFF"
                     "b"),
            "a\xEF\xBF\xBD"
            "b");
  EXPECT_EQ(stripped(std::string("a\0b", 3)), "ab");
  EXPECT_EQ(stripped("عفرين Ստեփանակերտ 😀"), "عفرين Ստեփանակերտ 😀");
}

}  // namespace
}  // namespace rutter::paint
