// What becomes of an input that there is not enough memory for: a finding. The other inputs of a
// batch, and the program that Lexport is a part of, go on.

#ifndef LEXPORT_FINDINGS_WITHIN_MEMORY_H_
#define LEXPORT_FINDINGS_WITHIN_MEMORY_H_

#include <cstddef>
#include <memory>
#include <new>
#include <string_view>

#include "lexport/finding.h"

namespace lexport {

// "input.out-of-memory" for the input of that name.
Finding OutOfMemory(std::string_view file);

// Kept aside while a piece of work is done, for telling that it could not be.
inline constexpr size_t kBytesForTelling = 1u << 16;

// What `work`, a function without arguments, returns; or false and a finding added, when memory is
// out. What `work` itself had added to *findings stays. All other exceptions pass.
template <typename Work>
bool WithinMemory(std::string_view file, Findings* findings, Work&& work) {
  std::unique_ptr<char[]> aside;
  try {
    aside.reset(new char[kBytesForTelling]);
    *static_cast<volatile char*>(aside.get()) = 0;  // else the compiler leaves it out
    return work();
  } catch (const std::bad_alloc&) {
    aside.reset();
    findings->push_back(OutOfMemory(file));
    return false;
  }
}

}  // namespace lexport

#endif  // LEXPORT_FINDINGS_WITHIN_MEMORY_H_
