#include "base/huge_pages.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <memory>

namespace rutter::base {

namespace {

constexpr std::uintptr_t huge_page = std::uintptr_t{2} << 20;

/// `begin`: of a heap, or a multiple of a huge page's size in it.
void advise(std::uintptr_t begin, std::size_t size) {
  constexpr int collapse = 25;  // MADV_COLLAPSE, since Linux 6.1; glibc 2.36 does not name it
  // NOLINTNEXTLINE(performance-no-int-to-ptr): it is the beginning of what was just allocated from
  void* const heap = reinterpret_cast<void*>(begin);
  ::madvise(heap, size, MADV_HUGEPAGE);
  ::madvise(heap, huge_page, collapse);  // its first page is in use, so the advice comes too late for what is next to it
}

}  // namespace

void begin_heap_at_huge_page() {
  const auto end = reinterpret_cast<std::uintptr_t>(::sbrk(0));
  ::sbrk(static_cast<std::intptr_t>(-end % huge_page));
}

void use_huge_pages_in_this_thread() {
  // Where glibc keeps what a thread allocates: a range of this size, at a multiple of it, reserved as the thread first asks for
  // memory (HEAP_MAX_SIZE in its malloc/arena.c). Were it another, the advice would go to the wrong place, and be as harmless.
  constexpr std::uintptr_t heap_size = std::uintptr_t{64} << 20;
  // More than may be left of what the program had before begin_heap_at_huge_page().
  const auto anything = std::make_unique_for_overwrite<char[]>(std::size_t{1} << 20);
  const auto at = reinterpret_cast<std::uintptr_t>(anything.get());
  const auto end = reinterpret_cast<std::uintptr_t>(::sbrk(0));
  if (at < end && end - at < heap_size) {  // the program's own heap, which its main thread uses
    const std::uintptr_t begin = at & ~(huge_page - 1);
    advise(begin, end - begin);
  } else {
    advise(at & ~(heap_size - 1), heap_size);
  }
}

}  // namespace rutter::base
