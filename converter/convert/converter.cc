#include "lexport/converter.h"

#include <map>
#include <memory>
#include <optional>
#include <utility>

#include "akn/build.h"
#include "annotate/annotate.h"
#include "base/memory.h"
#include "convert/confidence.h"
#include "convert/harvest.h"
#include "convert/proof.h"
#include "findings/within_memory.h"
#include "layout/blocks.h"
#include "lexport/validator.h"
#include "lexport/xml.h"
#include "mapping/mapping.h"
#include "outline/choose.h"
#include "outline/outline.h"
#include "text/source.h"
#include "validate/run.h"

namespace lexport {
namespace {

RepairMode RepairModeOf(std::string_view word) {
  if (word == "none") return RepairMode::kNone;
  return word == "all" ? RepairMode::kAll : RepairMode::kAttested;
}

// A defect of Lexport itself that a check caught: nothing is written.
void AddDefect(const std::string& name, const std::string& rule, const std::string& message,
               Findings* findings) {
  Finding finding;
  finding.rule = rule;
  finding.severity = Severity::kError;
  finding.message = message;
  finding.where.file = name;
  finding.fix = "this is a defect of Lexport: nothing was written; please report it with the input";
  findings->push_back(std::move(finding));
}

// More findings of one rule than this say nothing new; they are counted.
constexpr size_t kFindingsOfARule = 25;

// Leaves the first findings of each rule and says how many more there were. Errors all stay.
void CapFindings(const std::string& name, Findings* findings) {
  std::map<std::string, size_t> counts;
  Findings kept;
  for (Finding& finding : *findings) {
    const size_t count = ++counts[finding.rule];
    if (count <= kFindingsOfARule || finding.severity == Severity::kError) {
      kept.push_back(std::move(finding));
    }
  }
  for (const auto& [rule, count] : counts) {
    if (count <= kFindingsOfARule) continue;
    Finding& more = kept.emplace_back();
    more.rule = "report.more-findings";
    more.severity = Severity::kNote;
    more.message = std::to_string(count - kFindingsOfARule) + " more findings of " + rule;
    more.where.file = name;
  }
  *findings = std::move(kept);
}

// One conversion, room after room. Each step gives false when the conversion ends there; the
// finding that says why has been added then.
class Steps {
 public:
  Steps(std::string_view name, const ConvertOptions& options, Conversion* result)
      : name_(name), options_(options), result_(*result) {}

  bool Do(std::string_view bytes) { return Decode(bytes) && ReadStructure() && Build() && Check(); }

 private:
  bool Decode(std::string_view bytes) {
    DecodeOptions decode;
    decode.encoding = options_.encoding;
    decode.max_bytes = options_.max_bytes;
    decode.borrow = true;  // the bytes outlive the steps
    source_ = Source::Decode(bytes, name_, decode, &result_.findings);
    return source_.has_value();
  }

  bool ReadStructure() {
    LayoutOptions layout;
    layout.repair = RepairModeOf(options_.repair);
    layout.language = options_.metadata.language;
    blocks_ = ReadLayout(*source_, layout, &result_.findings);
    mapping_ = options_.mapping == "auto" ? ChooseMapping(*source_, blocks_, &result_.findings)
                                          : LoadMapping(options_.mapping, &result_.findings);
    if (!mapping_) return false;
    result_.mapping = mapping_->id;
    OutlineOptions outline;
    outline.max_depth = options_.max_depth;
    outline.language = options_.metadata.language;
    bool ok = true;
    outline_ = ReadOutline(*source_, blocks_, *mapping_, outline, &result_.findings, &ok);
    result_.confidence = outline_.confidence;
    return ok && !(options_.strict && Doubtful());
  }

  // With --strict, a doubt is an error. True when there was one.
  bool Doubtful() {
    bool doubt = false;
    for (Finding& finding : result_.findings) {
      if (finding.severity != Severity::kWarning) continue;
      finding.severity = Severity::kError;
      doubt = true;
    }
    return doubt;
  }

  bool Build() {
    const Metadata metadata =
        MergeMetadata(options_.metadata, HarvestMetadata(*source_, blocks_, outline_, *mapping_));
    result_.document = BuildDocument(*source_, blocks_, outline_, metadata, &result_.findings);
    Annotations annotations;
    if (options_.annotate) {
      annotations = Annotate(*mapping_, outline_.language, &result_.document, &result_.findings);
    }
    AssignEIds(&result_.document);
    BuildOptions build;
    build.source_date_epoch = options_.source_date_epoch;
    BuildMetadata(*mapping_, metadata, build, &result_.document, &result_.findings);
    ResolveReferences(annotations, &result_.document);
    result_.units = ConfidenceOfUnits(outline_, result_.document);
    // What was made from the text is in the document now; large texts need the room.
    outline_ = Outline();
    std::vector<Run>().swap(blocks_.runs);
    std::vector<Block>().swap(blocks_.blocks);
    // Room that is not used costs nothing; growing would copy.
    result_.xml.reserve(5 * source_->text().size());
    ExpectToFill(result_.xml.data(), result_.xml.capacity());
    WriteXml(result_.document, &result_.xml);
    return true;
  }

  // The promises, on the bytes that are to be written.
  bool Check() {
    Findings faults;
    ConservationCheck conservation(source_->text(), blocks_.ledger);
    ConservationLayer listen(&conservation);
    ValidateOptions options;
    // Only errors count here. What the sense layer warns of is the text's: its numbers, its notes.
    options.ignore.push_back("sense.");
    if (!validate::Run(result_.xml, name_, options, &listen, &faults) ||
        HasSeverity(faults, Severity::kError)) {
      AddDefect(name_, "convert.invalid-output", "the document made is not valid: " + First(faults),
                &result_.findings);
      return false;
    }
    const Proof proof = conservation.Finish();
    if (!proof.holds) {
      AddDefect(name_, "convert.not-conserved", "text would be lost or invented: " + proof.message,
                &result_.findings);
      return false;
    }
    if (options_.keep_text) result_.text = source_->text();
    result_.ledger = std::move(blocks_.ledger);
    return true;
  }

  static std::string First(const Findings& faults) {
    for (const Finding& fault : faults) {
      if (fault.severity == Severity::kError) {
        return fault.message + " at " + fault.where.xpath + " [" + fault.rule + "]";
      }
    }
    return "";
  }

  const std::string name_;
  const ConvertOptions& options_;
  Conversion& result_;
  std::optional<Source> source_;
  Blocks blocks_;
  std::shared_ptr<const Mapping> mapping_;
  Outline outline_;
};

}  // namespace

Conversion Converter::Convert(std::string_view bytes, std::string_view name,
                              const ConvertOptions& options) const {
  Conversion result;
  result.ok =
      WithinMemory(name, &result.findings, [&] { return Steps(name, options, &result).Do(bytes); });
  CapFindings(std::string(name), &result.findings);
  if (!result.ok) {
    result.document = Document();
    result.units.clear();
    result.xml.clear();
  }
  return result;
}

}  // namespace lexport
