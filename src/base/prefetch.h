// Asks for a cache line ahead of its use. Never changes a result; any address will do.
#pragma once

namespace gongbao {

// The empty asm is there because g++ takes a function that does nothing but prefetch for one without effect, and drops
// the calls to it.
inline void prefetch_line(const void* address) {
  __builtin_prefetch(address);
  asm volatile("" : : "r"(address));
}

}  // namespace gongbao
