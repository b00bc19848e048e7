#include "outline/quotes.h"

#include <algorithm>
#include <string>

#include "base/strings.h"
#include "outline/label_words.h"

namespace lexport {
namespace {

constexpr uint32_t kMaxQuotedBlocks = 600;
constexpr size_t kScansPerBlock = 8;  // blocks that may be looked through for each of the text

// Marks that may close what `open` opens; empty when it is no opening mark.
std::u32string_view ClosersOf(char32_t open) {
  switch (open) {
    case 0x201C:
      return U"\u201D";
    case 0x201D:
      return U"\u201D";
    case 0x201E:
      return U"\u201C\u201D";
    case 0xAB:
      return U"\u00BB";
    case 0xBB:
      return U"\u00AB";
    case 0x2018:
    case 0x201A:
      return U"\u2019\u2018";
    case '"':
      return U"\"";
    case '\'':
      return U"'";
    case 0x300C:
      return U"\u300D";
    case 0x300E:
      return U"\u300F";
    default:
      return {};
  }
}

char32_t OpeningOf(std::string_view head, size_t* behind) {
  const size_t at = SkipSpaces(head, 0);
  if (at >= head.size()) return 0;
  *behind = at;
  const char32_t c = NextCodePoint(head, behind);
  if (ClosersOf(c).empty()) return 0;
  *behind = SkipSpaces(head, *behind);
  return c;
}

// Follows the marks of one quotation through its blocks.
class QuoteReader {
 public:
  explicit QuoteReader(char32_t open) : open_(open), closers_(ClosersOf(open)) {}

  // Reads one block. Afterwards depth(): 0 where the quotation ended with the block's last mark;
  // broken(): it ended before, and words follow.
  void Read(std::string_view text) {
    closed_last_ = false;
    for (size_t i = 0; i < text.size();) {
      const size_t at = i;
      const char32_t c = NextCodePoint(text, &i);
      if (c < 0x80 && c != open_ && IsLetter(c)) {
        if (depth_ == 0 && any_) broken_ = true;
        closed_last_ = false;
        continue;
      }
      const bool closes = closers_.find(c) != std::u32string_view::npos;
      if (c == open_ && (!closes || Opens(text, at, i))) {
        ++depth_;
        any_ = true;
      } else if (closes && Closes(text, i)) {
        depth_ = std::max(0, depth_ - 1);
        closed_last_ = true;
      } else if (IsLetter(c) || IsDigit(c)) {
        if (depth_ == 0 && any_) broken_ = true;
        closed_last_ = false;
      }
    }
  }

  int depth() const { return depth_; }
  bool broken() const { return broken_; }
  bool closed_last() const { return closed_last_; }  // the last mark of the block closes something

 private:
  // Of marks that both open and close, the one before a word opens.
  static bool Opens(std::string_view text, size_t at, size_t behind) {
    const char32_t before = at == 0 ? U' ' : PreviousCodePoint(text, at);
    const char32_t after = PointAt(text, behind);
    return (IsSpace(before) || before == '(' || before == '[' || before == 0x2014) && after != 0 &&
           !IsSpace(after);
  }
  // An apostrophe stands before a letter, or after a plural before the next word.
  bool Closes(std::string_view text, size_t behind) const {
    if (open_ != 0x2018 && open_ != 0x201A && open_ != '\'') return true;
    const char32_t after = PointAt(text, behind);
    return !IsLetter(after) && !(IsSpace(after) && IsLetter(PointAt(text, behind + 1)));
  }

  const char32_t open_;
  const std::u32string_view closers_;
  int depth_ = 0;
  bool any_ = false, broken_ = false, closed_last_ = false;
};

class QuoteFinder {
 public:
  QuoteFinder(CueCache* cues, Plan* plan, BlockMask* excluded)
      : cues_(*cues), plan_(*plan), mask_(*excluded), budget_(kScansPerBlock * mask_.size()) {}

  void Run();

 private:
  uint32_t size() const { return static_cast<uint32_t>(mask_.size()); }
  uint32_t EndOfQuote(uint32_t first, char32_t open);
  uint32_t EndOfInsertion(uint32_t first);
  bool HoldsUnits(const Quote& quote);

  CueCache& cues_;
  Plan& plan_;
  BlockMask& mask_;
  size_t budget_;  // blocks that may still be looked through
};

// The block behind the quotation; `first` when its end is not proven. Each paragraph may open with
// the mark again, though only the last one closes.
uint32_t QuoteFinder::EndOfQuote(uint32_t first, char32_t open) {
  QuoteReader reader(open);
  bool reopened = true;  // so far every block began with the mark
  const uint32_t limit = std::min(size(), first + kMaxQuotedBlocks);
  uint32_t strict = first;
  for (uint32_t i = first; i < limit && budget_ > 0; ++i, --budget_) {
    if (mask_[i]) break;
    size_t behind = 0;
    reopened = reopened && OpeningOf(plan_.views.blocks[i].head, &behind) == open;
    std::string text;
    AppendVisible(plan_.source, plan_.blocks, plan_.blocks.blocks[i].runs, SIZE_MAX, &text);
    reader.Read(text);
    if (reader.broken()) break;
    if (reopened && i > first && reader.closed_last()) return i + 1;
    if (strict == first && reader.depth() == 0) strict = i + 1;
    if (strict != first && !reopened) break;
    // A mark at the start of the next block, where this one closed, opens another quotation.
    if (strict != first) break;
  }
  return strict;
}

// How a label is counted: only labels of one kind follow each other.
struct Kind {
  LabelForm form;
  NumberStyle style;
  uint16_t level;
  friend bool operator==(const Kind&, const Kind&) = default;
};

// The plain number of a label, and its kind; null when it has none.
const NumberReading* NumberOf(const Label& label, Kind* kind) {
  for (const NumberReading& reading : label.readings) {
    if (reading.components > 1 || reading.style == NumberStyle::kBullet) continue;
    *kind = {label.form, reading.style, label.levels[0]};
    return &reading;
  }
  return nullptr;
}

// The last number of each kind among the labels of some blocks.
class LastNumbers {
 public:
  // Takes the labels of a block that stands before those taken so far.
  void TakeBefore(const LabelChain& chain) {
    for (int i = chain.count; i-- > 0;) {
      Kind kind;
      const NumberReading* number = NumberOf(chain.labels[i], &kind);
      if (number != nullptr && !Has(kind)) last_.emplace_back(kind, number->value);
    }
  }
  bool Has(const Kind& kind) const {
    return std::any_of(last_.begin(), last_.end(),
                       [&](const auto& last) { return last.first == kind; });
  }
  bool GoOnWith(const Kind& kind, const NumberReading& number) const {
    const std::pair<Kind, uint32_t> wanted(kind, number.value - 1);
    return number.sub == 0 && std::find(last_.begin(), last_.end(), wanted) != last_.end();
  }

 private:
  std::vector<std::pair<Kind, uint32_t>> last_;
};

// The block behind provisions that are inserted without quotation marks: their first label does not
// go on counting, and where they end a label does that counts on from before them. `first` when
// the count does not show it.
uint32_t QuoteFinder::EndOfInsertion(uint32_t first) {
  constexpr uint32_t kBack = 40, kAhead = 80;
  Kind kind;
  const LabelChain* inserted = plan_.views.ChainOf(first);
  const NumberReading* number =
      inserted == nullptr ? nullptr : NumberOf(inserted->labels[0], &kind);
  if (number == nullptr) return first;
  LastNumbers open, inside;
  inside.TakeBefore(*inserted);
  for (uint32_t i = first; i-- > first - std::min(first, kBack) && budget_ > 0; --budget_) {
    const LabelChain* chain = mask_[i] ? nullptr : plan_.views.ChainOf(i);
    if (chain != nullptr) open.TakeBefore(*chain);
  }
  // What begins at one is a list of the text's own.
  const bool restarts = number->sub == 0 && (number->value == 1 || !open.Has(kind));
  if (restarts || open.GoOnWith(kind, *number)) return first;
  const Kind own = kind;
  for (uint32_t i = first + 1; i < std::min(size(), first + kAhead) && budget_ > 0;
       ++i, --budget_) {
    if (mask_[i]) break;
    const LabelChain* chain = plan_.views.ChainOf(i);
    number = chain == nullptr ? nullptr : NumberOf(chain->labels[0], &kind);
    if (number == nullptr || !open.GoOnWith(kind, *number)) continue;
    // What is inserted may count its own parts in the same way; then only what amends again is out.
    const bool shadowed = !(kind == own) && inside.Has(kind);
    if (!shadowed || cues_.Has(i, Cue::kQuotedIntro)) return i;
  }
  return first;
}

// Whether something in it is numbered: a quoted sentence is no provision.
bool QuoteFinder::HoldsUnits(const Quote& quote) {
  bool any = false;
  for (uint32_t i = quote.begin; i < quote.end; ++i) {
    size_t behind = 0;
    if (OpeningOf(plan_.views.blocks[i].head, &behind) != 0) {
      RescanLabels(*plan_.mapping.lexicon, plan_.spelled, i, behind, &plan_.views);
    }
    const LabelChain* chain = plan_.views.ChainOf(i);
    if (chain == nullptr) continue;
    // "Artikel 4 des Gesetzes …" goes on with a sentence.
    const Label& first = chain->labels[0];
    const bool weak = first.has_word() || first.form == LabelForm::kBare;
    any = any || !weak || !IsLower(PointAt(plan_.views.blocks[i].head, first.rest));
  }
  return any;
}

void QuoteFinder::Run() {
  for (uint32_t i = 0; i + 1 < size(); ++i) {
    if (mask_[i] || mask_[i + 1] || plan_.views.blocks[i].end != EndMark::kColon) continue;
    size_t behind = 0;
    const char32_t open = OpeningOf(plan_.views.blocks[i + 1].head, &behind);
    if (open == 0 && !cues_.Has(i, Cue::kQuotedIntro)) continue;
    Quote quote;
    quote.begin = i + 1;
    quote.end = open == 0 ? EndOfInsertion(i + 1) : EndOfQuote(i + 1, open);
    if (quote.end == quote.begin) continue;
    quote.modifies = cues_.Has(i, Cue::kQuotedIntro);
    const bool units = HoldsUnits(quote);
    if (!quote.modifies && !(units && quote.end > quote.begin + 1)) continue;
    for (uint32_t j = quote.begin; j < quote.end; ++j) {
      mask_[j] = 1;
      plan_.plan[j].use = Use::kRole;
      plan_.plan[j].role = Role::kQuoted;
    }
    i = quote.end - 1;
    plan_.quotes.push_back(quote);
  }
}

// ---------------------------------------------------------------- what they hold

// Appends the events of one quote, with what was chosen for them, to those of the text.
uint32_t AppendEvents(Plan* plan, Events&& inner, const std::vector<Choice>& choices) {
  const auto first = static_cast<uint32_t>(plan->events.events.size());
  const auto shift = static_cast<uint32_t>(plan->events.candidates.size());
  for (Event event : inner.events) {
    event.first += shift;
    plan->events.events.push_back(event);
  }
  plan->events.candidates.insert(plan->events.candidates.end(), inner.candidates.begin(),
                                 inner.candidates.end());
  for (Choice choice : choices) {
    if (choice.candidate >= 0) choice.candidate += static_cast<int32_t>(shift);
    if (choice.other >= 0) choice.other += static_cast<int32_t>(shift);
    plan->choices.push_back(choice);
  }
  return first;
}

void ReadQuote(const Quote& quote, CueCache* cues, Plan* plan) {
  const BlockMask none(0);
  Events inner =
      FindEvents(plan->blocks, plan->views, plan->mapping, {}, none, quote.begin, quote.end);
  if (!inner.events.empty()) inner.events[0].text_cost += 1.5f;  // it quotes provisions
  SearchOptions options;
  options.excerpt = true;
  const std::vector<Choice> choices = SearchOutline(inner, plan->mapping, options);
  const uint32_t first = AppendEvents(plan, std::move(inner), choices);
  for (uint32_t i = quote.begin; i < quote.end; ++i) {
    plan->plan[i] = BlockPlan{};
    plan->plan[i].quoted = true;
  }
  LabelBlocks(plan, first);
  Part part;
  part.begin = part.body = quote.begin;
  part.end = part.tail = quote.end;
  PlanHeadingsOf(part, cues, plan);
}

}  // namespace

void FindQuotes(CueCache* cues, Plan* plan, BlockMask* excluded) {
  QuoteFinder(cues, plan, excluded).Run();
}

void ReadQuotes(CueCache* cues, Plan* plan) {
  for (const Quote& quote : plan->quotes) ReadQuote(quote, cues, plan);
}

}  // namespace lexport
