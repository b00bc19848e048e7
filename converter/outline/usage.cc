#include "outline/usage.h"

#include <algorithm>
#include <array>

namespace lexport {
namespace {

constexpr float kUnfit = 3.5f;     // of a reading that the text as a whole speaks against
constexpr float kSureWord = 1.4f;  // a word label costs no more, where it is no mere reference
constexpr size_t kForms = static_cast<size_t>(LabelForm::kColon) + 1;

// ---------------------------------------------------------------- which level is the basic one

// How a unit that the text counts its provisions by is labelled.
enum class Basis : uint8_t { kWord, kSign, kPlain };

Basis BasisOf(const Candidate& c) {
  if (c.word) return Basis::kWord;
  return c.form == LabelForm::kSign ? Basis::kSign : Basis::kPlain;
}

class UsageWeigher {
 public:
  UsageWeigher(const Views& views, const Mapping& mapping, Events* events)
      : views_(views), levels_(mapping.levels), events_(*events) {}

  void Run() {
    FindBasis();
    if (CountSecondFirst(false)) CountSecondFirst(true);
    CountForms();
    for (Event& event : events_.events) Weigh(&event);
  }

 private:
  void FindBasis();
  void CountForms();
  bool CountSecondFirst(bool mark);
  bool OpensUnit(size_t index) const;
  bool IsLedUpTo(const Event& event) const;
  bool IsBasic(const Event& event) const;
  bool HeadsUnit(const Event& event) const;
  bool IsHeadingLike(const Event& event) const;
  void Weigh(Event* event);
  bool HasListSister(const Candidate& c) const;

  struct Use {
    std::array<int, kForms> opens{};       // series that begin a provision
    std::array<int, kForms> introduced{};  // series that text leads up to
  };

  const Views& views_;
  const std::vector<Level>& levels_;
  Events& events_;
  std::array<int, 3> basis_{};  // labels of each Basis that go on counting
  std::array<Use, kMaxLevels> uses_;
  int sign_series_ = 0;               // counts of signs that begin at one
  int wholes_ = 0, first_parts_ = 0;  // provisions "4", and "4.1"
  bool headed_ = false;  // most provisions have a heading behind their label on its line
};

// Counts labels that continue a count; references and stray numbers hardly ever do.
void UsageWeigher::FindBasis() {
  std::array<uint32_t, 3> last{};
  std::array<int, 3> inlined{}, headed{};
  for (const Event& event : events_.events) {
    std::array<bool, 3> seen{};
    for (uint32_t i = event.first; i < event.first + event.count; ++i) {
      const Candidate& c = events_.candidates[i];
      if (!levels_[c.level].basic || c.value == 0) continue;
      const auto basis = static_cast<size_t>(BasisOf(c));
      first_parts_ += c.components == 2 && c.value == 1;
      if (c.components > 1 || c.inserted) continue;
      if (seen[basis] || (c.word && c.cost > kSureWord)) continue;
      ++wholes_;
      seen[basis] = true;
      sign_series_ += c.value == 1 && BasisOf(c) == Basis::kSign;
      basis_[basis] += c.value == 1 || c.value == last[basis] + 1 || c.sub != 0;
      last[basis] = c.last();
      if (event.rest == UINT32_MAX) continue;
      ++inlined[basis];
      headed[basis] += IsHeadingLike(event);
    }
  }
  const size_t basis = basis_[0] >= 2 ? 0 : basis_[1] >= 2 ? 1 : 2;
  headed_ = 2 * headed[basis] >= inlined[basis];
}

bool UsageWeigher::IsBasic(const Event& event) const {
  for (uint32_t i = event.first; i < event.first + event.count; ++i) {
    const Candidate& c = events_.candidates[i];
    if (!levels_[c.level].basic) continue;
    if (BasisOf(c) == Basis::kPlain && (basis_[0] >= 2 || basis_[1] >= 2)) continue;
    return true;
  }
  return false;
}

// Whether the paragraphs of this text are numbered from the second on, as in Japanese acts: more
// series of plain numbers in its provisions begin at two than at one. `mark` marks these.
bool UsageWeigher::CountSecondFirst(bool mark) {
  int ones = 0, twos = 0;
  uint32_t last = 0;  // in this provision
  for (Event& event : events_.events) {
    if (IsBasic(event)) last = 0;
    if (event.chained) continue;
    for (uint32_t i = event.first; i < event.first + event.count; ++i) {
      Candidate& c = events_.candidates[i];
      const Level& level = levels_[c.level];
      const bool plain = c.form == LabelForm::kBare || c.form == LabelForm::kDot;
      if (!plain || c.word || c.style != NumberStyle::kDecimal || c.sub != 0) continue;
      if (level.in_list || level.basic || level.rank < 100 || event.rest == UINT32_MAX) continue;
      ones += c.value == 1;
      twos += c.value == 2 && last == 0;
      c.opens_at_two = mark && c.value == 2 && last == 0;
      last = c.value;
      break;
    }
  }
  return twos >= 2 && twos > 2 * ones;
}

// Whether what stands behind the label on its line is nothing, a heading or a whole sentence: not
// words that lead up to a list.
bool UsageWeigher::HeadsUnit(const Event& event) const {
  if (event.rest == UINT32_MAX) return true;
  const BlockView& view = views_.blocks[event.block];
  if (!view.whole || view.end == EndMark::kColon) return false;
  return view.end == EndMark::kStop || (headed_ && IsHeadingLike(event));
}

bool UsageWeigher::IsHeadingLike(const Event& event) const {
  const BlockView& view = views_.blocks[event.block];
  return view.whole &&
         HeadingLikeness(view.head.substr(event.rest), view.end, view.points) >= 0.45f;
}

// Whether the label is the first thing in a provision: right behind its label or its heading.
bool UsageWeigher::OpensUnit(size_t index) const {
  const Event& event = events_.events[index];
  if (index == 0) return false;
  const Event& before = events_.events[index - 1];
  if (event.chained) return before.block == event.block && IsBasic(before);
  if (!IsBasic(before) || before.block >= event.block) return false;
  if (before.block + 1 == event.block) return HeadsUnit(before);
  return before.block + 2 == event.block && before.rest == UINT32_MAX &&
         LooksLikeHeading(views_.blocks[before.block + 1]);
}

// Whether the text before the label is left open, as before a list.
bool UsageWeigher::IsLedUpTo(const Event& event) const {
  constexpr uint32_t kLeastLead = 20;  // code points
  if (event.chained || event.block == 0) return false;
  const BlockView& before = views_.blocks[event.block - 1];
  if (before.end == EndMark::kColon) return true;
  return before.end == EndMark::kNone && before.points >= kLeastLead && !before.all_capitals;
}

void UsageWeigher::CountForms() {
  for (size_t e = 0; e < events_.events.size(); ++e) {
    const Event& event = events_.events[e];
    const bool opens = OpensUnit(e);
    for (uint32_t i = event.first; i < event.first + event.count; ++i) {
      const Candidate& c = events_.candidates[i];
      const Level& level = levels_[c.level];
      if (c.value != 1 && !c.opens_at_two) continue;
      if (c.word || level.in_list || level.basic || level.rank < 100) continue;
      Use& use = uses_[c.level];
      const auto form = static_cast<size_t>(c.form);
      const bool first = opens || c.opens_at_two;
      if (first) ++use.opens[form];
      if (!first && IsLedUpTo(event)) ++use.introduced[form];
    }
  }
}

// Whether the same label may be a point of a list.
bool UsageWeigher::HasListSister(const Candidate& c) const {
  return std::any_of(levels_.begin(), levels_.end(), [&](const Level& level) {
    return level.in_list && level.HasStyle(c.style) && level.HasForm(c.form);
  });
}

void UsageWeigher::Weigh(Event* event) {
  const bool provisions = basis_[0] + basis_[1] + basis_[2] >= 2;
  for (uint32_t i = event->first; i < event->first + event->count; ++i) {
    Candidate& c = events_.candidates[i];
    const Level& level = levels_[c.level];
    // Where nothing but numbers count the provisions, a number at a line's start is hardly text.
    if (level.basic && basis_[2] >= 3 && basis_[0] < 2 && basis_[1] < 2) event->text_cost += 1;
    // Where most provisions have parts, "4.1" is the first of those of 4; else it was put behind
    // it.
    const bool parts = 2 * first_parts_ > wholes_;
    if (level.basic && (parts ? c.inserted : c.components == 2)) c.cost += kUnfit;
    if (level.basic && BasisOf(c) == Basis::kPlain && (basis_[0] >= 2 || basis_[1] >= 2)) {
      c.cost += kUnfit;
    }
    // Signs that count anew under many articles number their paragraphs.
    const bool inner = basis_[0] >= 3 && sign_series_ >= 2 && BasisOf(c) == Basis::kSign;
    if (level.basic && inner) c.cost += kUnfit;
    if (!level.basic && !inner && BasisOf(c) == Basis::kSign) c.cost += kUnfit;
    if (c.word || level.in_list || level.basic || level.continuous || level.rank < 100) continue;
    if (!provisions || !HasListSister(c)) continue;
    const Use& use = uses_[c.level];
    const int most = *std::max_element(use.opens.begin(), use.opens.end());
    const int opens = use.opens[static_cast<size_t>(c.form)];
    const int introduced = use.introduced[static_cast<size_t>(c.form)];
    if (4 * opens <= most) {
      c.cost += most > 0 ? kUnfit : 2.5f;
    } else if (introduced >= 2 && introduced >= 2 * opens) {
      c.cost += kUnfit;  // here and there a list follows a sentence that ends
    }
  }
}

// ---------------------------------------------------------------- which divisions hold which

// What the order of two kinds of divisions, a before b in the mapping, shows of their nesting.
struct Order {
  int restarts_a = 0, restarts_b = 0;  // counts that begin anew behind one of the other kind
  int a_then_b = 0, b_then_a = 0;      // one right behind the other, no provision between
};

class DivisionOrder {
 public:
  DivisionOrder(const Mapping& mapping, const Events& events)
      : levels_(mapping.levels), events_(events) {
    kind_of_.fill(-1);
    for (size_t i = 0; i < levels_.size(); ++i) {
      const bool division = levels_[i].rank < 100 && !levels_[i].attachment;
      if (division && !levels_[i].heading_required) kind_of_[i] = 0;
    }
  }

  std::vector<int> Run();

 private:
  const Candidate* Division(const Event& event, bool* provision) const;
  void Count();
  bool Holds(size_t outer, size_t inner) const;

  const std::vector<Level>& levels_;
  const Events& events_;
  std::array<int, kMaxLevels> kind_of_;                           // -1: no division
  std::array<std::array<Order, kMaxLevels>, kMaxLevels> orders_;  // by levels, the lower first
  std::array<bool, kMaxLevels> present_{};
};

// The reading of the event as a division that its word names.
const Candidate* DivisionOrder::Division(const Event& event, bool* provision) const {
  for (uint32_t i = event.first; i < event.first + event.count; ++i) {
    const Candidate& c = events_.candidates[i];
    if (levels_[c.level].basic && c.cost <= kSureWord) *provision = true;
    if (kind_of_[c.level] >= 0 && c.word && c.cost <= kSureWord && c.value != 0) return &c;
  }
  return nullptr;
}

void DivisionOrder::Count() {
  std::array<uint32_t, kMaxLevels> last{}, seen_at{};
  uint32_t clock = 0, provision_at = 0;
  int before = -1;  // the division right before, with no provision between
  for (const Event& event : events_.events) {
    bool provision = false;
    const Candidate* c = event.chained ? nullptr : Division(event, &provision);
    ++clock;
    if (c == nullptr) {
      if (provision) provision_at = clock;
      continue;
    }
    const size_t level = c->level;
    present_[level] = true;
    for (size_t other = 0; other < levels_.size(); ++other) {
      if (other == level || seen_at[other] <= seen_at[level] || seen_at[level] == 0) continue;
      if (c->value > last[level]) continue;
      Order& order = orders_[std::min(level, other)][std::max(level, other)];
      ++(level < other ? order.restarts_a : order.restarts_b);
    }
    if (before >= 0 && static_cast<size_t>(before) != level && provision_at < seen_at[before]) {
      const auto first = static_cast<size_t>(before);
      Order& order = orders_[std::min(level, first)][std::max(level, first)];
      ++(first < level ? order.a_then_b : order.b_then_a);
    }
    last[level] = c->value;
    seen_at[level] = clock;
    before = static_cast<int>(level);
  }
}

// Whether the text speaks for `outer` holding `inner`, against the mapping.
bool DivisionOrder::Holds(size_t outer, size_t inner) const {
  const Order& order = orders_[std::min(outer, inner)][std::max(outer, inner)];
  const bool lower_is_inner = inner < outer;
  const int inner_restarts = lower_is_inner ? order.restarts_a : order.restarts_b;
  const int outer_restarts = lower_is_inner ? order.restarts_b : order.restarts_a;
  const int down = lower_is_inner ? order.b_then_a : order.a_then_b;
  const int up = lower_is_inner ? order.a_then_b : order.b_then_a;
  return 2 * (inner_restarts - outer_restarts) + down - up > 0;
}

std::vector<int> DivisionOrder::Run() {
  Count();
  std::vector<int> ranks;
  for (const Level& level : levels_) ranks.push_back(level.rank);
  std::vector<size_t> order;
  for (size_t i = 0; i < levels_.size(); ++i) {
    if (present_[i]) order.push_back(i);
  }
  const std::vector<size_t> places = order;
  for (size_t pass = 0; pass < order.size(); ++pass) {
    for (size_t i = 0; i + 1 < order.size(); ++i) {
      if (order[i] < order[i + 1] && Holds(order[i + 1], order[i])) {
        std::swap(order[i], order[i + 1]);
      }
    }
  }
  for (size_t i = 0; i < order.size(); ++i) ranks[order[i]] = levels_[places[i]].rank;
  return ranks;
}

// Whether words name divisions of different levels, so that there is an order to find out.
bool HasSeveralDivisions(const Mapping& mapping, const Events& events) {
  const Candidate* first = nullptr;
  for (const Candidate& c : events.candidates) {
    if (!c.word || mapping.levels[c.level].rank >= 100) continue;
    if (first == nullptr) first = &c;
    if (c.level != first->level) return true;
  }
  return false;
}

std::vector<int> RanksOf(const Mapping& mapping) {
  std::vector<int> ranks;
  for (const Level& level : mapping.levels) ranks.push_back(level.rank);
  return ranks;
}

// Where articles are named by a word and others numbered by a sign, each article holds such a
// series.
void SetSignsBelowArticles(const Mapping& mapping, const Events& events, std::vector<int>* ranks) {
  std::vector<int> words(mapping.levels.size(), 0), signs(mapping.levels.size(), 0);
  for (const Candidate& c : events.candidates) {
    if (!mapping.levels[c.level].basic || c.cost > kSureWord) continue;
    if (c.word) ++words[c.level];
    if (!c.word && c.form == LabelForm::kSign) ++signs[c.level];
  }
  for (size_t article = 0; article < words.size(); ++article) {
    for (size_t sign = 0; sign < signs.size(); ++sign) {
      if (sign == article || words[article] < 2 || signs[sign] < 2) continue;
      (*ranks)[sign] = (*ranks)[article] + 1;
    }
  }
}

// ---------------------------------------------------------------- sections in articles

// The level of units that only numbers or signs name.
uint16_t WordlessBasic(const Mapping& mapping) {
  for (size_t i = 0; i < mapping.levels.size(); ++i) {
    const Level& level = mapping.levels[i];
    if (level.basic && level.words.empty()) return static_cast<uint16_t>(i);
  }
  return kNoLevel;
}

constexpr float kWithSentence = 3.1f;  // a division's word costs no more with a sentence behind it

// The reading of an event as a unit that a word names, with a number.
Candidate* Worded(const Event& event, Events* events) {
  for (uint32_t i = event.first; i < event.first + event.count; ++i) {
    Candidate& c = events->candidates[i];
    if (c.word && c.cost <= kWithSentence && c.value != 0) return &c;
  }
  return nullptr;
}

// Where articles are the divisions and hold sections, as in American constitutions: "Section 1."
// comes right behind the label of every article, and no article stands in a section. Then these are
// the provisions of the text.
void TakeSectionsOfArticles(const Mapping& mapping, Events* events) {
  const uint16_t basic = WordlessBasic(mapping);
  if (basic == kNoLevel) return;
  const Tag element = mapping.levels[basic].element;
  int articles = 0, opened = 0, others = 0;
  const Candidate* before = nullptr;
  for (const Event& event : events->events) {
    const Candidate* c = Worded(event, events);
    if (c == nullptr) continue;
    const bool section = mapping.levels[c->level].element == element;
    const bool in_article = before != nullptr && mapping.levels[before->level].basic;
    articles += mapping.levels[c->level].basic;
    opened += section && in_article && c->value == 1;
    // An article right behind the label of a section stands in it.
    others += !section && before != nullptr && mapping.levels[before->level].element == element &&
              mapping.levels[c->level].basic && c->value == 1;
    before = c;
  }
  if (opened < 2 || 3 * opened < 2 * articles || others > 0) return;
  for (Candidate& c : events->candidates) {
    if (!c.word || mapping.levels[c.level].element != element) continue;
    c.level = basic;
    if (c.cost <= kWithSentence) c.cost = 0;
  }
}

// Such sections rank behind the articles that hold them.
void SetArticlesAbove(const Mapping& mapping, const Events& events, std::vector<int>* ranks) {
  const uint16_t basic = WordlessBasic(mapping);
  const bool taken = std::any_of(events.candidates.begin(), events.candidates.end(),
                                 [&](const Candidate& c) { return c.word && c.level == basic; });
  for (size_t i = 0; taken && i < ranks->size(); ++i) {
    if (i != basic && mapping.levels[i].basic) (*ranks)[i] = (*ranks)[basic] - 1;
  }
}

}  // namespace

void WeighUsage(const Views& views, const Mapping& mapping, Events* events) {
  if (mapping.levels.size() > kMaxLevels) return;
  TakeSectionsOfArticles(mapping, events);
  UsageWeigher(views, mapping, events).Run();
}

std::vector<int> RanksInText(const Mapping& mapping, const Events& events) {
  std::vector<int> ranks = HasSeveralDivisions(mapping, events)
                               ? DivisionOrder(mapping, events).Run()
                               : RanksOf(mapping);
  SetSignsBelowArticles(mapping, events, &ranks);
  SetArticlesAbove(mapping, events, &ranks);
  return ranks;
}

}  // namespace lexport
