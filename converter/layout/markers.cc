#include "layout/markers.h"

#include <algorithm>
#include <bit>
#include <unordered_map>

#include "base/bytes.h"
#include "base/strings.h"

namespace lexport::layout {
namespace {

constexpr uint8_t kImpossible = 100;

bool IsAsciiDigit(char c) { return c >= '0' && c <= '9'; }

// What may stand right behind a marker.
bool EndsMarker(char32_t next) {
  return next == 0 || IsSpace(next) ||
         (!IsLetter(next) && DigitValue(next) < 0 && next != '/' && next != '%' && next != '-' &&
          next != '_' && next != '=' && next != '+' && next != 0xB0 && next != '(');
}

class SiteFinder {
 public:
  SiteFinder(const Reading& r, const MarkerQuery& query, std::vector<MarkerSite>* sites)
      : r_(r),
        text_(r.text()),
        query_(query),
        sites_(*sites),
        signs_(r.signs && !query.superscripts && query.letters == 0 ? &*r.signs : nullptr) {
    while (query.letters >> last_letter_ > 1) ++last_letter_;
    last_letter_ += 'a';
  }

  void Scan(uint32_t index) {
    line_ = &r_.lines[index];
    index_ = index;
    for (uint32_t at = line_->begin; at < line_->end;) {
      at = NextCandidate(at);
      if (at >= line_->end) return;
      const char c = text_[at];
      if (static_cast<uint8_t>(c) > 0x7F) {
        at = Superscripts(at);
      } else if (IsAsciiDigit(c)) {
        at = query_.digits || query_.brackets ? Digits(at) : at + 1;
      } else if (c == '*') {
        at = query_.stars ? Stars(at) : at + 1;
      } else {
        if (query_.letters >> (c - 'a') & 1) Letter(at);
        ++at;
      }
    }
  }

 private:
  // The first place from `at` on where a marker may begin, the end of the line when there is none.
  uint32_t NextCandidate(uint32_t at) const {
    if (signs_ != nullptr) return signs_->Next(at, line_->end);
    for (; at < line_->end; at += kByteBlock) {
      const uint32_t found = Candidates(at);
      if (found != 0) return at + static_cast<uint32_t>(std::countr_zero(found));
    }
    return at;
  }

  // A bit for each of the sixteen bytes from `at` on, set where a marker may begin.
  uint32_t Candidates(uint32_t at) const {
    const ByteBlock bytes = LoadPadded(text_, at);
    ByteBlock found = {};
    if (query_.digits || query_.brackets) found |= BytesBetween(bytes, '0', '9');
    if (query_.superscripts) found |= ByteBlock(bytes > 0x7F);
    if (query_.stars) found |= ByteBlock(bytes == '*');
    uint32_t bits = BitsOf(found);
    // A letter with another behind it is no marker.
    if (query_.letters != 0) {
      const uint32_t letters = BitsOf(BytesBetween(bytes | 0x20, 'a', 'z'));
      bits |= BitsOf(BytesBetween(bytes, 'a', last_letter_)) & ~(letters >> 1);
    }
    return bits;
  }

  char32_t Before(uint32_t at) const {
    return at > line_->begin ? PreviousCodePoint(text_.substr(0, at), at) : 0;
  }
  char32_t After(uint32_t at) const {
    size_t next = at;
    return at < line_->end ? NextCodePoint(text_, &next) : 0;
  }
  uint32_t StepBack(uint32_t at) const {
    do {
      --at;
    } while (at > line_->begin && (static_cast<uint8_t>(text_[at]) & 0xC0) == 0x80);
    return at;
  }

  uint32_t Digits(uint32_t begin) {
    uint32_t end = begin, value = 0;
    while (end < line_->end && IsAsciiDigit(text_[end])) {
      value = std::min<uint32_t>(value * 10 + static_cast<uint32_t>(text_[end] - '0'), 100000);
      ++end;
    }
    if (end - begin > 3 || text_[begin] == '0') return end;
    const char32_t before = Before(begin);
    const bool round = before == '(' && After(end) == ')';
    if (query_.brackets && (round || (before == '[' && After(end) == ']'))) {
      Add(begin - 1, end + 1, value, NoteLabel::kDigits, BracketCost(begin - 1, end + 1),
          round ? Brackets::kRound : Brackets::kSquare);
    } else if (query_.digits) {
      Add(begin, end, value, NoteLabel::kDigits, Cost(begin, end), Brackets::kWithout);
    }
    return end;
  }

  // A run of superscript digits, or one other character.
  uint32_t Superscripts(uint32_t begin) {
    uint32_t value = 0;
    size_t end = begin, next = begin;
    for (;;) {
      const int digit =
          end < line_->end ? SuperscriptValue(NextCodePoint(text_, &(next = end))) : -1;
      if (digit < 0) break;
      value = std::min<uint32_t>(value * 10 + static_cast<uint32_t>(digit), 100000);
      end = next;
    }
    if (end == begin) return static_cast<uint32_t>(next);
    const char32_t before = Before(begin);
    if (query_.brackets && before == '(' && After(static_cast<uint32_t>(end)) == ')') {
      if (value > 0 && value < 1000 && Before(begin - 1) != 0) {
        Add(begin - 1, static_cast<uint32_t>(end) + 1, value, NoteLabel::kDigits, 0,
            Brackets::kRound);
      }
      return static_cast<uint32_t>(end) + 1;
    }
    // "m²" and "5³" are measures and powers; what begins a line is a label.
    const bool power =
        DigitValue(before) >= 0 || (value < 4 && WordLength(begin) < 3 && IsLetter(before));
    if (value > 0 && before != 0 && value < 1000) {
      Add(begin, static_cast<uint32_t>(end), value, NoteLabel::kDigits, power ? kPossibleSite : 0,
          Brackets::kWithout);
    }
    return static_cast<uint32_t>(end);
  }

  uint32_t Stars(uint32_t begin) {
    uint32_t end = begin;
    while (end < line_->end && text_[end] == '*') ++end;
    const char32_t before = Before(begin);
    const bool glued = before != 0 && !IsSpace(before) && DigitValue(before) < 0 && before != '|';
    // An asterisk before it on the line: emphasis, as in mark-up of plain text.
    const bool paired =
        text_.substr(line_->begin, begin - line_->begin).find('*') != std::string_view::npos;
    const auto in_table = [&] { return r_.TextOf(*line_).find('|') != std::string_view::npos; };
    if (end - begin <= 3 && glued && !paired && EndsMarker(After(end)) && !in_table()) {
      Add(begin, end, end - begin, NoteLabel::kStars, kStrongSite, Brackets::kWithout);
    }
    return end;
  }

  void Letter(uint32_t at) {
    const uint32_t value = static_cast<uint32_t>(text_[at] - 'a') + 1;
    const char32_t before = Before(at), after = After(at + 1);
    if (!EndsMarker(after) || before == 0) return;
    if (after == '.' && before == '.') return;  // "i.e.", "a.i."
    if (IsLetter(before)) {
      Add(at, at + 1, value, NoteLabel::kLetter, GluedLetterCost(at), Brackets::kWithout);
      return;
    }
    uint8_t cost = Cost(at, at + 1);
    // A letter that is a word of the language too, in the middle of a line.
    const bool common = r_.words && r_.words->Count(text_.substr(at, 1)) > 3;
    if (IsSpace(before) && at + 1 < line_->end) {
      cost = common ? std::max(cost, kPossibleSite) : std::min<uint8_t>(cost, 3);
    }
    Add(at, at + 1, value, NoteLabel::kLetter, cost, Brackets::kWithout);
  }

  // "recognizedb": a word that stands nowhere else, and does without the letter.
  uint8_t GluedLetterCost(uint32_t at) const {
    if (!r_.words) return kImpossible;
    uint32_t begin = at;
    while (begin > line_->begin && IsLetter(Before(begin))) begin = StepBack(begin);
    const std::string_view word = text_.substr(begin, at + 1 - begin);
    if (word.size() < 4 || r_.words->Count(word) != 1) return kImpossible;
    return r_.words->Count(word.substr(0, word.size() - 1)) > 0 ? 3 : kImpossible;
  }

  uint8_t BracketCost(uint32_t begin, uint32_t end) const {
    const char32_t before = Before(begin), after = After(end);
    if (before == 0 || IsLetter(after) || DigitValue(after) >= 0) return kImpossible;
    if (IsLetter(before) || before == 0x2019 || before == 0x201D || before == '"') return 1;
    if (IsTextSign(before) && IsLetter(Before(StepBack(begin)))) return 1;  // "work.[1]"
    // "paragraph (1)" is a reference; "the Committee (1)" looks the same.
    if (IsSpace(before)) return EndsMarker(after) && EndsTerm(begin) ? kPossibleSite : kImpossible;
    // "6(1)" is a reference, "the Act 1987(1)" is none.
    return DigitsBefore(begin) == 4 ? kMediumSite : kImpossible;
  }

  // Whether a word or a number such as "45/2001" ends before the white space before `begin`; "2.
  // (1)" and "section 2 (1)" hold labels.
  bool EndsTerm(uint32_t begin) const {
    uint32_t at = begin;
    while (at > line_->begin && IsSpace(Before(at))) at = StepBack(at);
    const char32_t sign = Before(at);
    const uint32_t digits = DigitsBefore(at);
    if (digits > 0) return at - digits > line_->begin && Before(at - digits) == '/';
    return IsLetter(sign) || sign == ')' || sign == 0x2019 || sign == 0x201D;
  }

  uint32_t DigitsBefore(uint32_t end) const {
    uint32_t begin = end;
    while (begin > line_->begin && IsAsciiDigit(text_[begin - 1])) --begin;
    return end - begin;
  }

  // By what stands before and behind.
  uint8_t Cost(uint32_t begin, uint32_t end) const {
    const char32_t before = Before(begin);
    if (!EndsMarker(After(end)) || before == 0) return kImpossible;
    const uint32_t next = end + 1;
    const bool decimal = (After(end) == '.' || After(end) == ',' || After(end) == ':') &&
                         next < line_->end && IsAsciiDigit(text_[next]);
    if (decimal) return kImpossible;
    if (IsSpace(before)) return SpacedCost(begin, end);
    if (IsLetter(before)) return GluedToWordCost(begin);
    return GluedToSignCost(begin, end);
  }

  uint8_t GluedToWordCost(uint32_t begin) const {
    uint32_t at = begin, letters = 0;
    bool lower = true;
    while (at > line_->begin && IsLetter(Before(at))) {
      lower = lower && !(letters == 0 && IsUpper(Before(at)));
      at = StepBack(at);
      ++letters;
    }
    if (letters < 2) return kImpossible;
    return lower ? kStrongSite : kMediumSite;  // "COP21"
  }

  static bool IsTextSign(char32_t c) {
    switch (c) {
      case ',':
      case '.':
      case ';':
      case ':':
      case '!':
      case '?':
      case ')':
      case ']':
      case '"':
      case 0x2019:
      case 0x201D:
      case 0xBB:
      case 0x3001:
      case 0x3002:
      case 0xFF0C:
      case 0x060C:
      case 0x061B:
        return true;
      default:
        return false;
    }
  }

  uint8_t GluedToSignCost(uint32_t begin, uint32_t end) const {
    const char32_t sign = Before(begin);
    if (!IsTextSign(sign)) return kImpossible;
    // "rights.2. Everyone": a label that lost its line end.
    if (After(end) == '.' || After(end) == ')') return kImpossible;
    const uint32_t sign_at = StepBack(begin);
    const char32_t word_end = Before(sign_at);
    if (DigitValue(word_end) >= 0) return sign == ')' ? 2 : DecimalCost(sign_at);
    if (word_end == 0 || IsSpace(word_end)) return kImpossible;
    return sign == '.' && WordLength(sign_at) <= 4 ? 3 : 0;  // "No.13"
  }

  // Behind a number that ends at `end` and its stop: "3.1" is a decimal, or a label at the start of
  // a line; "1995.1" rather is not.
  uint8_t DecimalCost(uint32_t end) const {
    uint32_t begin = end;
    while (begin > line_->begin && DigitValue(Before(begin)) >= 0) begin = StepBack(begin);
    if (begin == line_->begin) return kImpossible;
    return end - begin > 2 ? kMediumSite : kPossibleSite;
  }

  uint32_t WordLength(uint32_t end) const {
    uint32_t letters = 0;
    while (end > line_->begin && IsLetter(Before(end))) {
      end = StepBack(end);
      ++letters;
    }
    return letters;
  }

  // Whether what ends at `end` with a stop is a short word that begins its line.
  bool BeginsLine(uint32_t end) const {
    const uint32_t stop = StepBack(end), letters = WordLength(stop);
    return letters > 0 && letters <= 5 && stop - letters <= line_->begin;
  }

  // Behind white space: where a paragraph ends, or in mid-sentence.
  uint8_t SpacedCost(uint32_t begin, uint32_t end) const {
    uint32_t at = begin;
    while (at > line_->begin && IsSpace(Before(at))) at = StepBack(at);
    const char32_t sign = Before(at);
    const bool line_end = end == line_->end;
    if (sign == '.' && BeginsLine(at)) return kImpossible;  // "Art. 3 Title": a label
    if (!IsTextSign(sign)) {
      // "the Secretary-General 44", "of 11 December 65 and".
      const bool runs_on = !line_end && IsLower(After(end + 1));
      if (!IsLetter(sign) || (line_end ? !EndsParagraph() : !runs_on)) return kImpossible;
      return line_end || end - begin > 1 ? kPossibleSite : kLastSite;
    }
    const uint32_t sign_at = StepBack(at);
    uint8_t cost = 4;
    if (line_end) {
      cost = EndsParagraph() ? 2 : 4;
    } else if (sign == '.' || sign == ';') {
      cost = 3;
    } else if (sign == ':') {
      cost = kPossibleSite;  // "Heard: 1 March"
    }
    if (DigitValue(Before(sign_at)) >= 0) cost += 2;
    if (sign == '.' && WordLength(sign_at) <= 4) cost += 2;  // "No. 7"
    return cost;
  }

  bool EndsParagraph() const {
    for (uint32_t i = index_ + 1; i < r_.lines.size(); ++i) {
      const Line& next = r_.lines[i];
      if (next.role != Role::kBody) return true;
      const std::string_view text = r_.TextOf(next);
      return next.blanks > 0 || StartOf(text) != StartKind::kLower || ParseLabel(text).has_value();
    }
    return true;
  }

  void Add(uint32_t begin, uint32_t end, uint32_t value, NoteLabel::Kind kind, uint8_t cost,
           Brackets bracketed) {
    if (cost > query_.most) return;
    sites_.push_back({begin, end, value, index_, kind, bracketed, cost});
  }

  const Reading& r_;
  std::string_view text_;
  const MarkerQuery& query_;
  std::vector<MarkerSite>& sites_;
  const SignMap* signs_;     // where all that is looked for can begin; null when it does not tell
  uint8_t last_letter_ = 0;  // the last of the letters to look for
  const Line* line_ = nullptr;
  uint32_t index_ = 0;
};

// The letters right before a site: markers glued to one and the same word count things.
uint64_t StemOf(const Reading& r, const MarkerSite& site) {
  uint64_t stem = 0;
  const std::string_view text = r.text();
  for (uint32_t i = site.begin; i > r.lines[site.line].begin && site.begin - i < 8; --i) {
    const auto c = static_cast<uint8_t>(text[i - 1]);
    if (c < 0x80 && !IsLetter(c)) break;
    stem = stem << 8 | c;
  }
  return stem;
}

bool ProvesItself(const Reading& r, const std::vector<MarkerSite>& sites,
                  const std::vector<size_t>& run) {
  if (run.size() < 3) return false;
  // Digits that hang on words all over the text are part of the words: tones, formulas.
  const auto all = std::count_if(sites.begin(), sites.end(), [](const MarkerSite& s) {
    return s.cost <= kStrongSite && s.bracketed == Brackets::kWithout;
  });
  if (static_cast<size_t>(all) > 2 * run.size() + 4) return false;
  size_t strong = 0, most_alike = 0;
  std::unordered_map<uint64_t, size_t> stems;
  for (size_t i : run) {
    strong += sites[i].cost <= kStrongSite;
    const uint64_t stem = StemOf(r, sites[i]);
    if (stem != 0) most_alike = std::max(most_alike, ++stems[stem]);
  }
  return strong * 10 >= run.size() * 6 && strong >= 2 && most_alike * 2 <= run.size();
}

}  // namespace

void FindSites(const Reading& r, uint32_t first, uint32_t last, const MarkerQuery& query,
               std::vector<MarkerSite>* sites) {
  SiteFinder finder(r, query, sites);
  for (uint32_t i = first; i < last; ++i) {
    if (r.lines[i].role == Role::kBody) finder.Scan(i);
  }
}

void FindStarSites(const Reading& r, size_t most, std::vector<MarkerSite>* sites) {
  constexpr size_t kNowhere = std::string_view::npos;
  const size_t first = r.text().find('*');
  if (first == kNowhere) return;
  size_t last = first;
  for (size_t at = first; at != kNowhere; at = r.text().find('*', at + 1)) last = at;
  MarkerQuery query;
  query.digits = false;
  query.stars = true;
  for (const Line& line : r.lines) {
    if (line.end <= first || line.begin > last) continue;
    const auto index = static_cast<uint32_t>(&line - r.lines.data());
    FindSites(r, index, index + 1, query, sites);
    if (sites->size() > most) return;
  }
}

std::vector<size_t> FindUnlabelledRun(const Reading& r, const std::vector<MarkerSite>& sites) {
  struct Link {
    size_t before;
    uint32_t cost;  // of the whole chain
  };
  std::vector<Link> links(sites.size(), {kNone, 0});
  std::vector<size_t> best;  // best[v - 1]: the cheapest chain so far that ends with v
  for (size_t i = 0; i < sites.size(); ++i) {
    const MarkerSite& site = sites[i];
    if (site.kind != NoteLabel::kDigits || site.bracketed != Brackets::kWithout) continue;
    if (site.value > best.size() + 1) continue;
    const size_t before = site.value > 1 ? best[site.value - 2] : kNone;
    links[i] = {before, site.cost + (before == kNone ? 0 : links[before].cost)};
    if (site.value > best.size()) {
      best.push_back(i);
    } else if (links[i].cost < links[best[site.value - 1]].cost) {
      best[site.value - 1] = i;
    }
  }
  std::vector<size_t> run;
  for (size_t i = best.empty() ? kNone : best.back(); i != kNone; i = links[i].before) {
    run.push_back(i);
  }
  std::reverse(run.begin(), run.end());
  if (!ProvesItself(r, sites, run)) run.clear();
  return run;
}

}  // namespace lexport::layout
