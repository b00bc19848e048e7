// Names that the phrasebook lists, the words that open a preambular clause, web addresses.

#include <algorithm>

#include "annotate/scanner.h"

namespace lexport {
namespace {

constexpr uint32_t kNoName = 0xffffffffu;

bool IsAsciiAlnum(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Characters of a URI (RFC 3986), and letters of other scripts, which browsers show as they are.
bool MayStandInUrl(char c) {
  constexpr std::string_view kMarks = "-._~:/?#[]@!$&'()*+,;=%";
  return IsAsciiAlnum(c) || kMarks.find(c) != kMarks.npos;
}

// Full stops and the like behind an address belong to the sentence; so does a bracket that was not
// opened in it.
size_t TrimUrl(std::string_view url) {
  size_t end = url.size();
  while (end > 0) {
    const char c = url[end - 1];
    const std::string_view rest = url.substr(0, end);
    const bool closing = c == ')' || c == ']';
    const char open = c == ')' ? '(' : '[';
    const bool unopened = closing && std::count(rest.begin(), rest.end(), c) >
                                         std::count(rest.begin(), rest.end(), open);
    if (!unopened && std::string_view(".,;:!?'*").find(c) == std::string_view::npos) break;
    --end;
  }
  return end;
}

}  // namespace

// The words with which a clause opens: "Recalling also", "Deeply concerned". The term is the head.
size_t Scanner::TryLead() {
  size_t at = 0;
  while (const Match more = Find(at, kSenseLeadMore)) at = more.end;
  const Match head = Find(at, kSenseLead);
  if (!head) return 0;
  size_t end = head.end;
  while (const Match more = Find(end, kSenseLeadMore)) end = more.end;
  Mark& mark = AddMark(tokens_[0].begin, tokens_[end - 1].end, MarkKind::kEntry,
                       entries_.OfLead(head.meaning->index));
  mark.tag = Tag::kTerm;
  return end;
}

void Scanner::NoteOrgan(uint32_t name) {
  block_organs_.push_back(name);
  if (block_.in_formula) enacting_.try_emplace(block_.component, name);
  const auto known = std::find(recent_organs_.begin(), recent_organs_.end(), name);
  if (known != recent_organs_.end()) recent_organs_.erase(known);
  recent_organs_.push_back(name);
}

// "the Council" is the body of that kind which was named last.
uint32_t Scanner::OrganMeant(uint32_t short_organ) const {
  const std::vector<uint32_t>& may_mean = book_.short_organs[short_organ];
  for (auto name = recent_organs_.rbegin(); name != recent_organs_.rend(); ++name) {
    if (std::find(may_mean.begin(), may_mean.end(), *name) != may_mean.end()) return *name;
  }
  return kNoName;
}

size_t Scanner::TryName(size_t at, const Match& match) {
  if (match.meaning->sense == kSenseShortOrgan) {
    const uint32_t organ = OrganMeant(match.meaning->index);
    if (organ != kNoName) NoteOrgan(organ);
    return match.end;
  }
  const uint32_t name = match.meaning->index;
  const KnownName& known = book_.names[name];
  const uint32_t begin = tokens_[at].begin, end = tokens_[match.end - 1].end;
  if (known.is_organ) NoteOrgan(name);
  if (known.is_work) {
    AddMark(begin, end, MarkKind::kName, name);
  } else {
    AddMark(begin, end, MarkKind::kEntry, entries_.OfName(name)).tag = known.element;
  }
  return match.end;
}

size_t Scanner::TryCounted(size_t at, const Match& match) {
  if (!IsKind(match.end, TokenKind::kNumber)) return at;
  const CountedConcept& counted = book_.counted[match.meaning->index];
  const uint32_t number = NumberValue(Word(match.end), counted.last);
  if (number < counted.first || number > counted.last) return at;
  AddMark(tokens_[at].begin, tokens_[match.end].end, MarkKind::kEntry,
          entries_.OfCounted(match.meaning->index, number))
      .tag = Tag::kConcept;
  return match.end + 1;
}

size_t Scanner::TryUrl(size_t at) {
  const uint32_t begin = tokens_[at].begin;
  if (begin > 0 && (IsAsciiAlnum(text_[begin - 1]) || text_[begin - 1] == '.')) return at;
  const std::string_view behind = text_.substr(tokens_[at].end);
  const bool bare = Word(at) == "www";
  if (behind.substr(0, bare ? 1 : 3) != (bare ? "." : "://")) return at;
  size_t end = begin;
  while (end < text_.size() && MayStandInUrl(text_[end])) ++end;
  // A letter of another script in the address: where it ends cannot be told.
  if (end < text_.size() && IsKind(TokenBehind(static_cast<uint32_t>(end), at), TokenKind::kWord) &&
      static_cast<unsigned char>(text_[end]) >= 0x80) {
    return at;
  }
  end = begin + TrimUrl(text_.substr(begin, end - begin));
  if (end < tokens_[at].end + (bare ? 4u : 5u)) return at;
  AddMark(begin, static_cast<uint32_t>(end), MarkKind::kUrl, 0);
  return TokenBehind(static_cast<uint32_t>(end), at);
}

}  // namespace lexport
