#include "base/huge_pages.hpp"

#include <sys/mman.h>

#include <cstddef>
#include <cstdint>
#include <memory>

namespace rutter::base {

void use_huge_pages_in_this_thread() {
  // Where glibc keeps what a thread allocates: a range of this size, at a multiple of it, reserved as the thread first asks for
  // memory (HEAP_MAX_SIZE in its malloc/arena.c). Were it another, the advice would go to the wrong place, and be as harmless.
  constexpr std::uintptr_t heap_size = std::uintptr_t{64} << 20;
  constexpr std::size_t huge_page = std::size_t{2} << 20;
  constexpr int collapse = 25;  // MADV_COLLAPSE, since Linux 6.1; glibc 2.36 does not name it
  const auto anything = std::make_unique<char>();
  const std::uintptr_t begin = reinterpret_cast<std::uintptr_t>(anything.get()) & ~(heap_size - 1);
  // NOLINTNEXTLINE(performance-no-int-to-ptr): it is the beginning of what was just allocated from
  void* const heap = reinterpret_cast<void*>(begin);
  ::madvise(heap, heap_size, MADV_HUGEPAGE);
  ::madvise(heap, huge_page, collapse);  // its first page is in use, so the advice comes too late for what is next to it
}

}  // namespace rutter::base
