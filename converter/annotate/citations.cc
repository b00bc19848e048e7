// Documents cited by number ("resolution 60/251 of 15 March 2006") or by symbol ("A/HRC/35/35").

#include <algorithm>

#include "annotate/scanner.h"

namespace lexport {
namespace {

constexpr uint32_t kNoName = 0xffffffffu;
constexpr size_t kLongestNumber = 48;  // bytes of a printed number that patterns get to see

bool IsAsciiAlnum(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

bool MatchesAtStart(const RE2& pattern, std::string_view text, re2::StringPiece* groups,
                    int count) {
  const re2::StringPiece piece(text.data(), text.size());
  return pattern.Match(piece, 0, text.size(), RE2::ANCHOR_START, groups, count);
}

// Bytes that `pattern` matches at the start of `text`. Which groups match is not asked: that would
// cost as much again.
size_t MatchLength(const RE2& pattern, std::string_view text) {
  re2::StringPiece whole;
  return MatchesAtStart(pattern, text, &whole, 1) ? whole.size() : 0;
}

// A number must not go on behind its end: "26/6" is not in "26/61" or "26/6/2".
bool EndsNumber(std::string_view text, size_t end) {
  if (end >= text.size()) return true;
  if (IsAsciiAlnum(text[end])) return false;
  return text[end] != '/' || end + 1 >= text.size() || !IsAsciiAlnum(text[end + 1]);
}

}  // namespace

// The organ whose name stands at a token, "the" before it left aside.
uint32_t Scanner::OrganAt(size_t at) const {
  for (size_t i = at; i < at + 2 && i < tokens_.size(); ++i) {
    const Match match = Find(i, kSenseName | kSenseShortOrgan);
    if (!match) continue;
    if (match.meaning->sense == kSenseShortOrgan) return OrganMeant(match.meaning->index);
    return book_.names[match.meaning->index].is_organ ? match.meaning->index : kNoName;
  }
  return kNoName;
}

// Who may have adopted what is cited before `next`, the likeliest first: “in its resolution 26/6,
// the Council …”; who was named before; the body that speaks; who was named in earlier blocks.
std::vector<uint32_t> Scanner::OrgansAround(size_t next) const {
  constexpr size_t kFarthest = 8;
  std::vector<uint32_t> organs;
  const Match of = Find(next, kSenseOf | kSenseOn);
  const size_t behind = of ? of.end : IsMark(next, ',') ? next + 1 : tokens_.size();
  if (const uint32_t organ = OrganAt(behind); organ != kNoName) organs.push_back(organ);
  const size_t count = std::min(kFarthest, block_organs_.size());
  organs.insert(organs.end(), block_organs_.rbegin(),
                block_organs_.rbegin() + static_cast<std::ptrdiff_t>(count));
  const auto enacting = enacting_.find(block_.component);
  if (enacting != enacting_.end()) organs.push_back(enacting->second);
  if (enacting == enacting_.end()) {
    organs.insert(organs.end(), recent_organs_.rbegin(), recent_organs_.rend());
  }
  return organs;
}

const CitationForm* Scanner::ChooseForm(const std::vector<const CitationForm*>& fitting,
                                        size_t next) const {
  for (const CitationForm* form : fitting) {
    if (form->organ.empty()) return form;
  }
  for (const uint32_t organ : OrgansAround(next)) {
    for (const CitationForm* form : fitting) {
      if (form->organ == book_.names[organ].id) return form;
    }
  }
  return fitting.size() == 1 ? fitting.front() : nullptr;
}

uint32_t Scanner::WorkOf(const CitationForm& form, const Citation& citation, const RE2& pattern,
                         std::string_view printed) {
  std::vector<re2::StringPiece> groups(static_cast<size_t>(pattern.NumberOfCapturingGroups()) + 1);
  MatchesAtStart(pattern, printed, groups.data(), static_cast<int>(groups.size()));
  const auto raw = [&](std::string_view name) -> std::string {
    if (name == "date") return "{date}";
    const auto& named = pattern.NamedCapturingGroups();
    const auto it = named.find(std::string(name));
    return it == named.end() ? "" : groups[static_cast<size_t>(it->second)].as_string();
  };
  const auto token = [&](std::string_view name) {
    return name == "date" ? raw(name) : IriToken(raw(name));
  };
  CitedWork work;
  work.show_as = FillTemplate(form.show_as, raw);
  work.iri = FillTemplate(form.iri, token);
  work.date = FillTemplate(form.date, raw);
  work.entity_name = citation.entity_name;
  return entries_.Work(FillTemplate(form.id, token), std::move(work));
}

// A number that could be of several organs, with none of them in sight.
uint32_t Scanner::UnknownWork(const Citation& citation, std::string_view printed) {
  CitedWork work;
  work.show_as = citation.words.front() + ' ' + std::string(printed);
  work.entity_name = citation.entity_name;
  return entries_.Work(citation.entity_name + '-' + IriToken(printed), std::move(work));
}

// At the number; gives the token behind it, `at` when it is none of the citation's forms.
size_t Scanner::ReadCited(size_t at, const Citation& citation, uint32_t begin, uint32_t* work) {
  const std::string_view text = text_.substr(tokens_[at].begin, kLongestNumber);
  std::vector<const CitationForm*> fitting;
  size_t length = 0;
  const auto first = static_cast<uint8_t>(text.front());
  for (const CitationForm& form : citation.forms) {
    if (first < form.least || first > form.greatest) continue;
    const size_t matched = MatchLength(*form.pattern, text);
    if (matched == 0 || matched < length || !EndsNumber(text, matched)) continue;
    if (matched > length) fitting.clear();
    length = matched;
    fitting.push_back(&form);
  }
  if (fitting.empty()) return at;
  const auto end = static_cast<uint32_t>(tokens_[at].begin + length);
  const size_t next = TokenBehind(end, at);
  const std::string_view printed = text.substr(0, length);
  const CitationForm* form = ChooseForm(fitting, next);
  *work = form != nullptr ? WorkOf(*form, citation, *form->pattern, printed)
                          : UnknownWork(citation, printed);
  AddMark(begin, end, MarkKind::kWork, *work);
  return next;
}

// "of 15 March 2006" behind a citation: the date of the work, and a date in the text.
size_t Scanner::MarkDateBehind(size_t at, uint32_t work) {
  const Match on = Find(at, kSenseOn);
  const size_t begin = on ? on.end : IsMark(at, ',') ? at + 1 : at;
  if (!on && begin == at) return at;
  std::vector<PrintedDate> dates;
  size_t next = at;
  if (!IsKind(begin, TokenKind::kNumber) || !ReadDates(begin, 0, &dates, &next)) return at;
  if (dates.size() != 1) return at;
  MarkDate(dates.front());
  const PrintedDate& date = dates.front();
  entries_.AddDate(work, IsoDate(date.year * 10000 + date.month * 100 + date.day));
  return next;
}

// "resolutions 47/19 of 24 November 1992, 48/16 of 3 November 1993 and 49/9".
size_t Scanner::TryCitation(size_t at, const Match& match) {
  const Citation& citation = book_.citations[match.meaning->index];
  size_t number = match.end;
  if (const Match sign = Find(number, kSenseNumberSign)) number = sign.end;
  uint32_t begin = tokens_[at].begin;
  size_t done = at;
  while (number < tokens_.size()) {
    uint32_t work = 0;
    const size_t next = ReadCited(number, citation, begin, &work);
    if (next == number) break;
    done = MarkDateBehind(next, work);
    number = done;
    if (IsMark(number, ',')) ++number;
    if (const Match joint = Find(number, kSenseAnd)) number = joint.end;
    if (number == done || number >= tokens_.size()) break;
    begin = tokens_[number].begin;
  }
  return done;
}

// End of the symbol that begins at `begin` ("A/HRC/21/44/Add.1"); `begin` when it is none.
uint32_t Scanner::SymbolEnd(uint32_t begin) const {
  size_t end = begin;
  bool digit = false;
  const auto run = [&] {
    while (end < text_.size() && (IsAsciiAlnum(text_[end]) || text_[end] == '/' ||
                                  text_[end] == '.' || text_[end] == '-')) {
      digit = digit || IsDigit(text_[end]);
      ++end;
    }
  };
  run();
  // "Add. 1": a space that does not belong there.
  const std::string_view symbol = text_.substr(begin, end - begin);
  const std::string_view suffix = symbol.substr(symbol.rfind('/') + 1);
  const bool numbered =
      suffix == "Add." || suffix == "Corr." || suffix == "Rev." || suffix == "Amend.";
  if (numbered && end + 1 < text_.size() && text_[end] == ' ' && IsDigit(text_[end + 1])) {
    ++end;
    run();
  }
  while (end > begin && !IsAsciiAlnum(text_[end - 1])) --end;
  return static_cast<uint32_t>(digit ? end : begin);
}

uint32_t Scanner::WorkOfSymbol(std::string_view symbol) {
  for (const Citation& citation : book_.citations) {
    for (const CitationForm& form : citation.forms) {
      if (form.symbol_pattern == nullptr) continue;
      if (MatchLength(*form.symbol_pattern, symbol) == symbol.size()) {
        return WorkOf(form, citation, *form.symbol_pattern, symbol);
      }
    }
  }
  std::string printed;
  for (char c : symbol) {
    if (c != ' ') printed.push_back(c);
  }
  CitedWork work;
  work.show_as = printed;
  work.entity_name = book_.symbol_entity;
  return entries_.Work(IriToken(printed), std::move(work));
}

size_t Scanner::TrySymbol(size_t at) {
  const uint32_t begin = tokens_[at].begin;
  if (!IsMark(at + 1, '/') || !Touches(at + 1)) return at;
  if (begin > 0 && (text_[begin - 1] == '/' || text_[begin - 1] == '.' || text_[begin - 1] == '-' ||
                    IsDigit(text_[begin - 1]))) {
    return at;
  }
  uint32_t end = SymbolEnd(begin);
  if (end == begin) return at;
  // "S/RES/1440 (2002)", "A/RES/491 (V)": the year or session belongs to a resolution's symbol.
  const std::string_view behind = text_.substr(end, 16);
  const size_t close = behind.find(')');
  if (close != behind.npos && (behind[0] == '(' || behind.substr(0, 2) == " (")) {
    const std::string_view whole = text_.substr(begin, end + close + 1 - begin);
    const bool session = whole.find_first_not_of("0123456789IVXLC ()", end - begin) == whole.npos;
    if (session && whole.find("/RES/") != whole.npos) end += static_cast<uint32_t>(close + 1);
  }
  const uint32_t work = WorkOfSymbol(text_.substr(begin, end - begin));
  AddMark(begin, end, MarkKind::kWork, work);
  return MarkDateBehind(TokenBehind(end, at), work);
}

}  // namespace lexport
