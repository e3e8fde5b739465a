#pragma once

namespace rutter::base {

/// Has the heap of the program's main thread go on at a multiple of 2 MiB, so that huge pages fit there. Call it before
/// anything of size is asked for.
void begin_heap_at_huge_page();

/// Asks the system for huge pages of memory (2 MiB, where it has any to give on request) under the calling thread's heap. A map
/// touches some ten megabytes for the first time; page by page of 4 KiB that is a sixth of the time that it takes. It is
/// advice: nothing else changes, and a system that has none, or forbids them, goes on as before. The thread's memory can grow
/// by up to 2 MiB. Call it once, as the thread begins.
void use_huge_pages_in_this_thread();

}  // namespace rutter::base
