// Plan: what every block is, before the tree is built. Filled in by the passes of ReadOutline in
// their order: exclusions, search, zones, headings.

#ifndef LEXPORT_OUTLINE_PLAN_H_
#define LEXPORT_OUTLINE_PLAN_H_

#include <cstdint>
#include <string>
#include <vector>

#include "mapping/lexicon.h"
#include "outline/events.h"
#include "outline/outline.h"
#include "outline/search.h"

namespace lexport {

enum class Use : uint8_t {
  kText,        // running text of the unit that is open
  kLabel,       // opens one or more units: see Plan::first_event
  kHeadingOf,   // heading of the unit opened last
  kHeadingFor,  // heading of the unit that the next label opens (printed before it)
  kRole,        // stands outside the hierarchy: `role` says what it is
  kJoin,        // continues the block before it
};

struct BlockPlan {
  Use use = Use::kText;
  Role role = Role::kText;                    // of kRole
  uint16_t field = 0;                         // index in Plan::fields
  uint32_t first_event = 0, event_count = 0;  // of kLabel
  uint32_t recital = 0;  // of numbered recitals: the number; label in label_end
  uint32_t label_end = 0;
  uint16_t body_part = 0;       // index in Plan::fields of the part of a judgment that begins here
  bool quoted = false;          // part of a provision that is quoted: see Plan::quotes
  bool inline_heading = false;  // what stands behind the label on its line is the unit's heading
};

// A document part: the text itself, or an annex, with the label block that opens it.
struct Part {
  uint32_t begin = 0, end = 0;  // blocks
  uint32_t label = 0;           // the block that opens an attachment; before it, its headings
  uint32_t body = 0;            // first block of its body
  uint32_t tail = 0;            // first block of its conclusions; `end` when it has none
  bool attachment = false;
};

// Blocks [begin, end) that quote provisions of another text.
struct Quote {
  uint32_t begin = 0, end = 0;
  bool modifies = false;  // this text inserts them into the other; else it only speaks of them
};

// Which cues match a block; looked up when first asked for.
class CueCache {
 public:
  CueCache(const Lexicon& lexicon, std::string_view language, const Views& views)
      : lexicon_(lexicon), cues_(lexicon.CuesOf(language)), views_(views) {
    masks_.resize(views.blocks.size(), 0);
    fields_.resize(views.blocks.size(), -1);
  }
  bool Has(uint32_t block, Cue cue);
  const std::string& Field(uint32_t block);  // of kMasthead
  bool HasBodyParts() const;                 // whether the mapping tells parts of a judgment
  const std::string& BodyPart(std::string_view line);  // the part that it begins; "" for none

 private:
  void Look(uint32_t block);
  const Lexicon& lexicon_;
  const PatternSet& cues_;
  const Views& views_;
  std::vector<uint32_t> masks_;
  std::vector<int32_t> fields_;  // index of the masthead pattern, -1 none
  std::vector<int> found_;
};

struct Plan {
  Plan(const Source& from, const Blocks& in, const Mapping& by)
      : source(from), blocks(in), mapping(by) {}

  const Source& source;
  const Blocks& blocks;
  const Mapping& mapping;
  Views views;
  Events events;
  std::vector<Choice> choices;
  std::vector<BlockPlan> plan;  // one a block
  std::vector<Part> parts;
  std::vector<Quote> quotes;                // in the order of the text
  const LanguagePack* pack = nullptr;       // of the language of the text; may be null
  const SpelledNumbers* spelled = nullptr;  // how the language of the text spells numbers
  std::vector<std::string> fields = {""};

  uint16_t FieldIndex(const std::string& field);
  const Candidate* Chosen(uint32_t event) const {
    const int32_t candidate = choices[event].candidate;
    return candidate < 0 ? nullptr : &events.candidates[static_cast<size_t>(candidate)];
  }
  const Level& LevelOf(const Candidate& candidate) const { return mapping.levels[candidate.level]; }
  // The first unit that a label block opens.
  const Candidate* FirstOf(uint32_t block) const {
    return plan[block].use == Use::kLabel ? Chosen(plan[block].first_event) : nullptr;
  }
};

// Blocks that carry no units: a table of contents, numbered recitals. Their plan
// is made here; the mask tells the search.
BlockMask PlanExclusions(CueCache* cues, Plan* plan);

// Takes over the search's choices: label blocks, parts.
void PlanLabels(Plan* plan);

// Whether nothing but the label and perhaps the heading of a unit stands before the block: it is
// what that unit says.
bool IsOnlyText(const Plan& plan, uint32_t block);

// The label blocks alone, of the events from `first` on.
void LabelBlocks(Plan* plan, uint32_t first);

// Where the body of an attachment begins: at its first sentence where it has no words of a
// preamble, though that may begin as a clause does ("In accordance with paragraph 6, the Team
// shall:").
uint32_t OpeningTextOf(const Part& part, CueCache* cues, const Plan& plan);

// "ANNEX I. WATER QUALITY": what stands behind the label of an attachment on its line is its title.
void TakeAnnexTitle(const Part& part, Plan* plan);

// Titles, mastheads, preambles before the body of each part, conclusions behind it.
void PlanZones(CueCache* cues, Plan* plan);

// Headings behind and before labels, cross headings, continuations.
void PlanHeadings(CueCache* cues, Plan* plan);

// The same for one part by itself, such as a quoted provision.
void PlanHeadingsOf(const Part& part, CueCache* cues, Plan* plan);

// Where the parts of a judgment begin: BlockPlan::body_part.
void PlanBodyParts(CueCache* cues, Plan* plan);

}  // namespace lexport

#endif  // LEXPORT_OUTLINE_PLAN_H_
