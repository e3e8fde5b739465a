#pragma once

namespace rutter::app {

/// From now on SIGINT and SIGTERM end the program with exit code 130 or 143: at once, or as soon as the maps that are being
/// written are complete (Writing). A second signal does not wait. SIGPIPE and SIGXFSZ are ignored: writing reports instead.
void handle_interrupts();

/// From now on an interruption says on standard error that finished maps are complete.
void announce_maps_at_interrupt();

/// While one lives, the files of a map are being written and an interruption waits. Constructing one after an interruption
/// does not return.
class Writing {
 public:
  Writing();
  ~Writing();
  Writing(const Writing&) = delete;
  Writing& operator=(const Writing&) = delete;
};

}  // namespace rutter::app
