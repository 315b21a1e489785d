// GB_CHECK: a belief about our own program that must hold. Always on: a broken belief stops the process before anything
// more is written. What comes from outside (input, disks) is never checked with it; that gets a Problem.
#pragma once

namespace gongbao {
[[noreturn]] void check_failed(const char* claim, const char* file, int line);
}  // namespace gongbao

#define GB_CHECK(claim) ((claim) ? static_cast<void>(0) : ::gongbao::check_failed(#claim, __FILE__, __LINE__))
// A place that is never come to, and the belief that says so.
#define GB_NEVER(belief) ::gongbao::check_failed(belief, __FILE__, __LINE__)
