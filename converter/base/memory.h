// Advice to the system on large stretches of memory.

#ifndef LEXPORT_BASE_MEMORY_H_
#define LEXPORT_BASE_MEMORY_H_

#include <cstddef>
#include <vector>

namespace lexport {

// Says that memory just got, not yet written, is about to be filled from its beginning: where the
// system has large pages, a few of them then take the place of thousands of small ones, each of
// which costs a fault at its first use. Nothing but time depends on it. Small stretches are left
// alone.
void ExpectToFill(void* memory, size_t bytes);

// The same for a vector that is about to be filled with `count` elements.
template <typename T>
void ReserveToFill(size_t count, std::vector<T>* vector) {
  vector->reserve(count);
  ExpectToFill(vector->data() + vector->size(), (vector->capacity() - vector->size()) * sizeof(T));
}

}  // namespace lexport

#endif  // LEXPORT_BASE_MEMORY_H_
