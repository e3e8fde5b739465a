// The plug-in librutter_draw.so: see app/plugins.hpp.
#include "app/commands.hpp"
#include "app/interrupts.hpp"

extern "C" __attribute__((visibility("default"))) int rutter_render_1(const rutter::app::Arguments* arguments,
                                                                      rutter::app::Console* console);

int rutter_render_1(const rutter::app::Arguments* arguments, rutter::app::Console* console) {
  // The plug-in counts its own writers, so that its own handler must look after them.
  rutter::app::handle_interrupts();
  return static_cast<int>(rutter::app::render_command(*arguments, *console));
}
