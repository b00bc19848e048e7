// The closing words of a document: where it was made, and who signed it. (The dates are
// dates.cc's.)

#include <unicode/uchar.h>

#include "annotate/scanner.h"
#include "base/strings.h"

namespace lexport {
namespace {

constexpr size_t kLongestParticle = 4;  // bytes: "de", "la", "of", "am"
constexpr size_t kMostWords = 8;        // of a name of a place
constexpr size_t kMostNames = 8;        // of a name of a person

char32_t FirstOf(std::string_view word) {
  size_t at = 0;
  return word.empty() ? 0 : NextCodePoint(word, &at);
}

}  // namespace

// A word that begins with a capital, or that is of a script without.
bool Scanner::IsCapital(size_t at) const {
  if (!IsKind(at, TokenKind::kWord)) return false;
  const auto c = static_cast<UChar32>(FirstOf(Word(at)));
  return !u_islower(c) && u_isalpha(c);
}

// At the start of a block: a line that says nothing but place and date, or a signature.
size_t Scanner::TryClosing() {
  if (const size_t next = TrySignature(); next != 0) return next;
  return TryPlaceAndDate();
}

// "(Signed) Kofi A. Annan": a word in brackets, then nothing but a name. In any language: nothing
// else in closing words looks like that.
size_t Scanner::TrySignature() {
  if (!IsMark(0, '(') || !IsKind(1, TokenKind::kWord)) return 0;
  const bool dot = IsMark(2, '.');
  const size_t close = dot ? 3 : 2;
  if (!IsMark(close, ')') || tokens_.size() - close - 1 > 2 * kMostNames) return 0;
  const size_t begin = close + 1;
  size_t names = 0;
  for (size_t at = begin; at < tokens_.size(); ++at) {
    const bool joint = IsMark(at, '.') || IsMark(at, '-') || IsMark(at, '\'');
    const bool particle = IsKind(at, TokenKind::kWord) && Word(at).size() <= kLongestParticle;
    if (!IsCapital(at) && !(at > begin && (joint || particle))) return 0;
    names += IsCapital(at);
  }
  if (names == 0 || names > kMostNames) return 0;
  const uint32_t from = tokens_[begin].begin, to = tokens_.back().end;
  Mark& mark =
      AddMark(from, to, MarkKind::kEntry, entries_.OfPerson(text_.substr(from, to - from)));
  mark.tag = Tag::kPerson;
  return tokens_.size();
}

// "Berlin, den 3. März 2020": a name, a comma or a short word, a date, and nothing else.
size_t Scanner::TryPlaceAndDate() {
  const size_t place = Find(0, kSenseDone) ? 0 : ReadPlace(0);
  if (place == 0) return 0;
  size_t at = place;
  if (IsMark(at, ',')) ++at;
  if (IsKind(at, TokenKind::kWord) && Word(at).size() <= 2 * kLongestParticle && !IsCapital(at))
    ++at;
  const bool date = IsKind(at, TokenKind::kNumber) || Find(at, kSenseMonth);
  if (!date) return 0;
  const size_t first = marks_->size();
  const size_t behind =
      IsKind(at, TokenKind::kNumber) ? TryDate(at) : TryMonth(at, Find(at, kSenseMonth));
  const bool whole =
      behind >= tokens_.size() || (IsMark(behind, '.') && behind + 1 == tokens_.size());
  const bool dated = marks_->size() == first + 1 && marks_->back().kind == MarkKind::kDate;
  marks_->resize(first);
  if (!whole || !dated) return 0;
  MarkPlace(0, place);
  return place;
}

// "Done at Geneva on 5 May 1999": the name behind the words that the phrasebook has for it.
size_t Scanner::TryDone(size_t at) {
  const Match done = Find(at, kSenseDone);
  if (!block_.in_conclusions || !done) return at;
  size_t begin = done.end;
  // The article of a name: "the Hague", "la Haye".
  if (!IsCapital(begin) && IsKind(begin, TokenKind::kWord) &&
      Word(begin).size() <= kLongestParticle) {
    ++begin;
  }
  const size_t end = ReadPlace(begin);
  if (end == 0) return done.end;
  MarkPlace(begin, end);
  return end;
}

// The token behind the name of a place that begins at `at`; 0 when there is none. A name is of
// capitalised words, with short words between them; in scripts without capitals, of all words up to
// a mark or number.
size_t Scanner::ReadPlace(size_t at) const {
  if (!IsCapital(at) || Find(at, kSenseMonth)) return 0;
  size_t end = at + 1;
  while (end < tokens_.size() && end - at < 2 * kMostWords) {
    const bool joint = (IsMark(end, '-') || IsMark(end, '\'')) && Touches(end) && Touches(end + 1);
    if (IsCapital(end) && !Find(end, kSenseMonth)) {
      ++end;
    } else if (joint && IsKind(end + 1, TokenKind::kWord)) {
      end += 2;
    } else if (IsKind(end, TokenKind::kWord) && Word(end).size() <= kLongestParticle &&
               IsCapital(end + 1) && !Find(end + 1, kSenseMonth)) {
      end += 2;
    } else {
      break;
    }
  }
  return end - at <= kMostWords ? end : 0;
}

void Scanner::MarkPlace(size_t begin, size_t end) {
  const uint32_t from = tokens_[begin].begin, to = tokens_[end - 1].end;
  Mark& mark = AddMark(from, to, MarkKind::kEntry, entries_.OfPlace(text_.substr(from, to - from)));
  mark.tag = Tag::kLocation;
}

}  // namespace lexport
