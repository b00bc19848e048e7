#include "cli/batch.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <csignal>
#include <mutex>
#include <numeric>
#include <optional>
#include <thread>

namespace lexport::cli {
namespace {

volatile std::sig_atomic_t interrupted = 0;

extern "C" void OnInterrupt(int) { interrupted = 1; }

// Hands out indices, largest first, and takes outcomes back.
class Queue {
 public:
  explicit Queue(const std::vector<uint64_t>& sizes) : order_(sizes.size()), outcomes_(sizes.size()) {
    std::iota(order_.begin(), order_.end(), size_t{0});
    std::stable_sort(order_.begin(), order_.end(),
                     [&](size_t a, size_t b) { return sizes[a] > sizes[b]; });
  }

  void Work(const std::function<Outcome(size_t)>& work) {
    for (;;) {
      const size_t at = next_.fetch_add(1);
      if (at >= order_.size() || stop_ || Interrupted()) break;
      Outcome outcome = work(order_[at]);
      const std::lock_guard<std::mutex> lock(mutex_);
      outcomes_[order_[at]] = std::move(outcome);
      changed_.notify_one();
    }
    const std::lock_guard<std::mutex> lock(mutex_);
    --workers_;
    changed_.notify_one();
  }

  // Waits for the outcome of `index`; nothing when it will never come.
  std::optional<Outcome> Take(size_t index) {
    std::unique_lock<std::mutex> lock(mutex_);
    changed_.wait(lock, [&] { return outcomes_[index].has_value() || workers_ == 0; });
    std::optional<Outcome> outcome = std::move(outcomes_[index]);
    outcomes_[index].reset();
    return outcome;
  }

  void AddWorkers(unsigned count) { workers_ = count; }
  void Stop() { stop_ = true; }

 private:
  std::vector<size_t> order_;
  std::vector<std::optional<Outcome>> outcomes_;
  std::atomic<size_t> next_{0};
  std::atomic<bool> stop_{false};
  unsigned workers_ = 0;
  std::mutex mutex_;
  std::condition_variable changed_;
};

}  // namespace

size_t RunBatch(const std::vector<uint64_t>& sizes, unsigned jobs,
                const std::function<Outcome(size_t)>& work,
                const std::function<bool(size_t, Outcome&&)>& done) {
  Queue queue(sizes);
  const auto count = static_cast<unsigned>(std::min<size_t>(std::max(jobs, 1u), sizes.size()));
  queue.AddWorkers(count);
  std::vector<std::thread> threads;
  for (unsigned i = 0; i < count; ++i) threads.emplace_back([&] { queue.Work(work); });
  size_t handed = 0;
  for (size_t i = 0; i < sizes.size(); ++i) {
    std::optional<Outcome> outcome = queue.Take(i);
    // After an interrupt or a stop there can be gaps: what was done later is still told.
    if (!outcome) continue;
    ++handed;
    if (!done(i, std::move(*outcome))) queue.Stop();
  }
  for (std::thread& thread : threads) thread.join();
  return handed;
}

unsigned JobCount(const Arguments& arguments) {
  const unsigned asked = arguments.Has("jobs") ? arguments.options["jobs"].as<unsigned>() : 0;
  return asked != 0 ? asked : std::max(1u, std::thread::hardware_concurrency());
}

void CatchInterrupts() {
  struct sigaction action = {};
  action.sa_handler = OnInterrupt;
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  sigaction(SIGINT, &action, nullptr);
}

bool Interrupted() { return interrupted != 0; }

}  // namespace lexport::cli
