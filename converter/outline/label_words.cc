#include "outline/label_words.h"

#include <algorithm>
#include <bit>
#include <string>

#include "base/bytes.h"
#include "base/strings.h"

namespace lexport {
namespace {

constexpr size_t kLongestWord = 40;           // bytes of a word that names or numbers something
constexpr size_t kMostLevelWords = 4;         // "disposición transitoria" has two
constexpr size_t kLongestOrdinalFirst = 160;  // bytes of a line that begins with a number in words

// The words from `at` on as keys, each longer by one word than the one before; hyphens part words
// where `split` says so. Ends at what is no word, or after `most`.
class WordKeys {
 public:
  WordKeys(std::string_view text, size_t at, bool split) : text_(text), end_(at), split_(split) {}

  bool Next() {
    const size_t at = count_ == 0 ? end_ : SkipSpaces(text_, end_);
    if (count_ > 0 && at == end_) return false;
    const size_t stop = WordEnd(text_, at);
    if (stop == at || stop - at > kLongestWord) return false;
    if (count_++ > 0) key_ += ' ';
    std::string word = FoldWord(text_.substr(at, stop - at));
    if (split_) std::replace(word.begin(), word.end(), '-', ' ');
    key_ += word;
    end_ = stop;
    return true;
  }
  const std::string& key() const { return key_; }
  size_t end() const { return end_; }
  size_t count() const { return count_; }

 private:
  const std::string_view text_;
  std::string key_;
  size_t end_;
  size_t count_ = 0;
  const bool split_;
};

}  // namespace

char32_t PointAt(std::string_view text, size_t at) {
  if (at >= text.size()) return 0;
  return NextCodePoint(text, &at);
}

size_t SkipSpaces(std::string_view text, size_t at) {
  while (at < text.size()) {
    if (text[at] == ' ' || text[at] == '\n' || text[at] == '\t') {
      ++at;
      continue;
    }
    size_t next = at;
    const char32_t c = NextCodePoint(text, &next);
    // Marks of direction stand between a label and its text in right-to-left print.
    const bool direction = (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
                           (c >= 0x2066 && c <= 0x2069) || c == 0x61C || c == 0xFEFF;
    if (c < 0x80 || !(IsSpace(c) || direction)) break;
    at = next;
  }
  return at;
}

size_t WordEnd(std::string_view text, size_t at) {
  const auto is_plain = [](char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; };
  while (at < text.size()) {
    if (is_plain(text[at])) {  // as are nearly all, and those behind it
      const ByteBlock plain = BytesBetween(LoadPadded(text, at) | 0x20, 'a', 'z');
      at += static_cast<size_t>(std::countr_one(BitsOf(plain)));
      continue;
    }
    size_t next = at;
    const char32_t c = NextCodePoint(text, &next);
    const bool inner = (c == '-' || c == '\'' || c == 0x2019 || c == 0xAD || c == 0x200C ||
                        c == 0x200D || c == 0x640) &&
                       IsLetter(PointAt(text, next));
    if (!IsLetter(c) && !inner) break;
    at = next;
  }
  return at;
}

bool LabelWords::Find(const std::string& key, Label* label) const {
  const auto found = lexicon_.level_words.find(key);
  if (found == lexicon_.level_words.end()) return false;
  label->levels.fill(kNoLevel);
  const bool own =
      std::any_of(found->second.begin(), found->second.end(),
                  [&](const LevelWord& use) { return (use.languages & language_) != 0; });
  size_t count = 0;
  for (const LevelWord& use : found->second) {
    if (own && (use.languages & language_) == 0) continue;
    if (count < label->levels.size()) label->levels[count++] = use.level;
  }
  label->word_first = std::all_of(found->second.begin(), found->second.end(),
                                  [](const LevelWord& use) { return use.word_first; });
  return true;
}

bool LabelWords::MayBeLevel(std::string_view text, size_t at) const {
  const size_t end = WordEnd(text, at);
  return end == at || lexicon_.level_sieve.MayHold(text.substr(at, end - at));
}

bool LabelWords::TakeLevel(std::string_view text, size_t at, size_t* end, Label* label) const {
  const size_t first = WordEnd(text, at);
  if (first == at || !lexicon_.level_sieve.MayHold(text.substr(at, first - at))) return false;
  WordKeys words(text, at, false);
  bool any = false;
  while (words.count() < kMostLevelWords && words.Next()) {
    if (PointAt(text, words.end()) == '.' && Find(words.key() + '.', label)) {
      *end = words.end() + 1;
      any = true;
    } else if (Find(words.key(), label)) {
      *end = words.end();
      any = true;
    }
    if (words.count() == 1 &&
        (lexicon_.phrase_heads.empty() || lexicon_.phrase_heads.count(words.key()) == 0)) {
      break;
    }
    const size_t next = SkipSpaces(text, words.end()), stop = WordEnd(text, next);
    if (stop == next || !lexicon_.phrase_sieve.MayHold(text.substr(next, stop - next))) break;
  }
  if (any) label->lower_word = IsLower(PointAt(text, at));
  return any;
}

bool LabelWords::TakeGlued(std::string_view text, size_t at, size_t* end, Label* label) const {
  constexpr size_t kLongest = 4;  // letters
  const char32_t first = PointAt(text, at);
  if (first < 0x4E00 || first > 0x9FFF) return false;
  size_t stop = at;
  for (size_t letters = 0; letters < kLongest && stop < text.size(); ++letters) {
    NextCodePoint(text, &stop);
    uint32_t length = 0;
    if (letters == 0 || HanValue(text.substr(stop), &length) == 0) continue;
    return TakeLevel(text.substr(0, stop), at, end, label) && *end == stop;
  }
  return false;
}

uint32_t LabelWords::NumberOf(const std::string& words, bool* known) const {
  const auto found = lexicon_.number_words.find(words);
  *known = found != lexicon_.number_words.end();
  if (*known) return found->second.value;
  const uint32_t value = spelled_ == nullptr ? 0 : spelled_->Find(words);
  *known = value != 0;
  return value;
}

size_t LabelWords::BehindRangeWord(std::string_view text, size_t at) const {
  constexpr size_t kLongest = 16;  // bytes: "tot en met"
  size_t end = at;
  while (end < text.size() && !IsDigit(PointAt(text, end))) {
    if (end - at > kLongest) return 0;
    NextCodePoint(text, &end);
  }
  size_t stop = end;
  while (stop > at && text[stop - 1] == ' ') --stop;
  if (stop == end || end >= text.size()) return 0;
  return lexicon_.range_words.count(FoldWord(text.substr(at, stop - at))) != 0 ? stop : 0;
}

bool LabelWords::TakeNumber(std::string_view text, size_t at, size_t* end,
                            NumberReading* reading) const {
  WordKeys words(text, at, true);
  bool any = false;
  while (words.Next()) {
    // Only the words of the pack are looked up where there is one alone.
    if (words.count() > 1 && (spelled_ == nullptr || words.count() > spelled_->most_words())) break;
    bool known = false;
    const uint32_t value = NumberOf(words.key(), &known);
    if (!known) continue;
    reading->style = NumberStyle::kWord;
    reading->value = value;
    reading->length = static_cast<uint32_t>(words.end() - at);
    *end = words.end();
    any = true;
  }
  return any;
}

// Whether one of the next words names a level; so that no line that merely begins with a word is
// looked up among the numbers.
bool LabelWords::LevelBehind(std::string_view text, size_t at, size_t* end, Label* label) const {
  size_t stop = WordEnd(text, at);
  for (int words = 0; words < 5 && stop != at; ++words) {
    at = SkipSpaces(text, stop);
    stop = WordEnd(text, at);
    if (stop == at || !lexicon_.level_sieve.MayHold(text.substr(at, stop - at))) continue;
    if (TakeLevel(text, at, end, label)) return true;
  }
  return false;
}

bool LabelWords::MayBeOrdinal(std::string_view text, size_t at) const {
  return text.size() - at <= kLongestOrdinalFirst && !IsLower(PointAt(text, at));
}

bool LabelWords::TakeOrdinalFirst(std::string_view text, size_t at, size_t* end,
                                  Label* label) const {
  if (!MayBeOrdinal(text, at)) return false;
  size_t stop = at;
  Label found;
  if (!LevelBehind(text, at, &stop, &found)) return false;
  NumberReading reading;
  size_t number = at, behind = at;
  if (!TakeNumber(text, at, &behind, &reading)) {
    // "The First Schedule": an article may stand before the number.
    const size_t first = WordEnd(text, at);
    if (lexicon_.function_words.count(FoldWord(text.substr(at, first - at))) == 0) return false;
    number = SkipSpaces(text, first);
    if (!TakeNumber(text, number, &behind, &reading)) return false;
  }
  if (reading.value == 0 || !TakeLevel(text, SkipSpaces(text, behind), &stop, &found)) return false;
  label->levels = found.levels;
  label->lower_word = false;
  label->readings = {};
  label->readings.Add(reading);
  label->number_at = static_cast<uint32_t>(number);
  *end = stop;
  return true;
}

}  // namespace lexport
