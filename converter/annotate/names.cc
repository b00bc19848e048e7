// Names that the phrasebook lists, the words that open a preambular clause, web addresses.

#include <algorithm>

#include "annotate/scanner.h"

namespace lexport {
namespace {

constexpr uint32_t kNoName = 0xffffffffu;
constexpr size_t kLongestUrl = 4096;

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
  const auto excess = [url](char open, char close) {
    return std::count(url.begin(), url.end(), close) - std::count(url.begin(), url.end(), open);
  };
  std::ptrdiff_t round = excess('(', ')'), square = excess('[', ']');
  size_t end = url.size();
  for (; end > 0; --end) {
    const char c = url[end - 1];
    std::ptrdiff_t* unopened = c == ')' ? &round : c == ']' ? &square : nullptr;
    if (unopened != nullptr) {
      if (--*unopened < 0) break;
    } else if (std::string_view(".,;:!?'*").find(c) == std::string_view::npos) {
      break;
    }
  }
  return end;
}

// Whether `rest`, behind the scheme, begins with a host that can be one: "un.org", "un.org:80/…".
bool HasHost(std::string_view rest) {
  size_t end = 0;
  while (end < rest.size() &&
         (IsAsciiAlnum(rest[end]) || rest[end] == '.' || rest[end] == '-' || rest[end] == '_')) {
    ++end;
  }
  if (end == 0 || !IsAsciiAlnum(rest[0])) return false;
  if (end < rest.size() && rest[end] == ':') {
    const size_t port = ++end;
    while (end < rest.size() && rest[end] >= '0' && rest[end] <= '9') ++end;
    if (end == port || end > port + 5) return false;
  }
  return end == rest.size() || rest[end] == '/' || rest[end] == '?' || rest[end] == '#';
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
  // Whatever it is, nothing else is sought in it: so that no text is read twice.
  const size_t next = TokenBehind(static_cast<uint32_t>(end), at);
  // A letter of another script in the address: where it ends cannot be told.
  const bool goes_on =
      end < text_.size() && IsKind(next, TokenKind::kWord) && tokens_[next].begin == end;
  if (goes_on || end - begin > kLongestUrl) return next;
  end = begin + TrimUrl(text_.substr(begin, end - begin));
  const size_t host = bare ? begin : tokens_[at].end + 3;
  if (end < host || !HasHost(text_.substr(host, end - host))) return next;
  AddMark(begin, static_cast<uint32_t>(end), MarkKind::kUrl, 0);
  return TokenBehind(static_cast<uint32_t>(end), at);
}

}  // namespace lexport
