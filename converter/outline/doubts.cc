// What the search was unsure of, as findings.

#include "outline/doubts.h"

#include <algorithm>

namespace lexport {
namespace {

constexpr float kDoubtful = 0.2f;

class DoubtWriter {
 public:
  DoubtWriter(const Plan& plan, Findings* findings) : plan_(plan), findings_(*findings) {}

  void Write(uint32_t event);

 private:
  bool Differs(int32_t a, int32_t b) const;
  std::string Describe(uint32_t event, int32_t candidate) const;
  std::string Label(uint32_t event) const;
  Finding Make(uint32_t event, std::string rule, std::string message) const;

  const Plan& plan_;
  Findings& findings_;
};

std::string DoubtWriter::Label(uint32_t event) const {
  const Event& e = plan_.events.events[event];
  const std::string_view head = plan_.views.blocks[e.block].head;
  return std::string(head.substr(e.label_begin, e.label_end - e.label_begin));
}

// Whether two readings mean different things to a reader; a point or a paragraph with the same
// number in the same place do not.
bool DoubtWriter::Differs(int32_t a, int32_t b) const {
  if (a == b) return false;
  if (a < 0 || b < 0) return true;
  const Candidate& x = plan_.events.candidates[static_cast<size_t>(a)];
  const Candidate& y = plan_.events.candidates[static_cast<size_t>(b)];
  return x.value != y.value ||
         plan_.LevelOf(x).heading_required != plan_.LevelOf(y).heading_required;
}

std::string DoubtWriter::Describe(uint32_t event, int32_t candidate) const {
  (void)event;
  if (candidate < 0) return "running text";
  const Candidate& c = plan_.events.candidates[static_cast<size_t>(candidate)];
  std::string text = plan_.LevelOf(c).id;
  if (c.value != 0) text += " " + std::to_string(c.value);
  return text;
}

Finding DoubtWriter::Make(uint32_t event, std::string rule, std::string message) const {
  const Event& e = plan_.events.events[event];
  Finding finding;
  finding.rule = std::move(rule);
  finding.message = std::move(message);
  const Block& block = plan_.blocks.blocks[e.block];
  for (uint32_t i = 0; i < block.runs.count; ++i) {
    const Run& run = plan_.blocks.runs[block.runs.first + i];
    if (run.kind != RunKind::kText) continue;
    finding.where = plan_.source.Locate(run.begin + e.label_begin);
    break;
  }
  return finding;
}

void DoubtWriter::Write(uint32_t event) {
  const Choice& choice = plan_.choices[event];
  const Candidate* c = plan_.Chosen(event);
  const Event& e = plan_.events.events[event];
  if (choice.margin < kDoubtful && Differs(choice.candidate, choice.other)) {
    Finding finding =
        Make(event, "outline.ambiguous",
             "'" + Label(event) + "' is read as " + Describe(event, choice.candidate) +
                 "; it may be " + Describe(event, choice.other));
    finding.expected = {Describe(event, choice.candidate), Describe(event, choice.other)};
    findings_.push_back(std::move(finding));
  }
  if (c == nullptr) return;
  if (e.ocr) {
    findings_.push_back(Make(event, "outline.ocr-label",
                             "'" + Label(event) + "' is taken for the label of " +
                                 Describe(event, choice.candidate) + ", as the sequence wants it"));
  }
  if (choice.step == Step::kGap) {
    findings_.push_back(
        Make(event, "outline.gap",
             Describe(event, choice.candidate) + " does not follow the number before it"));
  } else if (choice.step == Step::kRepeat) {
    findings_.push_back(
        Make(event, "outline.repeat", Describe(event, choice.candidate) + " comes again"));
  }
}

}  // namespace

void WriteDoubts(const Plan& plan, Findings* findings) {
  if (findings == nullptr) return;
  DoubtWriter writer(plan, findings);
  for (uint32_t e = 0; e < plan.events.events.size(); ++e) writer.Write(e);
}

float Confidence(const Plan& plan) {
  double sum = 0;
  size_t count = 0;
  for (size_t e = 0; e < plan.choices.size(); ++e) {
    if (plan.choices[e].candidate < 0) continue;
    sum += std::min(1.0f, plan.choices[e].margin);
    ++count;
  }
  return count == 0 ? 1.0f : static_cast<float>(sum / static_cast<double>(count));
}

}  // namespace lexport
