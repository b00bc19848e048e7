#include "cli/filter.h"

#include <unistd.h>

#include <cerrno>
#include <condition_variable>
#include <csignal>
#include <cstdio>
#include <deque>
#include <list>
#include <mutex>
#include <new>
#include <string_view>
#include <thread>
#include <vector>

#include "base/strings.h"
#include "cli/batch.h"

namespace lexport::cli {
namespace {

constexpr size_t kBufferBytes = 1u << 16;
constexpr size_t kAheadOfAJob = 2;

// Lines of a descriptor, as soon as they are there.
class LineReader {
 public:
  LineReader(int fd, size_t max_bytes) : fd_(fd), max_bytes_(max_bytes), buffer_(kBufferBytes) {}

  // False at the end, and after an interrupt.
  bool Next(Line* line) {
    *line = Line();
    line->number = ++number_;
    while (Fill()) {
      const std::string_view rest(buffer_.data() + at_, filled_ - at_);
      const size_t end = rest.find('\n');
      Append(rest.substr(0, end), line);
      at_ += end == std::string_view::npos ? rest.size() : end + 1;
      if (end != std::string_view::npos) return true;
    }
    // An interrupt leaves a line half read, which is no record.
    return !Interrupted() && (!line->text.empty() || line->too_long || line->out_of_memory);
  }

 private:
  // True when something is left in the buffer.
  bool Fill() {
    while (at_ == filled_ && !Interrupted()) {
      const ssize_t got = read(fd_, buffer_.data(), buffer_.size());
      if (got < 0 && errno == EINTR) continue;
      if (got <= 0) return false;
      at_ = 0;
      filled_ = static_cast<size_t>(got);
    }
    return at_ != filled_ && !Interrupted();
  }

  void Append(std::string_view part, Line* line) const {
    if (line->too_long || line->out_of_memory) return;
    line->too_long = line->text.size() + part.size() > max_bytes_;
    try {
      if (!line->too_long) line->text += part;
    } catch (const std::bad_alloc&) {
      line->out_of_memory = true;
    }
    if (line->too_long || line->out_of_memory) std::string().swap(line->text);
  }

  const int fd_;
  const size_t max_bytes_;
  std::vector<char> buffer_;
  size_t at_ = 0;
  size_t filled_ = 0;
  uint64_t number_ = 0;
};

bool IsNothing(const Line& line) {
  return !line.too_long && !line.out_of_memory && Trim(line.text).empty();
}

bool WriteAnswer(const std::string& answer) {
  return std::fwrite(answer.data(), 1, answer.size(), stdout) == answer.size() &&
         std::fflush(stdout) == 0;
}

// Lines on their way through: read by one thread, worked on by several, written by one.
class Conveyor {
 public:
  explicit Conveyor(size_t capacity) : capacity_(capacity) {}

  // Waits for room. False when nothing more is wanted.
  bool Put(Line line) {
    std::unique_lock<std::mutex> lock(mutex_);
    changed_.wait(lock, [&] { return broken_ || places_.size() < capacity_; });
    if (broken_) return false;
    places_.push_back({std::move(line), "", false});
    waiting_.push_back(&places_.back());
    changed_.notify_all();
    return true;
  }

  void Close() {
    const std::lock_guard<std::mutex> lock(mutex_);
    closed_ = true;
    changed_.notify_all();
  }

  void Work(const std::function<std::string(const Line&)>& work) {
    for (;;) {
      std::unique_lock<std::mutex> lock(mutex_);
      changed_.wait(lock, [&] { return !waiting_.empty() || closed_ || broken_; });
      if (waiting_.empty() || broken_) return;
      Place* const place = waiting_.front();
      waiting_.pop_front();
      lock.unlock();
      std::string answer = work(place->line);
      lock.lock();
      place->answer = std::move(answer);
      place->done = true;
      changed_.notify_all();
    }
  }

  // Writes answers until there are no more. False when that fails.
  bool Write() {
    for (;;) {
      std::unique_lock<std::mutex> lock(mutex_);
      changed_.wait(lock, [&] { return places_.empty() ? closed_ : places_.front().done; });
      if (places_.empty()) return true;
      const std::string answer = std::move(places_.front().answer);
      places_.pop_front();
      changed_.notify_all();
      lock.unlock();
      if (WriteAnswer(answer)) continue;
      lock.lock();
      broken_ = true;
      changed_.notify_all();
      return false;
    }
  }

 private:
  struct Place {
    Line line;
    std::string answer;
    bool done;
  };

  const size_t capacity_;
  std::mutex mutex_;  // guards all below
  std::condition_variable changed_;
  std::list<Place> places_;     // in order; a list, since places must not move
  std::deque<Place*> waiting_;  // those that nobody works on yet
  bool closed_ = false;         // no more lines will come
  bool broken_ = false;         // standard output is gone
};

// An interrupt has to reach the thread that reads, since only there it ends a wait: it is kept from
// the threads that are made while this lives.
class InterruptsHere {
 public:
  InterruptsHere() {
    sigset_t interrupt;
    sigemptyset(&interrupt);
    sigaddset(&interrupt, SIGINT);
    pthread_sigmask(SIG_BLOCK, &interrupt, &before_);
  }
  ~InterruptsHere() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

 private:
  sigset_t before_;
};

using Answerer = std::function<std::string(const Line&)>;

// The writer and up to `jobs` workers. False, and none, when the system has no threads for them.
bool StartThreads(unsigned jobs, Conveyor* conveyor, const Answerer& work, bool* written,
                  std::vector<std::thread>* threads) {
  const InterruptsHere here;
  if (!StartThread([=] { *written = conveyor->Write(); }, threads)) return false;
  while (threads->size() <= jobs &&
         StartThread([conveyor, &work] { conveyor->Work(work); }, threads)) {
  }
  if (threads->size() > 1) return true;
  conveyor->Close();
  threads->back().join();
  threads->clear();
  return false;
}

bool FilterAlone(LineReader* reader, const Answerer& work) {
  for (Line line; reader->Next(&line);) {
    if (!IsNothing(line) && !WriteAnswer(work(line))) return false;
  }
  return true;
}

}  // namespace

bool RunFilter(unsigned jobs, size_t max_bytes, const Answerer& work) {
  LineReader reader(STDIN_FILENO, max_bytes);
  Conveyor conveyor(kAheadOfAJob * jobs);
  std::vector<std::thread> threads;
  bool written = true;
  if (!StartThreads(jobs, &conveyor, work, &written, &threads)) return FilterAlone(&reader, work);
  for (Line line; reader.Next(&line);) {
    if (!IsNothing(line) && !conveyor.Put(std::move(line))) break;
  }
  conveyor.Close();
  for (std::thread& thread : threads) thread.join();
  return written;
}

}  // namespace lexport::cli
