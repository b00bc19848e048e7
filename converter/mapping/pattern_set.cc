#include "mapping/pattern_set.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <cstring>
#include <string>

#include "base/bytes.h"
#include "base/strings.h"
#include "base/swar.h"

namespace lexport {
namespace {

constexpr std::string_view kNoCase = "(?i)";
// Ranges up to this size are looked through, character by character.
constexpr char32_t kLargeRange = 512;

char32_t Fold(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
  return static_cast<char32_t>(u_foldCase(static_cast<UChar32>(c), U_FOLD_CASE_DEFAULT));
}

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// Scripts without case: from Hebrew to Burmese; kana, Han, Yi; Hangul; Han once more.
bool IsCaseless(char32_t low, char32_t high) {
  static constexpr std::pair<char32_t, char32_t> kBlocks[] = {
      {0x590, 0x109F}, {0x3000, 0xA63F}, {0xAC00, 0xD7A3}, {0xF900, 0xFAFF}};
  for (const auto& [first, last] : kBlocks) {
    if (low >= first && high <= last) return true;
  }
  return false;
}

// Whether the range from Fold(low) to Fold(high) holds just what the members of low to high fold
// to, and nothing else folds to any of these unless it folds to one by itself: then (?i) adds
// nothing.
bool FoldsToRange(char32_t low, char32_t high) {
  if (low > high) return false;
  if (IsCaseless(low, high)) return true;
  if (low < 0x80 && high < 0x80) {
    const bool no_letters = high < 'A' || low > 'z' || (low > 'Z' && high < 'a');
    return no_letters || (low >= 'a' && high <= 'z') || (low >= 'A' && high <= 'Z');
  }
  if (low < 0x80 || high - low > kLargeRange) return false;
  const char32_t distance = Fold(low) - low;
  for (char32_t c = low; c <= high; ++c) {
    if (Fold(c) - c != distance) return false;
  }
  return true;
}

// Writes a pattern anew, with its letters folded, and looks whether it is one without asking RE2,
// which takes ten times as long.
class PatternFolder {
 public:
  explicit PatternFolder(std::string_view pattern) : in_(pattern) {}

  // False when there is a part that is not plain.
  bool Run(std::string* out) {
    out_ = out;
    while (at_ < in_.size()) {
      if (!Step()) return false;
    }
    return true;
  }

  // Whether RE2 takes the pattern for certain. When Run has given true.
  bool valid() const { return valid_ && depth_ == 0; }

 private:
  static constexpr uint32_t kMostRepeats = 1000;  // that RE2 takes, of nested ones the product
  static constexpr int kMostGroups = 100;

  bool Step() {
    switch (const char c = in_[at_]) {
      case '\\':
        return Escape("dDsSwWbBntrfv");
      case '(':
        return Group();
      case '[':
        return Class();
      case ')':
        valid_ = valid_ && --depth_ >= 0;
        return Copy(true);
      case '^':
      case '$':
      case '|':
        return Copy(false);
      case '*':
      case '+':
      case '?':
      case '{':
        return Repeat(c);
      default:
        AppendUtf8(Fold(NextCodePoint(in_, &at_)), out_);
        repeatable_ = true;
        return true;
    }
  }

  bool Copy(bool repeatable) {
    out_->push_back(in_[at_++]);
    repeatable_ = repeatable;
    return true;
  }

  bool Repeat(char c) {
    const size_t begin = at_++;
    valid_ = valid_ && repeatable_ && (c != '{' || Count());
    if (at_ < in_.size() && in_[at_] == '?') ++at_;  // as few as possible
    out_->append(in_, begin, at_ - begin);
    repeatable_ = false;
    return true;
  }

  // The rest of "{2}", "{2,}" or "{2,5}".
  bool Count() {
    const uint32_t least = Number();
    uint32_t most = least;
    if (at_ < in_.size() && in_[at_] == ',') {
      ++at_;
      if (at_ < in_.size() && in_[at_] != '}') most = Number();
    }
    if (at_ == in_.size() || in_[at_] != '}') return false;
    ++at_;
    repeats_ *= std::max(most, 1u);
    return least <= most && most < kMostRepeats && repeats_ < kMostRepeats;
  }

  // kMostRepeats where there is no small one.
  uint32_t Number() {
    const size_t begin = at_;
    uint32_t number = 0;
    for (; at_ < in_.size() && IsDigit(in_[at_]); ++at_) {
      number = std::min(number * 10 + static_cast<uint32_t>(in_[at_] - '0'), kMostRepeats);
    }
    return at_ == begin ? kMostRepeats : number;
  }

  // Before a sign, or a letter among `letters`.
  bool Escape(std::string_view letters) {
    static constexpr std::string_view kSigns = ".^$|()[]{}*+?\\-/";
    if (at_ + 1 >= in_.size()) return false;
    const char c = in_[at_ + 1];
    if (kSigns.find(c) == std::string_view::npos && letters.find(c) == std::string_view::npos) {
      return false;
    }
    out_->append(in_, at_, 2);
    at_ += 2;
    repeatable_ = c != 'b' && c != 'B';
    return true;
  }

  bool Group() {
    const size_t size = in_.substr(at_).starts_with("(?:") ? 3 : 1;
    if (size == 1 && in_.substr(at_).starts_with("(?")) return false;
    out_->append(in_, at_, size);
    at_ += size;
    valid_ = valid_ && ++depth_ < kMostGroups;
    repeatable_ = false;
    return true;
  }

  // From '[' to ']'.
  bool Class() {
    const size_t size = in_.substr(at_).starts_with("[^") ? 2 : 1;
    out_->append(in_, at_, size);
    at_ += size;
    if (at_ < in_.size() && in_[at_] == ']') return false;
    for (bool first = true; at_ < in_.size() && in_[at_] != ']'; first = false) {
      // Elsewhere it may be an error.
      valid_ = valid_ && (in_[at_] != '-' || first || in_.substr(at_).starts_with("-]"));
      if (!ClassItem()) return false;
    }
    return at_ < in_.size() && Copy(true);
  }

  // A character or what an escape stands for, or a range of characters.
  bool ClassItem() {
    if (in_[at_] == '[') return false;
    if (in_[at_] == '\\') return Escape("dDsSwWntrfv") && !BeginsRange();
    const char32_t low = NextCodePoint(in_, &at_);
    AppendUtf8(Fold(low), out_);
    if (!BeginsRange()) return true;
    ++at_;
    if (in_[at_] == '[' || in_[at_] == '\\') return false;
    const char32_t high = NextCodePoint(in_, &at_);
    out_->push_back('-');
    AppendUtf8(Fold(high), out_);
    return FoldsToRange(low, high);
  }

  bool BeginsRange() const {
    return at_ + 1 < in_.size() && in_[at_] == '-' && in_[at_ + 1] != ']';
  }

  std::string_view in_;
  size_t at_ = 0;
  std::string* out_ = nullptr;
  bool valid_ = true;        // as far as it was read
  bool repeatable_ = false;  // what was read last
  int depth_ = 0;            // of groups
  uint32_t repeats_ = 1;     // the product of all counts
};

// Makes small letters of the capitals of ASCII. True when there is nothing beyond ASCII.
bool FoldAscii(std::string* text) {
  char* const bytes = text->data();
  const size_t size = text->size();
  ByteBlock all = {};
  size_t i = 0;
  for (; i + kByteBlock <= size; i += kByteBlock) {
    ByteBlock block = LoadBytes(bytes + i);
    all |= block;
    block |= BytesBetween(block, 'A', 'Z') & 0x20;
    std::memcpy(bytes + i, &block, sizeof(block));
  }
  unsigned rest = 0;
  for (; i < size; ++i) {
    const auto c = static_cast<unsigned char>(bytes[i]);
    rest |= c;
    bytes[i] = static_cast<char>(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
  }
  return rest < 0x80 && IsAsciiBlock(all);
}

// Folds what is beyond ASCII; little of it has case, as a rule.
void FoldOthers(std::string* text) {
  std::string folded;
  size_t clean = 0;  // up to where `folded` has what is in *text
  for (size_t i = 0; i < text->size();) {
    const size_t next = swar::FirstOf(swar::LoadAt(*text, i) & swar::kHighs);
    if (next != 0) {
      i += next;
      continue;
    }
    const size_t start = i;
    const char32_t c = NextCodePoint(*text, &i), small = Fold(c);
    if (small == c) continue;
    folded.append(*text, clean, start - clean);
    AppendUtf8(small, &folded);
    clean = i;
  }
  if (clean == 0) return;
  folded.append(*text, clean);
  text->swap(folded);
}

}  // namespace

std::optional<std::string> WithoutCase(std::string_view pattern, bool* valid) {
  *valid = false;
  if (!pattern.starts_with(kNoCase)) return std::nullopt;
  std::string folded;
  folded.reserve(pattern.size());
  PatternFolder folder(pattern.substr(kNoCase.size()));
  if (!folder.Run(&folded)) return std::nullopt;
  *valid = folder.valid();
  return folded;
}

std::string_view FoldCase(std::string_view line, std::string* room) {
  room->assign(line);
  if (!FoldAscii(room)) FoldOthers(room);
  return *room;
}

bool PatternSet::Check(const std::string& pattern, std::string* error) {
  bool valid = false;
  WithoutCase(pattern, &valid);
  if (valid) return true;
  RE2::Set set(RE2::Options(RE2::Quiet), RE2::ANCHOR_START);
  return set.Add(pattern, error) >= 0;
}

void PatternSet::Add(std::string pattern, int id) {
  patterns_.push_back(std::move(pattern));
  ids_.push_back(id);
}

void PatternSet::Compile() const {
  RE2::Options options(RE2::Quiet);
  options.set_max_mem(int64_t{256} << 20);  // a limit, not what is taken
  auto set = std::make_unique<RE2::Set>(options, RE2::ANCHOR_START);
  for (const std::string& pattern : patterns_) {
    bool valid = false;
    set->Add(WithoutCase(pattern, &valid).value_or(pattern), nullptr);
  }
  // Fails only when the patterns outgrow the limit; then lines are read without them.
  if (set->Compile()) set_ = std::move(set);
}

void PatternSet::Match(std::string_view line, std::vector<int>* found) const {
  if (patterns_.empty()) return;
  static thread_local std::string room;
  MatchFolded(FoldCase(line, &room), found);
}

void PatternSet::MatchFolded(std::string_view folded, std::vector<int>* found) const {
  if (patterns_.empty()) return;
  once_.Run([this] { Compile(); });
  const re2::StringPiece text(folded.data(), folded.size());
  // Most lines match nothing, and whether any pattern matches is cheaper to know than which.
  if (!set_ || !set_->Match(text, nullptr)) return;
  std::vector<int> matches;
  if (set_->Match(text, &matches)) {
    for (int match : matches) found->push_back(ids_[static_cast<size_t>(match)]);
  }
}

}  // namespace lexport
