#include "annotate/targets.h"

#include <algorithm>

#include "akn/number.h"
#include "base/strings.h"

namespace lexport {
namespace {

bool IsStructure(Tag tag) {
  switch (KindOf(tag)) {
    case ElementKind::kRoot:
    case ElementKind::kDocumentClass:
    case ElementKind::kStructure:
    case ElementKind::kHierarchy:
    case ElementKind::kContainer:
      return true;
    default:
      return tag == Tag::kContent || tag == Tag::kIntro || tag == Tag::kWrapUp;
  }
}

bool AllOf(std::string_view text, std::string_view letters) {
  return text.find_first_not_of(letters) == text.npos;
}

bool IsCapitalRoman(std::string_view word) { return AllOf(word, "IVXLCDM"); }

// "a", "bb", "iv", "B": what stands between the parentheses of a label.
bool IsLetterLabel(std::string_view word) {
  if (word.size() == 1) return true;
  if (word.size() > 6) return false;
  return AllOf(word, "ivxl") || AllOf(word, "IVXL") || AllOf(word, word.substr(0, 1));
}

bool IsBareLetter(std::string_view word, uint8_t letters) {
  if (word.size() != 1) return false;
  const char c = word[0];
  return ((letters & kCapitalLetters) != 0 && c >= 'A' && c <= 'Z') ||
         ((letters & kSmallLetters) != 0 && c >= 'a' && c <= 'z');
}

bool IsLatinNumeral(std::string_view word) {
  for (const char* numeral : {"bis", "ter", "quater", "quinquies", "sexies", "septies", "octies"}) {
    if (word == numeral) return true;
  }
  return false;
}

// Reads labels at tokens; a helper of ReadUnitNumber.
class NumberReader {
 public:
  NumberReader(const Phrasebook& book, const Tokens& tokens) : book_(book), tokens_(tokens) {}

  std::string Read(size_t at, uint8_t letters, size_t* next) const {
    if (at >= tokens_.size()) return "";
    const Token& token = tokens_[at];
    if (token.kind == TokenKind::kNumber) return Decimal(at, next);
    if (const auto ordinal = book_.trie.Find(tokens_, at, kSenseOrdinal)) {
      *next = ordinal.end;
      return std::to_string(ordinal.meaning->index);
    }
    if (IsMark(at, '(')) return Bracketed(at, next);
    if (token.kind != TokenKind::kWord) return "";
    const std::string_view word = Word(at);
    *next = at + 1;
    const bool closed = IsMark(at + 1, ')') && Touches(at + 1);
    if (closed && IsLetterLabel(word)) {
      *next = at + 2;
      return std::string(word);
    }
    return IsCapitalRoman(word) || IsBareLetter(word, letters) ? std::string(word) : "";
  }

 private:
  std::string_view Word(size_t at) const { return tokens_.Word(at); }
  bool IsMark(size_t at, char mark) const { return tokens_.IsMark(at, mark); }
  bool Touches(size_t at) const { return tokens_.Touches(at); }
  bool IsKind(size_t at, TokenKind kind) const { return tokens_.IsKind(at, kind); }
  std::string Digits(size_t at) const {
    std::string out;
    const std::string_view word = Word(at);
    for (size_t i = 0; i < word.size() && out.size() < 9;) {
      const size_t begin = i;
      const char32_t c = NextCodePoint(word, &i);
      out += c < 0x80 ? std::string(1, word[begin])
                      : std::to_string(NumberValue(word.substr(begin, i - begin), 9));
    }
    return out;
  }

  std::string Decimal(size_t at, size_t* next) const {
    std::string out = Digits(at++);
    while (IsMark(at, '.') && Touches(at) && IsKind(at + 1, TokenKind::kNumber) &&
           Touches(at + 1)) {
      out += "-" + Digits(at + 1);
      at += 2;
    }
    if (IsKind(at, TokenKind::kWord) && Touches(at) && Word(at).size() <= 2) {
      const bool ending = static_cast<bool>(book_.trie.Find(tokens_, at, kSenseDateLink));
      if (!ending) out += Word(at);  // "12A"; of "1er" only the number counts
      ++at;
    }
    if (IsKind(at, TokenKind::kWord) && IsLatinNumeral(Word(at))) out += Word(at++);
    *next = at;
    return out;
  }

  std::string Bracketed(size_t at, size_t* next) const {
    if (!IsMark(at + 2, ')')) return "";
    *next = at + 3;
    if (IsKind(at + 1, TokenKind::kNumber) && Word(at + 1).size() <= 4) return Digits(at + 1);
    if (!IsKind(at + 1, TokenKind::kWord) || !IsLetterLabel(Word(at + 1))) return "";
    return std::string(Word(at + 1));
  }

  const Phrasebook& book_;
  const Tokens& tokens_;
};

}  // namespace

std::string ReadUnitNumber(const Phrasebook& book, const Tokens& tokens, size_t at, uint8_t letters,
                           size_t* next) {
  return NumberReader(book, tokens).Read(at, letters, next);
}

namespace {

// The text of an element that holds nothing else; empty for all others.
std::string_view OnlyText(Node element) {
  const Node child = element.first_child();
  return child.is_text() && !child.next_sibling() ? child.text() : std::string_view();
}

}  // namespace

TargetIndex::TargetIndex(const Document& document, const Phrasebook& book)
    : document_(document), book_(book) {
  first_.resize(document.node_count());
  last_.resize(document.node_count());
  if (document.root()) Walk(document.root().id(), kNoNode, 0);
  RegisterUnits();
}

void TargetIndex::Walk(NodeId id, NodeId component, uint16_t depth) {
  const Tag tag = document_.data(id).tag;
  if (tag == Tag::kMeta || !IsStructure(tag)) return;
  first_[id] = ++order_;
  if (KindOf(tag) == ElementKind::kDocumentClass) component = id;
  if (tag == Tag::kAttachment) RegisterAttachment(id, depth);
  if (KindOf(tag) == ElementKind::kHierarchy) {
    found_.push_back({id, component, depth, OnlyText(LabelOf(id))});
  }
  for (NodeId child = document_.data(id).first_child; child != kNoNode;
       child = document_.data(child).next_sibling) {
    if (document_.data(child).tag != Tag::kText) {
      Walk(child, component, static_cast<uint16_t>(depth + 1));
    }
  }
  last_[id] = order_;
}

uint32_t TargetIndex::AddNumber(std::string number) {
  const auto next = static_cast<uint32_t>(numbers_.size());
  return numbers_.try_emplace(std::move(number), next).first->second;
}

// Labels lie far apart in a large document: they are called for while those before them are read.
void TargetIndex::RegisterUnits() {
  constexpr size_t kAhead = 8;
  for (size_t i = 0; i < found_.size(); ++i) {
    if (i + kAhead < found_.size()) __builtin_prefetch(found_[i + kAhead].label.data());
    Register(found_[i]);
  }
  std::vector<Found>().swap(found_);
}

void TargetIndex::Register(const Found& unit) {
  const std::string_view plain = PlainNumber(unit.label);
  const uint32_t number = AddNumber(plain.empty() ? NumberOf(unit.node) : std::string(plain));
  if (number == kAnyNumber) return;
  const Tag tag = document_.data(unit.node).tag;
  const Unit made = {unit.node, first_[unit.node], unit.depth};
  units_[{unit.component, tag, number}].push_back(made);
  // Without its element, for the "(a)" behind a number.
  units_[{unit.component, Tag::kNone, number}].push_back(made);
  units_.try_emplace({unit.component, tag, kAnyNumber});
}

void TargetIndex::RegisterAttachment(NodeId id, uint16_t depth) {
  attachments_.push_back(id);
  const uint32_t number = AddNumber(NumberOf(id));
  if (number == kAnyNumber) return;
  units_[{kNoNode, Tag::kAttachment, number}].push_back({id, first_[id], depth});
}

Node TargetIndex::LabelOf(NodeId unit) const {
  const Node node = document_.node(unit);
  const Node label = node.child(Tag::kNum);
  return label || node.tag() != Tag::kAttachment ? label : node.child(Tag::kHeading);
}

std::string TargetIndex::NumberOf(NodeId unit) const {
  std::string text;
  for (Node child : LabelOf(unit).children()) {
    if (child.is_text()) text.append(child.text());
  }
  std::string number = NormalizeNumber(text);
  return number.empty() ? NumberIn(text) : number;  // "Article premier" needs the phrasebook
}

std::string TargetIndex::NumberIn(std::string_view label) const {
  tokens_.Read(label);
  size_t at = 0, next = 0;
  while (at < tokens_.size()) {
    // A label's word ("Article") is no number, though "C" or "I" in it might look like one.
    const auto word = book_.trie.Find(tokens_, at, kSenseLevel);
    if (word) {
      at = word.end;
      continue;
    }
    std::string number = ReadUnitNumber(book_, tokens_, at, kCapitalLetters, &next);
    if (!number.empty()) return number;
    const Token& token = tokens_[at];
    const bool bare = token.kind == TokenKind::kWord && tokens_.size() - at <= 2 &&
                      IsLetterLabel(label.substr(token.begin, token.end - token.begin));
    if (bare) return std::string(label.substr(token.begin, token.end - token.begin));
    ++at;
  }
  return "";
}

const TargetIndex::Units* TargetIndex::Find(NodeId component, Tag tag,
                                            std::string_view number) const {
  const auto known = numbers_.find(std::string(number));
  if (known == numbers_.end()) return nullptr;
  const auto it = units_.find({component, tag, known->second});
  return it == units_.end() ? nullptr : &it->second;
}

// The only one of `units` in `scope`, or the only one that stands highest; *count grows by how many
// there are.
NodeId TargetIndex::Only(const Units* units, NodeId scope, size_t* count) const {
  constexpr size_t kFew = 16;
  if (units == nullptr) return kNoNode;
  const auto before = [](const Unit& unit, uint32_t order) { return unit.order < order; };
  const auto begin = std::lower_bound(units->begin(), units->end(), first_[scope] + 1, before);
  const auto end = std::lower_bound(begin, units->end(), last_[scope] + 1, before);
  const auto found = static_cast<size_t>(end - begin);
  *count += found;
  if (found == 0 || found > kFew) return kNoNode;
  const auto higher = [](const Unit& a, const Unit& b) { return a.depth < b.depth; };
  const auto top = std::min_element(begin, end, higher);
  for (auto it = begin; it != end; ++it) {
    if (it != top && it->depth == top->depth) return kNoNode;
  }
  return top->node;
}

NodeId TargetIndex::OnlyOf(const UnitStep& step, NodeId component, NodeId scope) const {
  size_t count = 0;
  NodeId found = kNoNode;
  for (const Tag tag : *step.elements) {
    const NodeId unit = Only(Find(component, tag, step.number), scope, &count);
    if (unit != kNoNode && found != kNoNode) return kNoNode;
    if (unit != kNoNode) found = unit;
  }
  return found;
}

// Whether the numbering of such units begins more than once in `scope`.
bool TargetIndex::RestartsIn(const UnitStep& step, NodeId component, NodeId scope) const {
  const char c = step.number.empty() ? '1' : step.number[0];
  const char* first = c >= '0' && c <= '9' ? "1" : c >= 'a' && c <= 'z' ? "a" : nullptr;
  if (first == nullptr) return false;
  size_t count = 0;
  for (const Tag tag : *step.elements) Only(Find(component, tag, first), scope, &count);
  return count > 1;
}

NodeId TargetIndex::NumberingParent(NodeId unit) const {
  do {
    unit = document_.data(unit).parent;
  } while (unit != kNoNode && document_.data(unit).tag == Tag::kList);
  return unit;
}

// “§ 3” may be an article, a section, a paragraph: the likeliest of those that the text has.
const Tag* TargetIndex::Likeliest(const std::vector<Tag>& elements, NodeId component) const {
  for (const Tag& tag : elements) {
    if (Find(component, tag, "") != nullptr) return &tag;
  }
  return nullptr;
}

NodeId TargetIndex::ResolveFirst(const UnitStep& named, NodeId block, NodeId component) const {
  const Tag* tag = Likeliest(*named.elements, component);
  if (tag == nullptr) return kNoNode;
  const std::vector<Tag> elements = {*tag};
  const UnitStep step = {&elements, named.number};
  for (NodeId scope = document_.data(block).parent; scope != kNoNode;
       scope = document_.data(scope).parent) {
    if (first_[scope] == 0) continue;  // something inside a text: a note
    if (KindOf(document_.data(scope).tag) != ElementKind::kHierarchy && scope != component) {
      continue;
    }
    if (RestartsIn(step, component, scope)) return kNoNode;
    const NodeId found = OnlyOf(step, component, scope);
    if (found == kNoNode && scope != component) continue;
    // Where numbers begin anew in every article, those of the next article are not meant.
    const bool near = found == kNoNode || Contains(NumberingParent(found), block);
    return near || !RestartsIn(step, component, component) ? found : kNoNode;
  }
  return kNoNode;
}

NodeId TargetIndex::ResolveInside(const UnitStep& step, NodeId component, NodeId scope) const {
  size_t count = 0;
  if (step.elements == nullptr) {
    return Only(Find(component, Tag::kNone, step.number), scope, &count);
  }
  if (step.elements->empty()) return scope;
  const NodeId found = OnlyOf(step, component, scope);
  if (found != kNoNode || RestartsIn(step, component, scope)) return found;
  // What one text calls a paragraph is a point in another's structure.
  return Only(Find(component, Tag::kNone, step.number), scope, &count);
}

NodeId TargetIndex::Resolve(const std::vector<UnitStep>& path, NodeId block,
                            NodeId component) const {
  if (path.empty() || component == kNoNode || path.front().elements == nullptr) return kNoNode;
  const UnitStep& start = path.front();
  NodeId found = kNoNode;
  if (!start.elements->empty() && start.elements->front() == Tag::kAttachment) {
    size_t count = 0;
    if (start.number.empty()) {
      found = attachments_.size() == 1 ? attachments_.front() : kNoNode;
    } else {
      found = Only(Find(kNoNode, Tag::kAttachment, start.number), document_.root().id(), &count);
    }
    if (path.size() > 1) return kNoNode;  // "annex I, part A": another component's business
  } else if (!start.elements->empty() && !start.number.empty()) {
    found = ResolveFirst(start, block, component);
  }
  for (size_t i = 1; i < path.size() && found != kNoNode; ++i) {
    found = ResolveInside(path[i], component, found);
  }
  return found;
}

bool TargetIndex::Contains(NodeId outer, NodeId inner) const {
  for (; inner != kNoNode; inner = document_.data(inner).parent) {
    if (inner == outer) return true;
  }
  return false;
}

}  // namespace lexport
