// What is made when it is first needed, and by whichever thread needs it first.

#ifndef LEXPORT_BASE_ONCE_H_
#define LEXPORT_BASE_ONCE_H_

#include <atomic>
#include <mutex>

namespace lexport {

// As std::once_flag with std::call_once, but that work may throw: then it is not done, and the next
// who comes tries again. (glibc's pthread_once looks for memory when an exception passes through
// it, and ends the process when there is none; and want of memory is what is thrown here.)
class Once {
 public:
  // Calls work() unless that was done; waits for another thread that is at it. Any thread.
  template <typename Work>
  void Run(Work&& work) {
    if (done_.load(std::memory_order_acquire)) return;
    const std::lock_guard<std::mutex> lock(mutex_);
    if (done_.load(std::memory_order_relaxed)) return;
    work();
    done_.store(true, std::memory_order_release);
  }

 private:
  std::atomic<bool> done_ = false;
  std::mutex mutex_;
};

}  // namespace lexport

#endif  // LEXPORT_BASE_ONCE_H_
