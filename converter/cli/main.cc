#include <cstdlib>

#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "cli/command.h"

namespace {

// A batch takes and gives back the same few megabytes for each of thousands of documents: to keep
// them is cheaper than to ask the kernel for fresh ones each time. What is larger goes back at
// once.
void KeepMemory() {
#ifdef __GLIBC__
  mallopt(M_MMAP_THRESHOLD, 4 << 20);
  mallopt(M_TRIM_THRESHOLD, 32 << 20);
  mallopt(M_TOP_PAD, 1 << 20);
#endif
}

}  // namespace

int main(int argc, char** argv) {
  KeepMemory();
  return lexport::cli::Run(argc, argv);
}
