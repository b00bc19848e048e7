#include "layout/words.h"

#include <algorithm>
#include <array>

namespace lexport::layout {
namespace {

constexpr size_t kFirstSize = 1 << 12;
constexpr size_t kMostEntries = 1 << 20;
constexpr uint64_t kSeed = 0xCBF29CE484222325u;
constexpr uint64_t kTailSeed = 0x9E3779B97F4A7C15u;
constexpr uint64_t kPrime = 0x100000001B3u;

uint64_t Mix(uint64_t hash, char c) {
  auto byte = static_cast<uint8_t>(c);
  if (byte >= 'A' && byte <= 'Z') byte += 32;
  return (hash ^ byte) * kPrime;
}

uint64_t Mix(uint64_t hash, std::string_view text) {
  for (char c : text) hash = Mix(hash, c);
  return hash;
}

// ASCII letters as small ones; 0 for all other bytes.
constexpr std::array<uint8_t, 256> MakeFolded() {
  std::array<uint8_t, 256> folded{};
  for (uint8_t c = 'a'; c <= 'z'; ++c) folded[c] = folded[static_cast<uint8_t>(c - 32)] = c;
  return folded;
}
constexpr std::array<uint8_t, 256> kFolded = MakeFolded();

// 0 is the mark of a free entry. The low bits of the product are weak.
uint64_t Finish(uint64_t hash) {
  hash ^= hash >> 29;
  return hash == 0 ? 1 : hash;
}

}  // namespace

uint32_t LetterSize(std::string_view text, size_t at) {
  const auto c = static_cast<uint8_t>(text[at]);
  if (c < 0x80) return kFolded[c] != 0;
  if (c < 0xC3) return 0;  // signs of Latin-1, and stray bytes
  const uint32_t size = c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
  const auto next = at + 1 < text.size() ? static_cast<uint8_t>(text[at + 1]) : 0;
  if (c == 0xC3 && (next == 0x97 || next == 0xB7)) return 0;  // multiplication and division signs
  // General punctuation, arrows, mathematics; CJK punctuation.
  if (c == 0xE2 && next >= 0x80 && next <= 0xAF) return 0;
  if (c == 0xE3 && next == 0x80) return 0;
  return std::min<uint32_t>(size, static_cast<uint32_t>(text.size() - at));
}

std::string_view WordAt(std::string_view text, size_t at) {
  size_t end = at;
  while (end < text.size()) {
    const uint32_t size = LetterSize(text, end);
    if (size == 0) break;
    end += size;
  }
  return text.substr(at, end - at);
}

Words::Words(std::string_view text) : table_(kFirstSize) {
  for (size_t at = 0; at < text.size();) {
    if (LetterSize(text, at) == 0) {
      ++at;
      continue;
    }
    const size_t begin = at;
    size_t part = at;
    at = AddPart(text, at);
    while (at + 1 < text.size() && text[at] == '-' && LetterSize(text, at + 1) > 0) {
      part = at + 1;
      at = AddPart(text, part);
    }
    if (part == begin) continue;
    Add(Mix(kSeed, text.substr(begin, at - begin)), static_cast<uint32_t>(begin));
    Add(Mix(kTailSeed, text.substr(part, at - part)), static_cast<uint32_t>(part));
  }
}

// Counts the run of letters at `at`; gives its end.
size_t Words::AddPart(std::string_view text, size_t at) {
  const size_t begin = at;
  uint64_t hash = kSeed;
  while (at < text.size()) {
    const auto c = static_cast<uint8_t>(text[at]);
    if (kFolded[c] != 0) {
      hash = (hash ^ kFolded[c]) * kPrime;
      ++at;
      continue;
    }
    const uint32_t size = c < 0x80 ? 0 : LetterSize(text, at);
    if (size == 0) break;
    hash = Mix(hash, text.substr(at, size));
    at += size;
  }
  Add(hash, static_cast<uint32_t>(begin));
  return at;
}

void Words::Add(uint64_t hash, uint32_t begin) {
  hash = Finish(hash);
  const size_t mask = table_.size() - 1;
  for (size_t i = hash & mask;; i = (i + 1) & mask) {
    Entry& entry = table_[i];
    if (entry.hash == hash) {
      ++entry.count;
      return;
    }
    if (entry.hash != 0) continue;
    if (used_ >= kMostEntries) return;
    entry = {hash, 1, begin};
    if (++used_ * 2 > table_.size()) Grow();
    return;
  }
}

void Words::Grow() {
  std::vector<Entry> old(table_.size() * 4);
  old.swap(table_);
  const size_t mask = table_.size() - 1;
  for (const Entry& entry : old) {
    if (entry.hash == 0) continue;
    size_t i = entry.hash & mask;
    while (table_[i].hash != 0) i = (i + 1) & mask;
    table_[i] = entry;
  }
}

uint32_t Words::Find(uint64_t hash) const {
  hash = Finish(hash);
  const size_t mask = table_.size() - 1;
  for (size_t i = hash & mask;; i = (i + 1) & mask) {
    if (table_[i].hash == hash) return table_[i].count;
    if (table_[i].hash == 0) return 0;
  }
}

uint32_t Words::Count(std::string_view word) const { return Find(Mix(kSeed, word)); }

uint32_t Words::CountJoined(std::string_view first, std::string_view second) const {
  return Find(Mix(Mix(kSeed, first), second));
}

uint32_t Words::CountHyphenated(std::string_view first, std::string_view second) const {
  return Find(Mix(Mix(Mix(kSeed, first), '-'), second));
}

uint32_t Words::CountAsTail(std::string_view part) const { return Find(Mix(kTailSeed, part)); }

std::vector<uint32_t> Words::Singles() const {
  std::vector<uint32_t> singles;
  for (const Entry& entry : table_) {
    if (entry.hash != 0 && entry.count == 1) singles.push_back(entry.begin);
  }
  std::sort(singles.begin(), singles.end());
  singles.erase(std::unique(singles.begin(), singles.end()), singles.end());
  return singles;
}

}  // namespace lexport::layout
