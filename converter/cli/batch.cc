#include "cli/batch.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <csignal>
#include <mutex>
#include <new>
#include <numeric>
#include <optional>
#include <system_error>
#include <thread>
#include <unordered_map>
#include <utility>

#include "findings/within_memory.h"

namespace lexport::cli {
namespace {

volatile std::sig_atomic_t interrupted = 0;

extern "C" void OnInterrupt(int) { interrupted = 1; }

// So many of the largest inputs are begun first, so that none of them is left to be worked on alone
// at the end. The others go in their own order: what is done before its turn to be told has to be
// kept, and that must not grow with the number of inputs.
constexpr size_t kLargestFirst = 64;
// No input is begun that is so far ahead of the one that is told next.
constexpr size_t kMaxAhead = 256;
// How often what is done is told. A short text takes a millisecond: to wake the telling thread
// after each would cost more than what it has to tell.
constexpr auto kTellEvery = std::chrono::milliseconds(20);

// The largest kLargestFirst inputs by size, then all others as they come.
std::vector<size_t> WorkOrder(const std::vector<uint64_t>& sizes) {
  std::vector<size_t> by_size(sizes.size());
  std::iota(by_size.begin(), by_size.end(), size_t{0});
  std::stable_sort(by_size.begin(), by_size.end(),
                   [&](size_t a, size_t b) { return sizes[a] > sizes[b]; });
  by_size.resize(std::min(by_size.size(), kLargestFirst));
  std::vector<bool> taken(sizes.size(), false);
  for (size_t index : by_size) taken[index] = true;
  for (size_t i = 0; i < sizes.size(); ++i) {
    if (!taken[i]) by_size.push_back(i);
  }
  return by_size;
}

// Hands out indices and takes outcomes back.
class Queue {
 public:
  explicit Queue(const std::vector<uint64_t>& sizes) : order_(WorkOrder(sizes)) {}

  // Somebody is about to call Work(), or is not after all.
  void AddWorker() {
    const std::lock_guard<std::mutex> lock(mutex_);
    ++workers_;
  }
  void RemoveWorker() {
    const std::lock_guard<std::mutex> lock(mutex_);
    --workers_;
    tell_.notify_one();
    go_on_.notify_all();
  }

  void Work(const std::function<Outcome(size_t)>& work) {
    while (const std::optional<size_t> index = Next()) {
      Outcome outcome = work(*index);
      const std::lock_guard<std::mutex> lock(mutex_);
      stop_ = stop_ || outcome.stop;
      done_.emplace(*index, std::move(outcome));
    }
    RemoveWorker();
  }

  // Waits for the outcome of `index`; nothing when it will never come. To be called with rising
  // indices.
  std::optional<Outcome> Take(size_t index) {
    std::unique_lock<std::mutex> lock(mutex_);
    told_ = index;
    while (done_.count(index) == 0 && workers_ != 0) {
      // All that could be told has been, so who waits for that may look again.
      if (held_up_ != 0) go_on_.notify_all();
      tell_.wait_for(lock, kTellEvery);
    }
    const auto found = done_.find(index);
    if (found == done_.end()) return std::nullopt;
    std::optional<Outcome> outcome = std::move(found->second);
    done_.erase(found);
    return outcome;
  }

 private:
  // The input to work on next, once it is not too far ahead; nothing when there is none any more.
  // The one that is told next is always in hand or may be begun, so somebody goes on.
  std::optional<size_t> Next() {
    std::unique_lock<std::mutex> lock(mutex_);
    if (next_ == order_.size()) return std::nullopt;
    const size_t place = next_++;
    const size_t index = order_[place];
    const auto ended = [&] { return stop_ || Interrupted(); };
    while (!ended() && place >= kLargestFirst && index > told_ + kMaxAhead) {
      ++held_up_;
      tell_.notify_one();
      go_on_.wait_for(lock, kTellEvery);
      --held_up_;
    }
    return ended() ? std::nullopt : std::optional<size_t>(index);
  }

  const std::vector<size_t> order_;
  std::mutex mutex_;               // guards all below
  std::condition_variable tell_;   // there is something to tell, or nobody works any more
  std::condition_variable go_on_;  // what was too far ahead may not be any more
  std::unordered_map<size_t, Outcome> done_;  // and not yet told
  size_t next_ = 0;                           // place in order_
  size_t told_ = 0;                           // the index that is told next
  bool stop_ = false;
  unsigned workers_ = 0;
  unsigned held_up_ = 0;  // workers that wait in Next()
};

using Work = std::function<Outcome(size_t)>;
using Done = std::function<void(size_t, Outcome&&)>;

// Needs no other thread, and no order but that of the inputs.
size_t RunAlone(size_t count, const Work& work, const Done& done) {
  size_t handed = 0;
  for (bool stop = false; handed < count && !stop && !Interrupted(); ++handed) {
    Outcome outcome = work(handed);
    stop = outcome.stop;
    done(handed, std::move(outcome));
  }
  return handed;
}

}  // namespace

size_t RunBatch(const std::vector<uint64_t>& sizes, unsigned jobs, const Work& work,
                const Done& done) {
  const auto count = static_cast<unsigned>(std::min<size_t>(std::max(jobs, 1u), sizes.size()));
  if (count <= 1) return RunAlone(sizes.size(), work, done);
  Queue queue(sizes);
  std::vector<std::thread> threads;
  for (bool started = true; started && threads.size() < count;) {
    queue.AddWorker();
    started = StartThread([&] { queue.Work(work); }, &threads);
    if (!started) queue.RemoveWorker();
  }
  if (threads.empty()) return RunAlone(sizes.size(), work, done);
  size_t handed = 0;
  for (size_t i = 0; i < sizes.size(); ++i) {
    std::optional<Outcome> outcome = queue.Take(i);
    // After an interrupt or a stop there can be gaps: what was done later is still told.
    if (!outcome) continue;
    ++handed;
    done(i, std::move(*outcome));
  }
  for (std::thread& thread : threads) thread.join();
  return handed;
}

Outcome WorkOn(const std::string& input, const std::function<Outcome()>& work) {
  Outcome outcome;
  Findings findings;
  const bool done = WithinMemory(input, &findings, [&] {
    outcome = work();
    return true;
  });
  if (done) return outcome;
  outcome.findings = std::move(findings);
  outcome.status = kExitFindings;
  return outcome;
}

bool StartThread(std::function<void()> work, std::vector<std::thread>* threads) {
  try {
    threads->emplace_back(std::move(work));
    return true;
  } catch (const std::system_error&) {
    return false;
  } catch (const std::bad_alloc&) {
    return false;
  }
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
