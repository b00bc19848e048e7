#include "annotate/words.h"

#include <unicode/uchar.h>

#include "base/strings.h"
#include "base/swar.h"

namespace lexport {
namespace {

uint32_t Hash(std::string_view word) { return static_cast<uint32_t>(swar::Hash(word) >> 32); }

}  // namespace

uint32_t WordTable::Find(std::string_view word) const {
  const uint32_t hash = Hash(word);
  for (size_t at = hash & mask_;; at = (at + 1) & mask_) {
    const Slot& slot = slots_[at];
    if (slot.id == 0) return 0;
    if (slot.hash == hash && words_[slot.id] == word) return slot.id;
  }
}

uint32_t WordTable::Add(std::string_view word) {
  if (const uint32_t id = Find(word); id != 0) return id;
  const uint32_t hash = Hash(word);
  const auto id = static_cast<uint32_t>(words_.size());
  words_.emplace_back(word);
  if (words_.size() * 4 > slots_.size()) {
    Grow();  // sparse, so that a miss ends at the first slot; places the new word too
  } else {
    Place(hash, id);
  }
  return id;
}

void WordTable::Place(uint32_t hash, uint32_t id) {
  size_t at = hash & mask_;
  while (slots_[at].id != 0) at = (at + 1) & mask_;
  slots_[at] = {hash, id};
}

void WordTable::Grow() {
  slots_.assign(slots_.size() * 2, {});
  mask_ = slots_.size() - 1;
  for (uint32_t id = 1; id < words_.size(); ++id) Place(Hash(words_[id]), id);
}

uint32_t NumberValue(std::string_view digits, uint32_t limit) {
  uint64_t value = 0;
  for (size_t at = 0; at < digits.size();) {
    const int32_t digit = u_charDigitValue(static_cast<UChar32>(NextCodePoint(digits, &at)));
    value = value * 10 + static_cast<uint64_t>(digit < 0 ? 0 : digit);
    if (value > limit) return limit + 1;
  }
  return static_cast<uint32_t>(value);
}

uint32_t PhraseTrie::Step(uint32_t node, uint32_t word) {
  const auto [it, added] = steps_.try_emplace(uint64_t{node} << 32 | word, 0);
  if (added) {
    it->second = static_cast<uint32_t>(nodes_.size());
    nodes_.emplace_back();
  }
  return it->second;
}

void PhraseTrie::Add(std::string_view phrase, uint32_t sense, uint32_t index) {
  const Tokens tokens(phrase);
  if (tokens.size() == 0) return;
  uint32_t node = 0;
  for (size_t at = 0; at < tokens.size(); ++at) {
    node = Step(node, words_.Add(tokens.PlainWord(at)));
  }
  const uint32_t word = words_.Find(tokens.PlainWord(0));
  if (starts_.size() <= word) starts_.resize(word + 1);
  starts_[word] |= sense;
  opened_by_shape_[tokens[0].shape] |= sense;
  for (uint32_t at = nodes_[node].first_meaning; at != 0; at = meanings_[at].next) {
    const Meaning& known = meanings_[at].meaning;
    if (known.sense == sense && known.index == index) return;
  }
  meanings_.push_back({{sense, index}, nodes_[node].first_meaning});
  nodes_[node].first_meaning = static_cast<uint32_t>(meanings_.size() - 1);
}

PhraseTrie::Match PhraseTrie::FindFrom(const Tokens& tokens, size_t at, uint32_t senses) const {
  Match best;
  uint32_t word = words_.Find(tokens.PlainWord(at));
  if (word == 0 || word >= starts_.size() || (starts_[word] & senses) == 0) return best;
  for (uint32_t node = 0; word != 0;) {
    const auto step = steps_.find(uint64_t{node} << 32 | word);
    if (step == steps_.end()) break;
    node = step->second;
    ++at;
    for (uint32_t m = nodes_[node].first_meaning; m != 0; m = meanings_[m].next) {
      if ((meanings_[m].meaning.sense & senses) == 0) continue;
      best = {static_cast<uint32_t>(at), &meanings_[m].meaning};
      break;
    }
    word = at < tokens.size() ? words_.Find(tokens.PlainWord(at)) : 0;
  }
  return best;
}

}  // namespace lexport
