#include "outline/frames.h"

#include <algorithm>
#include <map>

#include "base/strings.h"

namespace lexport {
namespace {

constexpr uint32_t kLongestLine = 140;  // code points
constexpr uint32_t kLongestWordedLine = 72;
constexpr size_t kLongestTail = 3;  // words of a label behind its number
constexpr size_t kFewest = 4;       // members of a frame with numbers
constexpr size_t kFewestWords = 8;  // members of a frame whose numbers are words

struct Token {
  uint32_t begin = 0, end = 0;
  uint32_t value = 0;  // of a numeral; 0: a word
  std::string key;     // folded
};

// A short line of its own, in words and numbers.
struct Line {
  uint32_t block = 0;
  std::vector<Token> tokens;
  int number = -1;  // index of the token that counts
};

// Which word of the lines is the constant one.
enum class Place : uint8_t { kFirst, kBeforeNumber, kAfterNumber, kLast, kNumberOnly };

struct FrameKey {
  Place place;
  std::string word;
  bool operator<(const FrameKey& other) const {
    return place != other.place ? place < other.place : word < other.word;
  }
};

struct Member {
  size_t line = 0;
  uint32_t value = 0;
};

bool IsJoiner(char32_t c) {
  return c == 0x2019 || c == '\'' || c == 0x2BC || c == 0xAD || c == 0x200C || c == 0x200D ||
         c == 0xA78C || c == 0x2018 || c == 0x60 || c == 0x5F3;
}

// Hebrew numerals have a mark before their last letter: י"א.
bool IsGershayim(std::string_view text, size_t behind, char32_t c) {
  if ((c != '"' && c != 0x5F4) || behind >= text.size()) return false;
  const char32_t next = NextCodePoint(text, &behind);
  return next >= 0x5D0 && next <= 0x5EA;
}

bool IsHan(char32_t c) { return c >= 0x4E00 && c <= 0x9FFF; }

// Where a run of Han letters turns into or from a numeral: no space parts them.
bool EndsHanRun(std::string_view text, size_t begin, size_t at) {
  size_t first = begin, next = at;
  if (!IsHan(NextCodePoint(text, &next)) || !IsHan(NextCodePoint(text, &first))) return false;
  uint32_t here = 0, start = 0;
  HanValue(text.substr(at), &here);
  HanValue(text.substr(begin), &start);
  return (here > 0) != (start > 0);
}

// Letters with their marks and inner apostrophes, or digits of one script.
std::vector<Token> Tokenize(std::string_view text) {
  std::vector<Token> tokens;
  size_t at = 0;
  while (at < text.size() && tokens.size() < 10) {
    const size_t begin = at;
    const char32_t c = NextCodePoint(text, &at);
    if (c == 0xBA || c == 0xAA) continue;  // signs of order, though letters by their class
    Token token;
    token.begin = static_cast<uint32_t>(begin);
    if (IsDigit(c)) {
      const NumberReading number = ReadDecimal(text.substr(begin));
      while (at < text.size()) {
        size_t next = at;
        if (!IsDigit(NextCodePoint(text, &next))) break;
        at = next;
      }
      token.value = number.value;
      if (number.value == 0) token.key = "#";
    } else if (IsLetter(c)) {
      while (at < text.size()) {
        size_t next = at;
        const char32_t d = NextCodePoint(text, &next);
        if (!IsLetter(d) && !IsJoiner(d) && !IsGershayim(text, next, d)) break;
        if (EndsHanRun(text, begin, at)) break;
        at = next;
      }
      uint32_t han = 0;
      if (const uint32_t value = HanValue(text.substr(begin, at - begin), &han);
          han == at - begin && value > 0) {
        token.value = value;
      }
      token.key = FoldWord(text.substr(begin, at - begin));
    } else {
      const NumberReadings signs = ReadNumber(text.substr(begin));
      if (c < 0x80 || signs.count == 0) continue;
      token.value = signs.items[0].value;
      at = begin + signs.items[0].length;
    }
    token.end = static_cast<uint32_t>(at);
    tokens.push_back(std::move(token));
  }
  return tokens;
}

// The number of a line: digits before all; else a capital roman numeral or a numeral letter.
int NumberOf(std::string_view text, std::vector<Token>* tokens) {
  for (size_t i = 0; i < tokens->size(); ++i) {
    if ((*tokens)[i].value > 0 && (*tokens)[i].value < 1000) return static_cast<int>(i);
  }
  for (const size_t i : {tokens->size() - 1, size_t{0}}) {
    Token& token = (*tokens)[i];
    const std::string_view printed = text.substr(token.begin, token.end - token.begin);
    for (const NumberReading& reading : ReadNumber(printed)) {
      const bool numeral = reading.style == NumberStyle::kUpperRoman ||
                           reading.style == NumberStyle::kHebrew ||
                           reading.style == NumberStyle::kHan;
      if (!numeral || reading.length != printed.size()) continue;
      token.value = reading.value;
      return static_cast<int>(i);
    }
  }
  return -1;
}

class FrameFinder {
 public:
  FrameFinder(const Blocks& blocks, const Views& views, const Mapping& mapping, uint16_t basic)
      : blocks_(blocks), views_(views), mapping_(mapping), basic_(basic) {}

  Frames Find();

 private:
  void CollectLines();
  void CollectNumbered();
  const FrameKey* BestNumbered();
  std::vector<Member> ChainOf(const std::vector<Member>& members) const;
  bool IsKnown(const std::vector<Member>& chain) const;
  bool NumbersAlone(const std::vector<Member>& chain) const;
  void AddLabel(const Line& line, const FrameKey& key, uint32_t value, bool guessed);
  void FindTail();
  bool HasTail(const Line& line) const;
  void FillGaps(const FrameKey& key, const std::vector<Member>& chain);
  void Guess(const FrameKey& key, uint32_t from, uint32_t to, uint32_t first, uint32_t count,
             bool backwards);
  bool Resembles(const Line& line, const FrameKey& key) const;
  bool MayBeWorded(const Line& line) const;
  bool KnownLabel(uint32_t block) const;
  void FindWorded(size_t known);
  void AddWorded(bool last, const std::string& word);
  bool FollowedByText(uint32_t block) const;
  bool IsLabelLine(const Line& line, const FrameKey& key) const;

  const Blocks& blocks_;
  const Views& views_;
  const Mapping& mapping_;
  const uint16_t basic_;
  std::vector<Line> lines_;
  std::map<FrameKey, std::vector<Member>> numbered_;
  std::vector<Member> best_chain_;
  std::vector<std::string> tail_;  // words behind the number that end the line in all members
  Frames frames_;
};

void FrameFinder::CollectLines() {
  for (uint32_t i = 0; i < views_.blocks.size(); ++i) {
    const BlockView& view = views_.blocks[i];
    if (!view.whole || view.points == 0 || view.points > kLongestLine) continue;
    if (view.end == EndMark::kSemicolon || blocks_.blocks[i].kind != BlockKind::kText) continue;
    Line line;
    line.block = i;
    line.tokens = Tokenize(view.head);
    if (line.tokens.empty()) continue;
    line.number = NumberOf(view.head, &line.tokens);
    lines_.push_back(std::move(line));
  }
}

void FrameFinder::CollectNumbered() {
  for (size_t i = 0; i < lines_.size(); ++i) {
    const Line& line = lines_[i];
    if (line.number < 0) continue;
    const auto number = static_cast<size_t>(line.number);
    const uint32_t value = line.tokens[number].value;
    const size_t count = line.tokens.size();
    auto add = [&](Place place, const std::string& word) {
      numbered_[{place, word}].push_back({i, value});
    };
    if (count == 1) add(Place::kNumberOnly, "");
    if (number > 0) add(Place::kFirst, line.tokens[0].key);
    if (number > 1) add(Place::kBeforeNumber, line.tokens[number - 1].key);
    if (number == 0 && count > 1) add(Place::kAfterNumber, line.tokens[1].key);
    if (number == 0 && count > 2) add(Place::kLast, line.tokens[count - 1].key);
  }
}

// The members that rise from 1 or 2 without wild jumps.
std::vector<Member> FrameFinder::ChainOf(const std::vector<Member>& members) const {
  std::vector<Member> chain;
  for (const Member& member : members) {
    if (chain.empty()
            ? member.value <= 2
            : member.value > chain.back().value && member.value <= chain.back().value + 4) {
      chain.push_back(member);
    }
  }
  return chain;
}

// True when the words of the mapping read these labels already.
bool FrameFinder::IsKnown(const std::vector<Member>& chain) const {
  size_t known = 0;
  for (const Member& member : chain) {
    const LabelChain* labels = views_.ChainOf(lines_[member.line].block);
    known += labels != nullptr &&
             (labels->labels[0].has_word() || labels->labels[0].form == LabelForm::kSign);
  }
  return 2 * known > chain.size();
}

// Bare numbers name units only where each stands apart and nothing says they are paragraphs.
bool FrameFinder::NumbersAlone(const std::vector<Member>& chain) const {
  size_t apart = 0, sentences = 0;
  for (const Member& member : chain) {
    const uint32_t at = lines_[member.line].block;
    const Block& block = blocks_.blocks[at];
    apart += (block.blank_before || block.after_page_break) && block.blank_after;
    sentences += at == 0 || views_.blocks[at - 1].end == EndMark::kStop;
  }
  const Level* paragraph = mapping_.FindLevel("paragraph");
  const bool counted = paragraph != nullptr && paragraph->continuous;
  if (chain.size() < 5 || counted) return false;
  if (10 * apart >= 8 * chain.size()) return true;
  // Set without blank lines: whole sentences between them, and no unit that a word names.
  return chain.front().value == 1 && 10 * sentences >= 9 * (chain.size() - 1) && !NameUnits(views_);
}

const FrameKey* FrameFinder::BestNumbered() {
  const FrameKey* best = nullptr;
  for (const auto& [key, members] : numbered_) {
    std::vector<Member> chain = ChainOf(members);
    if (chain.size() < kFewest || chain.size() <= best_chain_.size()) continue;
    if (key.place == Place::kNumberOnly && !NumbersAlone(chain)) continue;
    size_t fit = 0;
    for (const Member& member : chain) fit += IsLabelLine(lines_[member.line], key);
    if (10 * fit < 7 * chain.size()) continue;
    best = &key;
    best_chain_ = std::move(chain);
  }
  return best;
}

bool FrameFinder::FollowedByText(uint32_t block) const {
  return block + 1 < views_.blocks.size() && views_.blocks[block + 1].points > 0;
}

// Whether a line reads like a label with perhaps a heading behind it, not like a sentence that
// happens to begin so ("2. We reaffirm …").
bool FrameFinder::IsLabelLine(const Line& line, const FrameKey& key) const {
  if (!FollowedByText(line.block)) return false;
  const bool number_first = key.place == Place::kAfterNumber || key.place == Place::kLast;
  if (number_first) return line.tokens.size() <= 4 && views_.blocks[line.block].points <= 40;
  return line.number <= 4;
}

bool FrameFinder::HasTail(const Line& line) const {
  const auto number = static_cast<size_t>(line.number);
  if (line.tokens.size() != number + 1 + tail_.size()) return false;
  for (size_t i = 0; i < tail_.size(); ++i) {
    if (line.tokens[number + 1 + i].key != tail_[i]) return false;
  }
  return true;
}

// The words behind the number belong to the label where they are the same in (nearly) all lines.
void FrameFinder::FindTail() {
  const Line& line = lines_[best_chain_[best_chain_.size() / 2].line];
  for (size_t i = static_cast<size_t>(line.number) + 1; i < line.tokens.size(); ++i) {
    tail_.push_back(line.tokens[i].key);
  }
  size_t same = 0;
  for (const Member& member : best_chain_) same += HasTail(lines_[member.line]);
  if (tail_.size() > kLongestTail || 10 * same < 8 * best_chain_.size()) tail_.clear();
}

void FrameFinder::AddLabel(const Line& line, const FrameKey& key, uint32_t value, bool guessed) {
  FrameLabel label;
  label.block = line.block;
  label.value = value;
  label.guessed = guessed;
  const std::string_view head = views_.blocks[line.block].head;
  size_t last = static_cast<size_t>(std::max(line.number, 0));
  if (line.number >= 0 && HasTail(line)) last += tail_.size();
  if (key.place == Place::kAfterNumber && tail_.empty()) {
    last = std::min(last + 1, line.tokens.size() - 1);
  }
  if (key.place == Place::kLast || line.number < 0) last = line.tokens.size() - 1;
  size_t end = line.tokens[last].end;
  // Punctuation, and suffixes glued to the number, belong to the label.
  while (end < head.size() && head[end] != ' ' && head[end] != '\n') ++end;
  const bool signs_only = last + 1 == line.tokens.size() && head.size() - end < 12;
  const bool whole = signs_only || (guessed && line.number < 0);
  label.label_end = static_cast<uint32_t>(whole ? head.size() : end);
  frames_.labels.push_back(label);
}

bool FrameFinder::Resembles(const Line& line, const FrameKey& key) const {
  if (key.word.size() < 3 || line.tokens.size() > 6) return false;
  const size_t limit = key.word.size() >= 8 ? 2 : 1;
  for (const Token& token : line.tokens) {
    if (token.key == key.word) return true;
    if (!token.key.empty() && key.word.size() >= 4 &&
        EditDistance(token.key, key.word, limit) <= limit) {
      return true;
    }
  }
  return false;
}

// Looks between two blocks for `count` lines that resemble the frame and gives them the numbers
// that are missing there.
void FrameFinder::Guess(const FrameKey& key, uint32_t from, uint32_t to, uint32_t first,
                        uint32_t count, bool backwards) {
  std::vector<const Line*> found;
  auto at = std::upper_bound(lines_.begin(), lines_.end(), from,
                             [](uint32_t block, const Line& line) { return block < line.block; });
  for (; at != lines_.end() && at->block < to; ++at) {
    const Line& line = *at;
    if (!FollowedByText(line.block) || KnownLabel(line.block)) continue;
    const uint32_t value = line.number >= 0 ? line.tokens[line.number].value : 0;
    const bool fits = value == 0 || (value >= first && value < first + count);
    const bool same_number = value != 0 && fits && line.tokens.size() <= 3 &&
                             (key.place != Place::kNumberOnly || line.tokens.size() == 1);
    if (fits && (Resembles(line, key) || same_number)) found.push_back(&line);
  }
  if (found.empty()) return;
  if (backwards && found.size() > count) found.erase(found.begin(), found.end() - count);
  for (uint32_t i = 0; i < count && i < found.size(); ++i) {
    const int number = found[i]->number;
    const uint32_t value = number >= 0 ? found[i]->tokens[number].value
                           : backwards ? first + count - static_cast<uint32_t>(found.size()) + i
                                       : first + i;
    AddLabel(*found[i], key, value, true);
  }
}

void FrameFinder::FillGaps(const FrameKey& key, const std::vector<Member>& chain) {
  const uint32_t first = chain.front().value;
  if (first > 1) {
    Guess(key, 0, lines_[chain.front().line].block, 1, first - 1, true);
  }
  for (size_t i = 1; i < chain.size(); ++i) {
    const uint32_t missing = chain[i].value - chain[i - 1].value - 1;
    if (missing == 0) continue;
    Guess(key, lines_[chain[i - 1].line].block, lines_[chain[i].line].block, chain[i - 1].value + 1,
          missing, false);
  }
  // One more at the end, misprinted.
  const uint32_t last_block = lines_[chain.back().line].block;
  for (const Line& line : lines_) {
    if (line.block <= last_block || line.number < 0 || !Resembles(line, key)) continue;
    if (line.tokens[line.number].value != chain.back().value + 1) continue;
    if (FollowedByText(line.block)) AddLabel(line, key, chain.back().value + 1, true);
    break;
  }
}

void FrameFinder::AddWorded(bool last, const std::string& word) {
  const FrameKey key{last ? Place::kLast : Place::kFirst, word};
  uint32_t ordinal = 0, previous = UINT32_MAX;
  const Line* other_form = nullptr;  // a line before the first that has the word in another place
  for (const Line& line : lines_) {
    const std::string& token = last ? line.tokens.back().key : line.tokens.front().key;
    const size_t limit = word.size() >= 6 ? 2 : word.size() >= 4 ? 1 : 0;
    const bool same = token == word || (limit > 0 && EditDistance(token, word, limit) <= limit);
    if (!FollowedByText(line.block)) continue;
    if (views_.blocks[line.block].points > kLongestWordedLine) continue;
    if (!same && ordinal == 0 && line.block > 0 && line.tokens.size() <= 3 &&
        Resembles(line, key)) {
      other_form = &line;
    }
    if (!same) continue;
    if (previous != UINT32_MAX && line.block == previous + 1) continue;
    if (ordinal == 0 && other_form != nullptr && other_form->block + 1 < line.block) {
      AddLabel(*other_form, key, ++ordinal, true);  // the first article is named otherwise
    }
    AddLabel(line, key, ++ordinal, true);
    frames_.labels.back().label_end = static_cast<uint32_t>(views_.blocks[line.block].head.size());
    previous = line.block;
  }
}

// Whether the line may be a label with its number in words: few words, and not the item of a list.
bool FrameFinder::MayBeWorded(const Line& line) const {
  constexpr size_t kMostWords = 6;
  const BlockView& view = views_.blocks[line.block];
  if (line.tokens.size() < 2 || line.tokens.size() > kMostWords || line.number == 0) return false;
  if (view.head.front() == '(') return false;  // "(Article 6)" says what a schedule belongs to
  if (view.points > kLongestWordedLine || !FollowedByText(line.block)) return false;
  const LabelChain* labels = views_.ChainOf(line.block);
  if (labels == nullptr || labels->labels[0].has_word()) return true;
  const LabelForm form = labels->labels[0].form;
  return form != LabelForm::kParens && form != LabelForm::kCloseParen && form != LabelForm::kDash;
}

// Whether the words of the mapping name the basic unit there, with a number.
bool FrameFinder::KnownLabel(uint32_t block) const {
  const LabelChain* labels = views_.ChainOf(block);
  if (labels == nullptr || labels->labels[0].readings.count == 0) return false;
  return std::any_of(
      labels->labels[0].levels.begin(), labels->labels[0].levels.end(),
      [&](uint16_t level) { return level != kNoLevel && mapping_.levels[level].basic; });
}

// Numbers in words: the lines share a word, and are otherwise different from each other. There must
// be more of them than the mapping's own words read.
void FrameFinder::FindWorded(size_t known) {
  struct Group {
    size_t count = 0;
    size_t known = 0;  // that the words of the mapping read
    std::map<std::string_view, int> texts;
  };
  std::map<std::pair<bool, std::string>, Group> groups;
  for (const Line& line : lines_) {
    if (!MayBeWorded(line)) continue;
    const bool is_known = KnownLabel(line.block);
    for (const bool last : {false, true}) {
      const std::string& word = last ? line.tokens.back().key : line.tokens.front().key;
      if (word.empty()) continue;
      Group& group = groups[{last, word}];
      ++group.count;
      group.known += is_known;
      ++group.texts[views_.blocks[line.block].head];
    }
  }
  const std::pair<bool, std::string>* best = nullptr;
  size_t best_count = std::max(kFewestWords - 1, known);
  for (const auto& [key, group] : groups) {
    if (group.count <= best_count || 10 * group.texts.size() < 9 * group.count) continue;
    if (known >= 3 && 10 * group.known < 8 * known) continue;  // it must be the same labels
    best = &key;
    best_count = group.count;
  }
  if (best != nullptr) AddWorded(best->first, best->second);
}

Frames FrameFinder::Find() {
  CollectLines();
  CollectNumbered();
  const FrameKey* key = BestNumbered();
  if (key != nullptr) {
    FindTail();
    if (!IsKnown(best_chain_)) {
      for (const Member& member : best_chain_) {
        AddLabel(lines_[member.line], *key, member.value, false);
      }
    }
    FillGaps(*key, best_chain_);
  }
  size_t worded = 0;  // labels that the mapping's words read
  for (const Line& line : lines_) {
    const LabelChain* labels = views_.ChainOf(line.block);
    worded += KnownLabel(line.block);
    worded += labels != nullptr && labels->labels[0].readings.count > 0 &&
              labels->labels[0].form == LabelForm::kSign;
  }
  if (best_chain_.size() < kFewestWords) FindWorded(worded);
  if (worded < 3) {
    Frames inlined = FindInlineFrames(blocks_, views_);
    const auto known = static_cast<size_t>(
        std::count_if(inlined.labels.begin(), inlined.labels.end(),
                      [&](const FrameLabel& label) { return KnownLabel(label.block); }));
    const bool news = 2 * known < inlined.labels.size();  // else the mapping's words suffice
    if (news && inlined.labels.size() > frames_.labels.size()) frames_ = std::move(inlined);
  }
  std::sort(frames_.labels.begin(), frames_.labels.end(),
            [](const FrameLabel& a, const FrameLabel& b) { return a.block < b.block; });
  (void)basic_;
  return std::move(frames_);
}

}  // namespace

Frames FindFrames(const Blocks& blocks, const Views& views, const Mapping& mapping,
                  uint16_t basic_level) {
  if (basic_level == kNoLevel) return {};
  return FrameFinder(blocks, views, mapping, basic_level).Find();
}

}  // namespace lexport
