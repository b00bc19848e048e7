#include "outline/events.h"

#include <algorithm>
#include <array>
#include <bit>

#include "base/strings.h"

namespace lexport {
namespace {

LabelForm KeyForm(LabelForm form) { return form == LabelForm::kColon ? LabelForm::kDot : form; }

bool IsAlphaStyle(NumberStyle style) {
  return style == NumberStyle::kLowerAlpha || style == NumberStyle::kUpperAlpha ||
         style == NumberStyle::kArabicAbjad || style == NumberStyle::kHebrew;
}

bool IsDecimalStyle(NumberStyle style) {
  return style == NumberStyle::kDecimal || style == NumberStyle::kDotted;
}

// What stands behind a label: in its own block, or, where the label stands alone, in the next.
struct Following {
  std::string_view text;
  EndMark end = EndMark::kNone;
  uint32_t points = 0;
  bool alone = false;     // nothing follows on the label's line
  bool closed = false;    // the label ends with a stop, a colon or a dash
  bool labelled = false;  // the next block is a label itself
};

// "Abs. 4 applies", "Satz 2": a word and a number behind a label make it a reference.
bool NamesFinerUnit(std::string_view text) {
  size_t at = 0;
  if (!IsUpper(NextCodePoint(text, &at))) return false;
  while (at < text.size() && text[at] != ' ') ++at;
  while (at < text.size() && text[at] == ' ') ++at;
  return at < text.size() && IsDigit(NextCodePoint(text, &at));
}

class EventFinder {
 public:
  EventFinder(const Blocks& blocks, const Views& views, const Mapping& mapping,
              const BlockMask& excluded)
      : blocks_(blocks), views_(views), mapping_(mapping), excluded_(excluded) {
    for (size_t i = 0; i < std::min(mapping.levels.size(), kMaxLevels); ++i) AddLevel(i);
  }

  void AddBlock(uint32_t block);
  void AddFrame(const FrameLabel& frame, uint16_t level);
  void Reserve(size_t labels) {
    out_.events.reserve(labels);
    out_.candidates.reserve(2 * labels);
  }
  Events Take() { return std::move(out_); }

 private:
  static bool HasPlainForm(const Level& level) {
    return std::any_of(level.forms.begin(), level.forms.end(), [](LabelForm form) {
      return form != LabelForm::kWordBefore && form != LabelForm::kWordAfter &&
             form != LabelForm::kWordAround;
    });
  }

  void AddLevel(size_t index) {
    const Level& level = mapping_.levels[index];
    const uint32_t bit = 1u << index;
    for (const NumberStyle style : level.styles) of_style_[static_cast<size_t>(style)] |= bit;
    for (const LabelForm form : level.forms) of_form_[static_cast<size_t>(form)] |= bit;
    if (HasPlainForm(level)) plain_ |= bit;
    if (!level.in_list && !level.heading_required && !level.basic) sisters_ |= bit;
  }

  // The levels that are labelled so, a bit each.
  uint32_t LevelsOf(NumberStyle style, LabelForm form) const {
    return of_style_[static_cast<size_t>(style)] & of_form_[static_cast<size_t>(form)];
  }

  // Whether a level that is no list is labelled so too: then that is the likelier.
  bool HasPlainSister(NumberStyle style, LabelForm form) const {
    return (LevelsOf(style, form) & sisters_) != 0;
  }

  Following FollowingOf(uint32_t block, const Label& label, bool last) const;
  bool Excluded(uint32_t block) const { return !excluded_.empty() && excluded_[block] != 0; }
  bool LeadIn(uint32_t block) const;
  bool CutsReference(uint32_t block) const;
  bool CutsSentence(uint32_t block, const Label& label) const;
  bool IsReferenceLine(uint32_t block, const Label& label, const Following& next) const;
  void NoteAttachment(const Event& event);
  void AddLabel(uint32_t block, int slot, const LabelChain& chain, bool chained);
  bool HeadsUnit(uint32_t block) const;
  void AddWordCandidates(uint32_t block, const Label& label, const Following& next);
  void AddPlainCandidates(uint32_t block, const Label& label, const Following& next);
  void Add(uint16_t level, const Label& label, const NumberReading* reading, float cost);
  float PlainTextCost(uint32_t block, const Label& label, const Following& next) const;
  bool IsHighDivision(const Label& label) const;
  float WordTextCost(const Label& label, const Following& next) const;

  const Blocks& blocks_;
  const Views& views_;
  const Mapping& mapping_;
  const BlockMask& excluded_;
  // A bit for each level: those with a style, those with a form, those with a form that has no
  // word, those that are neither lists nor divisions nor basic units.
  std::array<uint32_t, static_cast<size_t>(NumberStyle::kNone) + 1> of_style_{};
  std::array<uint32_t, static_cast<size_t>(LabelForm::kColon) + 1> of_form_{};
  uint32_t plain_ = 0, sisters_ = 0;
  uint32_t attachment_ = UINT32_MAX;  // block of the last label of an attachment
  Events out_;
};

Following EventFinder::FollowingOf(uint32_t block, const Label& label, bool last) const {
  Following next;
  const BlockView& view = views_.blocks[block];
  if (label.rest < view.head.size()) {
    next.text = view.head.substr(label.rest);
    next.end = view.end;
    const uint32_t before = static_cast<uint32_t>(CountCodePoints(view.head.substr(0, label.rest)));
    next.points = view.points > before ? view.points - before : 0;
    next.labelled = !last;
    next.closed = label.end > 0 && EndOf(view.head.substr(0, label.end)) != EndMark::kNone;
    return next;
  }
  next.alone = true;
  if (block + 1 >= views_.blocks.size() || Excluded(block + 1)) return next;
  const BlockView& after = views_.blocks[block + 1];
  next.text = after.head;
  next.end = after.end;
  next.points = after.points;
  next.labelled = after.chain >= 0;
  return next;
}

bool EventFinder::LeadIn(uint32_t block) const {
  if (block == 0) return false;
  const BlockView& before = views_.blocks[block - 1];
  if (before.end == EndMark::kColon) return true;
  if (before.head.empty() || !before.whole) return false;
  const char32_t last = PreviousCodePoint(before.head, before.head.size());
  return last == 0x2014 || last == 0x2013;  // "as follows—"
}

void EventFinder::Add(uint16_t level, const Label& label, const NumberReading* reading,
                      float cost) {
  Candidate candidate;
  candidate.level = level;
  candidate.form = KeyForm(label.form);
  candidate.word = label.has_word();
  candidate.cost = cost;
  if (reading != nullptr) {
    candidate.style = reading->style;
    candidate.value = reading->value;
    candidate.until = reading->until;
    candidate.sub = reading->sub;
    candidate.inserted = reading->inserted;
    candidate.components = reading->components;
    candidate.parent_hash = reading->parent_hash;
    candidate.own_hash = reading->own_hash;
    candidate.number_at = label.number_at;
    candidate.number_size = reading->style == NumberStyle::kWord ? 0 : reading->length;
  }
  out_.candidates.push_back(candidate);
}

// Whether the line right before is a label alone, which this one heads then.
bool EventFinder::HeadsUnit(uint32_t block) const {
  const LabelChain* before = block == 0 ? nullptr : views_.ChainOf(block - 1);
  if (before == nullptr) return false;
  const Label& last = before->labels[before->count - 1];
  return last.readings.count > 0 && last.rest >= views_.blocks[block - 1].head.size();
}

void EventFinder::AddWordCandidates(uint32_t block, const Label& label, const Following& next) {
  for (const uint16_t index : label.levels) {
    if (index == kNoLevel) continue;
    const Level& level = mapping_.levels[index];
    const float heading = HeadingLikeness(next.text, next.end, next.points);
    float cost = label.lower_word ? 1.5f : 0.0f;
    if (label.readings.count > 0 && IsHighDivision(label)) cost += 3.0f;
    if (level.attachment && !next.alone && heading < 0.45f) continue;
    if (!next.alone && !level.basic && !level.attachment) cost += (1 - heading) * 3;
    if (!next.alone) {
      size_t at = 0;
      const char32_t first = NextCodePoint(next.text, &at);
      if (IsLower(first) || first == ',' || first == ';' || first == ')') cost += 2.5f;
    }
    if (label.readings.count == 0) {
      // "Disposición derogatoria. Normas derogadas.": the word alone, and a heading.
      const bool titled = level.titled && next.closed && next.points <= 120;
      const bool alone = next.alone && !HeadsUnit(block);
      if (!level.attachment && !(level.unnumbered && (alone || titled))) continue;
      if (!next.alone) cost = titled ? 0.5f : cost + 1.5f;
      Add(index, label, nullptr, cost);
      continue;
    }
    for (const NumberReading& reading : label.readings) {
      const bool known = reading.style == NumberStyle::kWord || level.HasStyle(reading.style);
      if (reading.inserted && !level.basic) continue;
      if (known) Add(index, label, &reading, cost);
    }
  }
}

void EventFinder::AddPlainCandidates(uint32_t block, const Label& label, const Following& next) {
  const LabelForm form = KeyForm(label.form);
  const float heading =
      next.labelled && next.alone ? 0.0f : HeadingLikeness(next.text, next.end, next.points);
  for (const NumberReading& reading : label.readings) {
    for (uint32_t rest = LevelsOf(reading.style, form) & plain_; rest != 0; rest &= rest - 1) {
      const auto i = static_cast<uint16_t>(std::countr_zero(rest));
      const Level& level = mapping_.levels[i];
      // "(1.1)" was put behind (1); "1.1" is so only where sections are numbered alone.
      if (reading.inserted && !level.basic && (form != LabelForm::kParens || level.in_list)) {
        continue;
      }
      float cost = label.ocr ? 0.6f : 0.0f;
      // A capital on a line of its own may open a part that has no heading.
      const bool bare_part =
          next.alone && next.labelled &&
          (reading.style == NumberStyle::kUpperAlpha || reading.style == NumberStyle::kUpperRoman);
      // Set apart it hardly is anything else, though what follows may be a sentence.
      const bool apart = next.alone && blocks_.blocks[block].blank_before &&
                         blocks_.blocks[block].blank_after && !IsDecimalStyle(reading.style);
      if (level.heading_required) {
        cost += bare_part ? 1.0f : std::min((1 - heading) * 5, apart ? 2.0f : 5.0f);
      }
      // A numbered line without an end that another unit follows is more of a heading than a text.
      if (!level.titled && !level.in_list) cost += heading * 0.8f;
      if (form == LabelForm::kBare && !next.alone && !IsDecimalStyle(reading.style) &&
          reading.style != NumberStyle::kHan) {
        // "I" and "A" without a dot are words unless they stand alone; small letters only where
        // one after the other begins a line.
        if (!level.in_list || reading.style == NumberStyle::kUpperAlpha) continue;
        cost += 1.5f;
      }
      if (form == LabelForm::kBare && reading.value > 1500) continue;
      if (form == LabelForm::kDot && level.in_list && reading.style == NumberStyle::kUpperAlpha) {
        cost += 0.4f;
      }
      if (level.in_list && HasPlainSister(reading.style, form)) cost += 0.8f;
      Add(i, label, &reading, cost);
    }
  }
}

float EventFinder::PlainTextCost(uint32_t block, const Label& label, const Following& next) const {
  if (label.ocr) return 0.6f;
  const NumberStyle style = label.readings.items[0].style;
  const bool capital = style == NumberStyle::kUpperAlpha || style == NumberStyle::kUpperRoman;
  switch (label.form) {
    case LabelForm::kParens:
    case LabelForm::kBracket:
      return next.alone ? 4.0f : IsAlphaStyle(style) ? 3.0f : 2.4f;
    case LabelForm::kCloseParen:
      return 2.6f;
    case LabelForm::kSign:  // in running text a sentence may begin with a reference
      if (next.alone || HeadingLikeness(next.text, next.end, next.points) >= 0.45f) return 4.0f;
      return blocks_.blocks[block].blank_before && !NamesFinerUnit(next.text) ? 3.5f : 1.5f;
    case LabelForm::kBare:
      return next.alone ? 1.2f : style == NumberStyle::kHan ? 1.5f : 0.8f;
    case LabelForm::kDash:
      return 2.0f;
    default:
      return capital ? (next.alone ? 2.5f : 1.5f) : next.alone ? 3.5f : 2.5f;
  }
}

bool EventFinder::IsHighDivision(const Label& label) const {
  constexpr uint32_t kHigh = 60;
  const bool high = std::all_of(label.readings.begin(), label.readings.end(),
                                [](const NumberReading& r) { return r.value > kHigh; });
  return high && std::all_of(label.levels.begin(), label.levels.end(), [&](uint16_t level) {
           return level == kNoLevel || mapping_.levels[level].rank < 50;
         });
}

float EventFinder::WordTextCost(const Label& label, const Following& next) const {
  if (label.readings.count == 0) return next.alone ? 3.0f : 0.8f;
  float cost = next.alone ? 6.0f : 4.0f;
  if (label.lower_word) cost -= 2.5f;
  // A division hardly begins so high: a citation, "CHAPTER 380 of the laws".
  if (IsHighDivision(label)) cost -= 4.0f;
  size_t at = 0;
  if (!next.alone && IsLower(NextCodePoint(next.text, &at))) cost -= 2.5f;
  return std::max(cost, 0.4f);
}

void EventFinder::AddLabel(uint32_t block, int slot, const LabelChain& chain, bool chained) {
  const Label& label = chain.labels[slot];
  const Following next = FollowingOf(block, label, slot + 1 == chain.count);
  Event event;
  event.block = block;
  event.slot = static_cast<uint8_t>(slot);
  event.chained = chained;
  event.ocr = label.ocr;
  event.adjacent = !chained && !out_.events.empty() && out_.events.back().block + 1 == block &&
                   out_.events.back().rest == UINT32_MAX;
  event.lead_in = !chained && !event.adjacent && LeadIn(block);  // "Article 5:" leads up to no list
  event.label_begin = label.begin;
  event.label_end = label.end;
  event.rest = label.rest < views_.blocks[block].head.size() ? label.rest : UINT32_MAX;
  if (slot == 0 && chain.run_in_end != 0) {
    event.run_in = chain.run_in_end;
    event.rest = chain.run_in_rest;
  }
  event.first = static_cast<uint32_t>(out_.candidates.size());
  if (label.has_word()) {
    AddWordCandidates(block, label, next);
    event.text_cost = WordTextCost(label, next);
  } else {
    AddPlainCandidates(block, label, next);
    event.text_cost = PlainTextCost(block, label, next);
  }
  const bool reference = slot > 0 && (label.has_word() || label.form == LabelForm::kSign) &&
                         !chain.labels[slot - 1].has_word() &&
                         chain.labels[slot - 1].form != LabelForm::kSign;
  if (reference) event.text_cost = 0.2f;  // "1. § 5 applies"
  if (!chained && (label.has_word() ? CutsSentence(block, label) : CutsReference(block))) {
    for (uint32_t i = event.first; i < out_.candidates.size(); ++i) out_.candidates[i].cost += 4;
  }
  if (slot == 0 && IsReferenceLine(block, label, next)) event.text_cost = -0.3f;
  event.count = static_cast<uint32_t>(out_.candidates.size()) - event.first;
  if (event.count == 0) return;
  out_.events.push_back(event);
  NoteAttachment(event);
}

// "… in accordance with Article / 3. Each Party": the line before ends with the word that the
// number belongs to.
bool EventFinder::CutsReference(uint32_t block) const {
  if (block == 0 || blocks_.blocks[block].blank_before) return false;
  const BlockView& before = views_.blocks[block - 1];
  if (before.end != EndMark::kNone || before.points < 12 || !before.whole) return false;
  const size_t space = before.head.find_last_of(" \n");
  if (space == std::string_view::npos) return false;
  return mapping_.lexicon->reference_words.count(FoldWord(before.head.substr(space + 1))) != 0;
}

// "… inserted after / section 12:": a word in small letters goes on with the sentence before it.
bool EventFinder::CutsSentence(uint32_t block, const Label& label) const {
  if (block == 0 || !label.lower_word || blocks_.blocks[block].blank_before) return false;
  const BlockView& before = views_.blocks[block - 1];
  return before.end == EndMark::kNone && before.points > 30;
}

// Under the title of a schedule stands which provision it belongs to: "Section 3".
bool EventFinder::IsReferenceLine(uint32_t block, const Label& label, const Following& next) const {
  if (attachment_ == UINT32_MAX || block > attachment_ + 2) return false;
  if (!next.alone || !label.has_word() || label.readings.count == 0) return false;
  return std::none_of(label.levels.begin(), label.levels.end(), [&](uint16_t level) {
    return level != kNoLevel && (mapping_.levels[level].basic || mapping_.levels[level].attachment);
  });
}

void EventFinder::NoteAttachment(const Event& event) {
  for (uint32_t i = event.first; i < event.first + event.count; ++i) {
    if (mapping_.levels[out_.candidates[i].level].attachment) attachment_ = event.block;
  }
}

void EventFinder::AddBlock(uint32_t block) {
  const LabelChain* chain = views_.ChainOf(block);
  if (chain == nullptr || Excluded(block)) return;
  for (int slot = 0; slot < chain->count; ++slot) AddLabel(block, slot, *chain, slot > 0);
}

void EventFinder::AddFrame(const FrameLabel& frame, uint16_t level) {
  Event event;
  event.block = frame.block;
  event.frame = true;
  event.label_end = frame.label_end;
  const std::string_view head = views_.blocks[frame.block].head;
  size_t rest = frame.label_end;
  while (rest < head.size() && head[rest] == ' ') ++rest;
  event.rest = rest < head.size() ? static_cast<uint32_t>(rest) : UINT32_MAX;
  event.text_cost = 5.0f;
  event.adjacent = !out_.events.empty() && out_.events.back().block + 1 == frame.block &&
                   out_.events.back().rest == UINT32_MAX;
  event.first = static_cast<uint32_t>(out_.candidates.size());
  event.count = 1;
  Candidate candidate;
  candidate.level = level;
  candidate.style = NumberStyle::kWord;
  candidate.form = LabelForm::kWordBefore;
  candidate.word = true;
  candidate.value = frame.value;
  out_.candidates.push_back(candidate);
  out_.events.push_back(event);
  const LabelChain* chain = views_.ChainOf(frame.block);  // what stands behind it on its line
  if (chain == nullptr || event.rest == UINT32_MAX) return;
  for (int slot = 0; slot < chain->count; ++slot) AddLabel(frame.block, slot, *chain, true);
}

uint16_t BasicLevel(const Mapping& mapping) {
  for (size_t i = 0; i < mapping.levels.size(); ++i) {
    if (mapping.levels[i].basic) return static_cast<uint16_t>(i);
  }
  return kNoLevel;
}

}  // namespace

Events FindEvents(const Blocks& blocks, const Views& views, const Mapping& mapping,
                  const Frames& frames, const BlockMask& excluded, uint32_t begin, uint32_t end) {
  EventFinder finder(blocks, views, mapping, excluded);
  finder.Reserve(std::min<size_t>(views.chains.size(), end - begin));
  const uint16_t basic = BasicLevel(mapping);
  size_t next_frame = 0;
  for (uint32_t block = begin; block < end; ++block) {
    if (next_frame < frames.labels.size() && frames.labels[next_frame].block == block) {
      if (excluded.empty() || !excluded[block]) finder.AddFrame(frames.labels[next_frame], basic);
      ++next_frame;
      continue;
    }
    finder.AddBlock(block);
  }
  return finder.Take();
}

}  // namespace lexport
