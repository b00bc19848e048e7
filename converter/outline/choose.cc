#include "outline/choose.h"

#include <algorithm>

#include "base/strings.h"
#include "mapping/pattern_set.h"
#include "outline/view.h"

namespace lexport {
namespace {

constexpr size_t kEvidenceBlocks = 400;  // from the beginning
constexpr size_t kLastBlocks = 20;       // and to the end
constexpr size_t kLineBytes = 200;       // that are held against the signs
constexpr size_t kReasonBytes = 60;      // that a message quotes

// The first bytes of a line, up to the end of a character.
std::string_view Beginning(std::string_view line, size_t most) {
  size_t end = std::min(line.size(), most);
  while (end < line.size() && (static_cast<unsigned char>(line[end]) & 0xC0) == 0x80) ++end;
  return line.substr(0, end);
}

// What is held against the signs of a block.
void TakeLine(const Source& source, const Blocks& blocks, const Block& block, std::string* line) {
  line->clear();
  AppendVisible(source, blocks, block.runs, kLineBytes, line);
  const bool cut = line->size() >= kLineBytes;
  line->resize(Beginning(*line, kLineBytes).size());
  if (!HasFoldedSpaces(*line)) *line = FoldSpaces(*line);
  if (cut) *line += " .";  // it goes on: no title, and its last word is not its end
}

// Holds lines against the signs of all installed at once.
class Evidences {
 public:
  explicit Evidences(const InstalledMappings& installed)
      : installed_(installed), found_(installed.owners.size(), 0) {
    for (const InstalledMapping& mapping : installed.mappings) {
      scores_.push_back({mapping.id, mapping.prior, {}});
    }
  }

  void Add(const std::string& line) {
    matches_.clear();
    installed_.signs->Match(line, &matches_);
    if (line.size() <= installed_.longest_short) installed_.short_signs->Match(line, &matches_);
    std::sort(matches_.begin(), matches_.end());  // sums must not depend on the engine's order
    for (const int match : matches_) Count(line, static_cast<size_t>(match));
  }

  std::vector<MappingScore> TakeScores() { return std::move(scores_); }

 private:
  void Count(const std::string& line, size_t match) {
    const InstalledMappings::Owner& owner = installed_.owners[match];
    const Evidence& evidence = installed_.mappings[owner.mapping].evidence[owner.evidence];
    const auto longest = static_cast<size_t>(std::max(evidence.longest, 0));
    if (longest != 0 && line.size() > longest) return;
    if (found_[match]++ >= evidence.limit) return;
    MappingScore& score = scores_[owner.mapping];
    score.score += evidence.weight;
    if (score.reasons.size() < 3) score.reasons.emplace_back(Beginning(line, kReasonBytes));
  }

  const InstalledMappings& installed_;
  std::vector<MappingScore> scores_;
  std::vector<int> found_;  // lines that bear each sign
  std::vector<int> matches_;
};

}  // namespace

std::vector<MappingScore> ScoreMappings(const Source& source, const Blocks& blocks,
                                        Findings* findings) {
  const std::shared_ptr<const InstalledMappings> installed = ReadInstalledMappings(findings);
  Evidences evidences(*installed);
  // The beginning, and the end where signatures stand.
  const size_t count = blocks.blocks.size();
  std::string line;
  for (size_t i = 0; i < count; ++i) {
    if (i >= kEvidenceBlocks && i + kLastBlocks < count) continue;
    TakeLine(source, blocks, blocks.blocks[i], &line);
    evidences.Add(line);
  }
  std::vector<MappingScore> scores = evidences.TakeScores();
  std::stable_sort(scores.begin(), scores.end(),
                   [](const MappingScore& a, const MappingScore& b) { return a.score > b.score; });
  return scores;
}

std::shared_ptr<const Mapping> ChooseMapping(const Source& source, const Blocks& blocks,
                                             Findings* findings) {
  const std::vector<MappingScore> scores = ScoreMappings(source, blocks, findings);
  if (scores.empty()) return nullptr;
  Finding note;
  note.rule = "mapping.chosen";
  note.severity = Severity::kNote;
  note.message = "mapping '" + scores.front().id + "' is taken";
  note.message += scores.front().reasons.empty() ? ", since nothing speaks for another"
                                                 : ": it fits “" + scores.front().reasons[0] + "”";
  note.where.file = source.name();
  note.fix = "name another with --mapping";
  if (findings != nullptr) findings->push_back(std::move(note));
  return LoadMapping(scores.front().id, findings);
}

}  // namespace lexport
