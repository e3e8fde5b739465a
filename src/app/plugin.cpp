// The plug-in librutter_draw.so: see app/plugins.hpp.
#include "app/commands.hpp"
#include "app/interrupts.hpp"
#include "base/huge_pages.hpp"

#define RUTTER_EXPORT extern "C" __attribute__((visibility("default")))

RUTTER_EXPORT int rutter_render_1(const rutter::app::Arguments* arguments, rutter::app::Console* console);
RUTTER_EXPORT int rutter_check_1(const rutter::app::Arguments* arguments, rutter::app::Console* console);
RUTTER_EXPORT int rutter_reverse_1(const rutter::app::Arguments* arguments, rutter::app::Console* console);
RUTTER_EXPORT int rutter_verify_1(const rutter::app::Arguments* arguments, rutter::app::Console* console);

int rutter_render_1(const rutter::app::Arguments* arguments, rutter::app::Console* console) {
  // The plug-in counts its own writers, so that its own handler must look after them.
  rutter::app::handle_interrupts();
  rutter::base::use_huge_pages_in_this_thread();
  return static_cast<int>(rutter::app::render_command(*arguments, *console));
}

int rutter_check_1(const rutter::app::Arguments* arguments, rutter::app::Console* console) {
  return static_cast<int>(rutter::app::check_command(*arguments, *console));
}

int rutter_reverse_1(const rutter::app::Arguments* arguments, rutter::app::Console* console) {
  return static_cast<int>(rutter::app::reverse_command(*arguments, *console));
}

int rutter_verify_1(const rutter::app::Arguments* arguments, rutter::app::Console* console) {
  return static_cast<int>(rutter::app::verify_command(*arguments, *console));
}
