// Frames whose text goes on behind the label on its line: "Zaksu 5. Alla …", "5-modda. Har …". The
// word before or behind the number is the same in all, and the numbers rise one by one.

#include <algorithm>
#include <map>

#include "base/strings.h"
#include "outline/frames.h"
#include "outline/label_words.h"

namespace lexport {
namespace {

constexpr size_t kFewest = 5;          // members of a frame
constexpr size_t kLongestPrefix = 60;  // bytes of a label

struct Prefix {
  std::string word;  // folded
  bool number_first = false;
  uint32_t value = 0;
  uint32_t end = 0;  // behind its punctuation
  bool closed = false;
};

struct Member {
  uint32_t block = 0, value = 0, end = 0;
};

bool IsSeparator(char32_t c) {
  return c == '.' || c == ':' || c == ')' || c == '-' || (c >= 0x2010 && c <= 0x2015) ||
         c == 0x6D4 || c == 0x964 || c == 0x589 || c == 0xFF1A || c == 0x1361 || c == 0x1366;
}

// Punctuation from `at` on, with the spaces between.
size_t TakeSeparators(std::string_view text, size_t at, bool* any) {
  while (at < text.size()) {
    const size_t sign = SkipSpaces(text, at);
    const char32_t c = PointAt(text, sign);
    if (!IsSeparator(c)) break;
    at = sign;
    NextCodePoint(text, &at);
    *any = true;
  }
  return at;
}

// The value of a numeral at `at` and the byte behind it; 0 when there is none.
uint32_t TakeNumeral(std::string_view text, size_t at, size_t* end) {
  for (const NumberReading& reading : ReadNumber(text.substr(at))) {
    const bool sure = reading.style == NumberStyle::kDecimal ||
                      reading.style == NumberStyle::kUpperRoman ||
                      reading.style == NumberStyle::kEthiopic;
    if (!sure || reading.value == 0 || reading.value > 999) continue;
    *end = at + reading.length;
    return reading.value;
  }
  return 0;
}

bool ReadPrefix(std::string_view head, Prefix* prefix) {
  const std::string_view text = head.substr(0, kLongestPrefix);
  size_t at = SkipSpaces(text, 0), end = at;
  bool closed = false, between = false;
  prefix->number_first =
      (prefix->value = TakeNumeral(text, at, &end)) != 0 && IsDigit(PointAt(text, at));
  if (prefix->number_first) at = SkipSpaces(text, TakeSeparators(text, end, &between));
  const size_t word_end = WordEnd(text, at);
  if (word_end == at || (!prefix->number_first && IsLower(PointAt(text, at)))) return false;
  prefix->word = FoldWord(text.substr(at, word_end - at));
  end = word_end;
  if (!prefix->number_first) {
    prefix->value = TakeNumeral(text, SkipSpaces(text, word_end), &end);
    if (prefix->value == 0) return false;
  }
  end = TakeSeparators(text, end, &closed);
  prefix->end = static_cast<uint32_t>(end);
  const char32_t next = PointAt(text, SkipSpaces(text, end));
  // Without punctuation only a word before the number is a label, and only before a new sentence.
  const bool sentence = !IsLower(next) && (IsLetter(next) || IsDigit(next));
  return next != 0 && (closed || (!prefix->number_first && sentence));
}

// The longest rise from 1 or 2 by ones, here and there with one missing.
std::vector<Member> RiseOf(const std::vector<Member>& members) {
  std::vector<Member> rise;
  for (const Member& member : members) {
    const bool fits =
        rise.empty() ? member.value <= 2
                     : member.value > rise.back().value && member.value <= rise.back().value + 2;
    if (fits) rise.push_back(member);
  }
  return rise;
}

}  // namespace

bool NameUnits(const Views& views) {
  return std::any_of(views.chains.begin(), views.chains.end(), [](const LabelChain& chain) {
    const Label& label = chain.labels[0];
    return label.readings.count > 0 && (label.has_word() || label.form == LabelForm::kSign);
  });
}

Frames FindInlineFrames(const Blocks& blocks, const Views& views) {
  std::map<std::pair<bool, std::string>, std::vector<Member>> groups;
  for (uint32_t i = 0; i < views.blocks.size(); ++i) {
    Prefix prefix;
    if (blocks.blocks[i].kind != BlockKind::kText) continue;
    if (!ReadPrefix(views.blocks[i].head, &prefix)) continue;
    groups[{prefix.number_first, prefix.word}].push_back({i, prefix.value, prefix.end});
  }
  std::vector<Member> best;
  for (const auto& [key, members] : groups) {
    std::vector<Member> rise = RiseOf(members);
    const bool most = 5 * rise.size() >= 4 * members.size();
    const bool whole = !rise.empty() && 10 * rise.size() >= 9 * rise.back().value;
    if (rise.size() >= kFewest && most && whole && rise.size() > best.size()) best = rise;
  }
  Frames frames;
  for (const Member& member : best) {
    frames.labels.push_back({member.block, member.value, member.end, false});
  }
  return frames;
}

}  // namespace lexport
