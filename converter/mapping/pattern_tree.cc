#include "mapping/pattern_tree.h"

#include <algorithm>

#include "base/strings.h"
#include "mapping/fold_case.h"

namespace lexport {
namespace {

using Kind = PatternNode::Kind;

constexpr std::string_view kNoCase = "(?i)";
constexpr uint32_t kMostRepeats = 1000;  // that RE2 takes, of nested ones the product
constexpr int kMostGroups = 100;
// Ranges up to this size are looked through, character by character.
constexpr char32_t kLargeRange = 512;

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsRepeat(char c) { return c == '*' || c == '+' || c == '?' || c == '{'; }

// Whether the range from the folded `low` to the folded `high` holds just what the members of low
// to high fold to, and nothing else folds to any of these unless it folds to one by itself.
bool FoldsToRange(char32_t low, char32_t high) {
  if (low < 0x80 && high < 0x80) {
    const bool no_letters = high < 'A' || low > 'z' || (low > 'Z' && high < 'a');
    return no_letters || (low >= 'a' && high <= 'z') || (low >= 'A' && high <= 'Z');
  }
  if (low < 0x80 || high - low > kLargeRange) return false;
  const char32_t distance = FoldCase(low) - low;
  for (char32_t c = low; c <= high; ++c) {
    if (FoldCase(c) - c != distance) return false;
  }
  return true;
}

// Each function gives false where a part is not plain, or where RE2 may refuse it.
class PatternReader {
 public:
  explicit PatternReader(PatternTree* tree) : tree_(*tree), in_(tree->text) {}

  bool Run() { return Alternatives() && at_ == in_.size(); }

 private:
  bool More() const { return at_ < in_.size(); }
  bool Is(char c) const { return More() && in_[at_] == c; }

  size_t Open(Kind kind) {
    tree_.nodes.push_back({kind});
    return tree_.nodes.size() - 1;
  }

  bool Close(size_t node) {
    tree_.nodes[node].after = static_cast<uint32_t>(tree_.nodes.size());
    return true;
  }

  bool Leaf(Kind kind, uint32_t low = 0, uint32_t high = 0) {
    tree_.nodes.push_back({kind, static_cast<uint32_t>(tree_.nodes.size()) + 1, low, high});
    return true;
  }

  bool Alternatives() {
    const size_t node = Open(Kind::kAlternatives);
    do {
      if (!Sequence()) return false;
    } while (Is('|') && ++at_);
    return Close(node);
  }

  bool Sequence() {
    const size_t node = Open(Kind::kSequence);
    while (More() && !Is('|') && !Is(')')) {
      const size_t part = tree_.nodes.size();
      if (!Part() || !Repeat(&tree_.nodes[part])) return false;
    }
    return Close(node);
  }

  bool Part() {
    switch (in_[at_]) {
      case '\\':
        return Escape(false);
      case '(':
        return Group();
      case '[':
        return Class();
      case '^':
        ++at_;
        return Leaf(Kind::kNothing);
      case '$':
        ++at_;
        return Leaf(Kind::kEndOfText);
      case '.':
        ++at_;
        return Leaf(Kind::kOther);
      default:
        return !IsRepeat(in_[at_]) && Word();
    }
  }

  // Characters up to the next that means something, but for the last when that repeats it.
  bool Word() {
    const size_t begin = at_, end = std::min(in_.find_first_of(".^$|()[{*+?\\", at_), in_.size());
    at_ = end;
    if (end < in_.size() && IsRepeat(in_[end])) {
      do --at_;
      while (at_ > begin && (static_cast<unsigned char>(in_[at_]) & 0xC0) == 0x80);
      if (at_ == begin) at_ = end;
    }
    return Leaf(Kind::kWord, static_cast<uint32_t>(begin), static_cast<uint32_t>(at_));
  }

  bool Group() {
    at_ += in_.substr(at_).starts_with("(?:") ? 3 : 1;
    if (Is('?') || ++depth_ >= kMostGroups || !Alternatives() || !More()) return false;
    --depth_;
    ++at_;  // nothing but ')' ends alternatives before the end
    return true;
  }

  // A sign, or what a letter stands for.
  bool Escape(bool in_class) {
    constexpr std::string_view kSigns = ".^$|()[]{}*+?\\-/", kSpaces = "sntrfv", kOthers = "DSwW";
    if (at_ + 1 >= in_.size()) return false;
    const char c = in_[at_ + 1];
    at_ += 2;
    if (kSigns.find(c) != std::string_view::npos) {
      return Leaf(Kind::kRange, static_cast<uint32_t>(c), static_cast<uint32_t>(c));
    }
    if (c == 'd') return Leaf(Kind::kDigit);
    if (kSpaces.find(c) != std::string_view::npos) return Leaf(Kind::kSpace);
    if (kOthers.find(c) != std::string_view::npos) return Leaf(Kind::kOther);
    return (c == 'b' || c == 'B') && !in_class && Leaf(Kind::kNothing);
  }

  // From '[' to ']'.
  bool Class() {
    const bool negated = in_.substr(at_).starts_with("[^");
    const size_t node = Open(negated ? Kind::kNegated : Kind::kClass);
    at_ += negated ? 2 : 1;
    if (Is(']')) return false;
    for (bool first = true; More() && !Is(']'); first = false) {
      // Elsewhere it may be an error.
      if (Is('-') && !first && !in_.substr(at_).starts_with("-]")) return false;
      if (!ClassItem()) return false;
    }
    if (!More()) return false;
    ++at_;
    return Close(node);
  }

  // A character or what an escape stands for, or a range of characters.
  bool ClassItem() {
    if (Is('[')) return false;
    if (Is('\\')) return Escape(true) && !BeginsRange();
    const char32_t low = NextCodePoint(in_, &at_);
    if (!BeginsRange()) return Leaf(Kind::kRange, low, low);
    ++at_;
    if (Is('[') || Is('\\')) return false;
    const char32_t high = NextCodePoint(in_, &at_);
    tree_.foldable = tree_.foldable && FoldsToRange(low, high);
    return low <= high && Leaf(Kind::kRange, low, high);
  }

  bool BeginsRange() const {
    return at_ + 1 < in_.size() && in_[at_] == '-' && in_[at_ + 1] != ']';
  }

  bool Repeat(PatternNode* node) {
    if (!More() || !IsRepeat(in_[at_])) return true;
    const char c = in_[at_++];
    node->least = c == '+';
    node->most = c == '?' ? 1 : PatternNode::kMany;
    if (c == '{' && !Count(node)) return false;
    if (Is('?')) ++at_;  // as few as possible
    return !More() || !IsRepeat(in_[at_]);
  }

  // The rest of "{2}", "{2,}" or "{2,5}".
  bool Count(PatternNode* node) {
    uint32_t counted = node->least = node->most = Number();
    if (Is(',')) {
      ++at_;
      node->most = PatternNode::kMany;
      if (More() && !Is('}')) counted = node->most = Number();
    }
    if (!Is('}')) return false;
    ++at_;
    repeats_ *= std::max(counted, 1u);
    return node->least <= counted && counted < kMostRepeats && repeats_ < kMostRepeats;
  }

  // kMostRepeats where there is no small one.
  uint32_t Number() {
    const size_t begin = at_;
    uint32_t number = 0;
    for (; More() && IsDigit(in_[at_]); ++at_) {
      number = std::min(number * 10 + static_cast<uint32_t>(in_[at_] - '0'), kMostRepeats);
    }
    return at_ == begin ? kMostRepeats : number;
  }

  PatternTree& tree_;
  const std::string_view in_;
  size_t at_ = 0;
  int depth_ = 0;         // of groups
  uint32_t repeats_ = 1;  // the product of all counts
};

}  // namespace

std::optional<PatternTree> ReadPattern(std::string_view pattern) {
  if (!pattern.starts_with(kNoCase)) return std::nullopt;
  PatternTree tree;
  tree.text = pattern.substr(kNoCase.size());
  tree.nodes.reserve(tree.text.size() / 4);
  if (!PatternReader(&tree).Run()) return std::nullopt;
  return tree;
}

std::string FoldedPattern(const PatternTree& tree) {
  std::string folded;
  folded.reserve(tree.text.size());
  for (size_t i = 0; i < tree.text.size();) {
    if (tree.text[i] == '\\') {  // the letter behind it may mean something else than the small one
      folded.append(tree.text, i, 2);
      i += 2;
    } else {
      AppendUtf8(FoldCase(NextCodePoint(tree.text, &i)), &folded);
    }
  }
  return folded;
}

}  // namespace lexport
