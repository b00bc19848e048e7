// C libraries that call us back know no exceptions: one that passed through them would leave them
// in the middle of what they do, where they can be left at all. So it is kept, and goes on behind
// them.

#ifndef LEXPORT_BASE_CALLBACK_GUARD_H_
#define LEXPORT_BASE_CALLBACK_GUARD_H_

#include <exception>
#include <new>
#include <utility>

namespace lexport {

// Belongs to one call into such a library, on one thread.
class CallbackGuard {
 public:
  // Calls work(), inside of a callback. False when that threw; the library is to be stopped then.
  template <typename Work>
  bool Run(Work&& work) noexcept {
    try {
      work();
      return true;
    } catch (...) {
      thrown_ = std::current_exception();
      return false;
    }
  }

  // Throws what was kept, if anything, once the library has returned.
  void Rethrow() {
    if (thrown_) std::rethrow_exception(std::exchange(thrown_, nullptr));
  }

 private:
  std::exception_ptr thrown_;
};

// What a library gave, which gives null when memory is out.
template <typename T>
T* NotNull(T* made) {
  if (made == nullptr) throw std::bad_alloc();
  return made;
}

}  // namespace lexport

#endif  // LEXPORT_BASE_CALLBACK_GUARD_H_
