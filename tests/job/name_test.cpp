#include "job/name.hpp"

#include <gtest/gtest.h>

namespace rutter::job {
namespace {

TEST(Name, LegalOnes) {
  for (const std::string& name : {std::string("transit-chain"), std::string("Karte 1"), std::string("خريطة"),
                                  std::string("a.b"), std::string("COM"), std::string("console"), std::string(120, 'y')}) {
    EXPECT_EQ(why_illegal_name(name), "") << name;
  }
}

TEST(Name, IllegalOnesSayWhy) {
  EXPECT_EQ(why_illegal_name(""), "is empty");
  EXPECT_EQ(why_illegal_name(std::string(121, 'y')), "is longer than 120 bytes");
  EXPECT_EQ(why_illegal_name("a/b"), "holds '/', which cannot be part of a file name");
  EXPECT_EQ(why_illegal_name("..\\b"), "holds '\\', which cannot be part of a file name");
  EXPECT_EQ(why_illegal_name(".."), "begins with a dot");
  EXPECT_EQ(why_illegal_name(".a"), "begins with a dot");
  EXPECT_EQ(why_illegal_name("-rf"), "begins with a hyphen");
  EXPECT_EQ(why_illegal_name("a "), "begins or ends with a blank or ends with a dot");
  EXPECT_EQ(why_illegal_name("a."), "begins or ends with a blank or ends with a dot");
  EXPECT_EQ(why_illegal_name("a\nb"), "holds a control character");
  EXPECT_EQ(why_illegal_name("a\tb"), "holds a control character");
  EXPECT_EQ(why_illegal_name("a\xE2\x80\xAE"
                             "b"),
            "holds a control character");
  EXPECT_EQ(why_illegal_name("a\xFF"), "holds a control character");
  EXPECT_EQ(why_illegal_name("a.outlines"), "ends with '.outlines', which marks another file");
  for (const std::string name : {"con", "NUL", "Aux.map", "com1", "LPT9.x.y"}) {
    EXPECT_EQ(why_illegal_name(name), "is a device name on Windows") << name;
  }
}

TEST(Name, CaseAndUnicodeFormAreFoldedAway) {
  EXPECT_EQ(folded_name("Transit-CHAIN"), folded_name("transit-chain"));
  EXPECT_EQ(folded_name("EFRÎN"), folded_name("efrîn"));
  EXPECT_EQ(folded_name("Efr\u00EEn"), folded_name("Efri\u0302n"));
  EXPECT_EQ(folded_name("Şırnak"), folded_name("S\u0327ırnak"));
  EXPECT_EQ(folded_name("Straße"), folded_name("STRASSE"));
  EXPECT_EQ(folded_name("АЗЁРБАЙДЖАН"), folded_name("азе\u0308рбаи\u0306джан"));
  EXPECT_EQ(folded_name("ΆΘΉΝΑΣ"), folded_name("άθήνας"));
  EXPECT_NE(folded_name("a"), folded_name("ä"));
  EXPECT_NE(folded_name("عفرين"), folded_name("أعزاز"));
}

}  // namespace
}  // namespace rutter::job
