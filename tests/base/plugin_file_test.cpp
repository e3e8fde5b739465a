#include "base/plugin_file.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"

namespace rutter::base {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Property;

TEST(PluginFile, ThatIsMissingIsDamagedDataWithTheWayOut) {
  EXPECT_THAT([] { (void)plugin_symbol("/no/such/librutter_none.so", "anything"); },
              testing::Throws<Error>(AllOf(Property(&Error::kind, ErrorKind::data),
                                           Property(&Error::what, HasSubstr("cannot load the plug-in 'librutter_none.so'")),
                                           Property(&Error::what, HasSubstr("install rutter again")))));
}

TEST(PluginFile, IsRefusedWithoutTheSymbol) {
  EXPECT_THROW((void)plugin_symbol("/lib/x86_64-linux-gnu/libm.so.6", "rutter_no_such_symbol"), Error);
}

TEST(PluginFile, GivesAFunctionThatCanBeCalled) {
  auto* const root = plugin_function<double(double)>("/lib/x86_64-linux-gnu/libm.so.6", "sqrt");
  EXPECT_EQ(root(9.0), 3.0);
}

}  // namespace
}  // namespace rutter::base
