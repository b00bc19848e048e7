#include "outline/frames.h"

#include <algorithm>
#include <map>
#include <optional>
#include <span>

#include "base/strings.h"
#include "outline/frame_lines.h"

namespace lexport {
namespace {

constexpr uint32_t kLongestLine = 140;  // code points
constexpr uint32_t kLongestWordedLine = 72;
constexpr size_t kLongestTail = 3;  // words of a label behind its number
constexpr size_t kFewest = 4;       // members of a frame with numbers
constexpr size_t kFewestWords = 8;  // members of a frame whose numbers are words

// Which word of the lines is the constant one.
enum class Place : uint8_t { kFirst, kBeforeNumber, kAfterNumber, kLast, kNumberOnly };

struct FrameKey {
  Place place;
  std::string word;
  bool operator<(const FrameKey& other) const {
    return place != other.place ? place < other.place : word < other.word;
  }
};

using Token = FrameToken;
using Line = FrameLine;

struct Member {
  size_t line = 0;
  uint32_t value = 0;
};

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
  size_t InnerCounts(const std::vector<Member>& chain) const;
  bool NamesUnit(const Label& label) const;
  void AddLabel(const Line& line, const FrameKey& key, uint32_t value, bool guessed);
  void FindTail();
  bool HasTail(const Line& line) const;
  void FillGaps(const FrameKey& key, const std::vector<Member>& chain);
  void Guess(const FrameKey& key, uint32_t from, uint32_t to, uint32_t first, uint32_t count,
             bool backwards);
  bool Resembles(const Line& line, const FrameKey& key) const;
  bool MayBeWorded(const Line& line) const;
  bool KnownLabel(uint32_t block) const;
  bool NamesOther(uint32_t block) const;
  void FindWorded(size_t known);
  void AddWorded(bool last, const std::string& word);
  bool FollowedByText(uint32_t block) const;
  bool IsLabelLine(const Line& line, const FrameKey& key) const;
  const Token& TokenOf(const Line& line, size_t i) const { return tokens_[line.first + i]; }
  uint32_t NumberOn(const Line& line) const {
    return TokenOf(line, static_cast<size_t>(line.number)).value;
  }
  std::string_view PrintedOf(const Line& line, size_t i) const;
  std::string WordOf(const Line& line, size_t i) const;

  const Blocks& blocks_;
  const Views& views_;
  const Mapping& mapping_;
  const uint16_t basic_;
  std::vector<Line> lines_;
  std::vector<Token> tokens_;
  std::map<FrameKey, std::vector<Member>> numbered_;
  std::vector<Member> best_chain_;
  std::vector<std::string> tail_;  // words behind the number that end the line in all members
  Frames frames_;
};

std::string_view FrameFinder::PrintedOf(const Line& line, size_t i) const {
  const Token& token = TokenOf(line, i);
  return views_.blocks[line.block].head.substr(token.begin, token.end - token.begin);
}

// A word, folded; empty for a number, and a sign for digits that count nothing. Made when asked
// for, since most words are of lines that are no labels.
std::string FrameFinder::WordOf(const Line& line, size_t i) const {
  const Token& token = TokenOf(line, i);
  if (token.word) return FoldWord(PrintedOf(line, i));
  return token.value == 0 ? "#" : "";
}

void FrameFinder::CollectLines() {
  for (uint32_t i = 0; i < views_.blocks.size(); ++i) {
    const BlockView& view = views_.blocks[i];
    if (!view.whole || view.points == 0 || view.points > kLongestLine) continue;
    if (view.end == EndMark::kSemicolon || blocks_.blocks[i].kind != BlockKind::kText) continue;
    Line line;
    line.block = i;
    line.first = static_cast<uint32_t>(tokens_.size());
    Tokenize(view.head, &tokens_);
    line.count = static_cast<uint32_t>(tokens_.size()) - line.first;
    if (line.count == 0) continue;
    line.number = FindNumber(view.head, std::span(tokens_).subspan(line.first));
    lines_.push_back(line);
  }
}

void FrameFinder::CollectNumbered() {
  for (size_t i = 0; i < lines_.size(); ++i) {
    const Line& line = lines_[i];
    if (line.number < 0) continue;
    const auto number = static_cast<size_t>(line.number);
    const uint32_t value = TokenOf(line, number).value;
    auto add = [&](Place place, std::string word) {
      numbered_[{place, std::move(word)}].push_back({i, value});
    };
    if (line.count == 1) add(Place::kNumberOnly, "");
    if (number > 0) add(Place::kFirst, WordOf(line, 0));
    if (number > 1) add(Place::kBeforeNumber, WordOf(line, number - 1));
    if (number == 0 && line.count > 1) add(Place::kAfterNumber, WordOf(line, 1));
    if (number == 0 && line.count > 2) add(Place::kLast, WordOf(line, line.count - 1));
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
    known += labels != nullptr && NamesUnit(labels->labels[0]);
  }
  return 2 * known > chain.size();
}

// By a word or a sign where the mapping has units with it that are numbered so.
bool FrameFinder::NamesUnit(const Label& label) const {
  if (label.form != LabelForm::kSign) {
    if (!label.has_word() || label.readings.count == 0) return label.has_word();
    return std::any_of(label.readings.begin(), label.readings.end(), [&](const NumberReading& r) {
      return r.style == NumberStyle::kWord || mapping_.levels[label.levels[0]].HasStyle(r.style);
    });
  }
  return std::any_of(mapping_.levels.begin(), mapping_.levels.end(), [&](const Level& level) {
    return level.HasForm(LabelForm::kSign) &&
           std::any_of(label.readings.begin(), label.readings.end(),
                       [&](const NumberReading& reading) { return level.HasStyle(reading.style); });
  });
}

// How many stretches between the members have a count of their own, from one: "1. Everyone …".
size_t FrameFinder::InnerCounts(const std::vector<Member>& chain) const {
  size_t inner = 0;
  for (size_t i = 0; i < chain.size(); ++i) {
    const uint32_t from = lines_[chain[i].line].block + 1;
    const uint32_t to = i + 1 < chain.size() ? lines_[chain[i + 1].line].block
                                             : static_cast<uint32_t>(views_.blocks.size());
    for (uint32_t block = from; block < std::min(to, from + 2); ++block) {
      const LabelChain* labels = views_.ChainOf(block);
      if (labels == nullptr || labels->labels[0].rest >= views_.blocks[block].head.size()) continue;
      const NumberReadings& readings = labels->labels[0].readings;
      if (readings.count == 0 || readings.items[0].style != NumberStyle::kDecimal) continue;
      inner += readings.items[0].value == 1;
      break;
    }
  }
  return inner;
}

// Bare numbers name units only where what they hold is counted anew, or where each stands apart and
// nothing says they are paragraphs.
bool FrameFinder::NumbersAlone(const std::vector<Member>& chain) const {
  if (chain.size() >= 5 && InnerCounts(chain) >= 2) return true;
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
  if (number_first) return line.count <= 4 && views_.blocks[line.block].points <= 40;
  return line.number <= 4;
}

bool FrameFinder::HasTail(const Line& line) const {
  const auto number = static_cast<size_t>(line.number);
  if (line.count != number + 1 + tail_.size()) return false;
  for (size_t i = 0; i < tail_.size(); ++i) {
    if (WordOf(line, number + 1 + i) != tail_[i]) return false;
  }
  return true;
}

// The words behind the number belong to the label where they are the same in (nearly) all lines.
void FrameFinder::FindTail() {
  const Line& line = lines_[best_chain_[best_chain_.size() / 2].line];
  for (size_t i = static_cast<size_t>(line.number) + 1; i < line.count; ++i) {
    tail_.push_back(WordOf(line, i));
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
    last = std::min<size_t>(last + 1, line.count - 1);
  }
  if (key.place == Place::kLast || line.number < 0) last = line.count - 1;
  size_t end = TokenOf(line, last).end;
  // Punctuation, and suffixes glued to the number, belong to the label.
  while (end < head.size() && head[end] != ' ' && head[end] != '\n') ++end;
  const bool signs_only = last + 1 == line.count && head.size() - end < 12;
  const bool whole = signs_only || (guessed && line.number < 0);
  label.label_end = static_cast<uint32_t>(whole ? head.size() : end);
  frames_.labels.push_back(label);
}

bool FrameFinder::Resembles(const Line& line, const FrameKey& key) const {
  if (key.word.size() < 3 || line.count > 6) return false;
  const size_t limit = key.word.size() >= 8 ? 2 : 1;
  for (size_t i = 0; i < line.count; ++i) {
    const std::string word = WordOf(line, i);
    if (word == key.word) return true;
    if (!word.empty() && key.word.size() >= 4 && EditDistance(word, key.word, limit) <= limit) {
      return true;
    }
  }
  return false;
}

// Looks between two blocks for `count` lines that resemble the frame and gives them the numbers
// that are missing there.
void FrameFinder::Guess(const FrameKey& key, uint32_t from, uint32_t to, uint32_t first,
                        uint32_t count, bool backwards) {
  std::vector<const Line*> found, misprinted;
  auto at = std::upper_bound(lines_.begin(), lines_.end(), from,
                             [](uint32_t block, const Line& line) { return block < line.block; });
  for (; at != lines_.end() && at->block < to; ++at) {
    const Line& line = *at;
    if (!FollowedByText(line.block) || KnownLabel(line.block)) continue;
    const uint32_t value = line.number >= 0 ? NumberOn(line) : 0;
    const bool fits = value == 0 || (value >= first && value < first + count);
    const bool same_number = value != 0 && fits && line.count <= 3 &&
                             (key.place != Place::kNumberOnly || line.count == 1);
    if (NamesOther(line.block)) continue;
    if (fits && (Resembles(line, key) || same_number)) found.push_back(&line);
    if (!fits && line.count == 2 && Resembles(line, key)) misprinted.push_back(&line);
  }
  // All that is missing is there, with wrong numbers.
  if (found.empty() && misprinted.size() == count) found = std::move(misprinted);
  if (found.empty()) return;
  if (backwards && found.size() > count) found.erase(found.begin(), found.end() - count);
  for (uint32_t i = 0; i < count && i < found.size(); ++i) {
    const int number = found[i]->number;
    const uint32_t printed = number >= 0 ? NumberOn(*found[i]) : 0;
    const uint32_t value = printed >= first && printed < first + count ? printed
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
    if (NumberOn(line) != chain.back().value + 1) continue;
    if (FollowedByText(line.block)) AddLabel(line, key, chain.back().value + 1, true);
    break;
  }
}

void FrameFinder::AddWorded(bool last, const std::string& word) {
  const FrameKey key{last ? Place::kLast : Place::kFirst, word};
  uint32_t ordinal = 0, previous = UINT32_MAX;
  std::optional<EndMark> end;        // of the lines that have the word itself
  const Line* other_form = nullptr;  // a line before the first that has the word in another place
  for (const Line& line : lines_) {
    const std::string token = WordOf(line, last ? line.count - 1 : 0);
    const size_t limit = word.size() >= 6 ? 2 : word.size() >= 4 ? 1 : 0;
    const BlockView& view = views_.blocks[line.block];
    // Nearly the same word, in a line that begins and ends like the others.
    if (token == word && !end) end = view.end;
    const bool near = limit > 0 && !view.starts_lower && view.end == end.value_or(EndMark::kNone) &&
                      EditDistance(token, word, limit) <= limit;
    const bool same = token == word || near;
    if (!FollowedByText(line.block)) continue;
    if (view.points > kLongestWordedLine) continue;
    if (!same && ordinal == 0 && line.block > 0 && line.count <= 3 && Resembles(line, key)) {
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
  if (line.count < 2 || line.count > kMostWords || line.number == 0) return false;
  if (view.head.front() == '(') return false;  // "(Article 6)" says what a schedule belongs to
  if (view.points > kLongestWordedLine || !FollowedByText(line.block)) return false;
  if (NamesOther(line.block)) return false;
  const LabelChain* labels = views_.ChainOf(line.block);
  if (labels == nullptr || labels->labels[0].has_word()) return true;
  const LabelForm form = labels->labels[0].form;
  return form != LabelForm::kParens && form != LabelForm::kCloseParen && form != LabelForm::kDash;
}

// Whether the words of the mapping name units of another kind there, with a number.
bool FrameFinder::NamesOther(uint32_t block) const {
  const LabelChain* labels = views_.ChainOf(block);
  return labels != nullptr && labels->labels[0].has_word() &&
         labels->labels[0].readings.count > 0 && !KnownLabel(block);
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
      std::string word = WordOf(line, last ? line.count - 1 : 0);
      if (word.empty()) continue;
      Group& group = groups[{last, std::move(word)}];
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
    const bool known = IsKnown(best_chain_);
    for (const Member& member : best_chain_) {
      // Where the words of the mapping read the others, one may be misprinted.
      const Line& line = lines_[member.line];
      const LabelChain* labels = views_.ChainOf(line.block);
      const bool read =
          labels != nullptr && labels->labels[0].readings.count > 0 && NamesUnit(labels->labels[0]);
      const bool misprint =
          known && !read && line.count <= 4 && views_.blocks[line.block].points <= 40;
      if (!known || misprint) AddLabel(line, *key, member.value, known);
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
    Frames counted = FindCountedFrames(blocks_, views_);
    if (counted.labels.size() > frames_.labels.size()) frames_ = std::move(counted);
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
