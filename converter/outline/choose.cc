#include "outline/choose.h"

#include <algorithm>

#include "base/strings.h"
#include "mapping/pattern_set.h"
#include "outline/view.h"

namespace lexport {
namespace {

constexpr size_t kEvidenceBlocks = 400;
constexpr size_t kLineBytes = 200;   // that are held against the signs
constexpr size_t kReasonBytes = 60;  // that a message quotes

// The first bytes of a line, up to the end of a character.
std::string_view Beginning(std::string_view line, size_t most) {
  size_t end = std::min(line.size(), most);
  while (end < line.size() && (static_cast<unsigned char>(line[end]) & 0xC0) == 0x80) ++end;
  return line.substr(0, end);
}

std::vector<std::string> FirstLines(const Source& source, const Blocks& blocks) {
  std::vector<std::string> lines;
  // The beginning, and the end where signatures stand.
  const size_t count = blocks.blocks.size();
  for (size_t i = 0; i < count; ++i) {
    if (i >= kEvidenceBlocks && i + 20 < count) continue;
    std::string line;
    AppendVisible(source, blocks, blocks.blocks[i].runs, kLineBytes, &line);
    const bool cut = line.size() >= kLineBytes;
    lines.push_back(FoldSpaces(Beginning(line, kLineBytes)));
    if (cut) lines.back() += " .";  // it goes on: no title, and its last word is not its end
  }
  return lines;
}

// Holds all lines against the signs of all installed at once.
void AddEvidence(const InstalledMappings& installed, const std::vector<std::string>& lines,
                 std::vector<MappingScore>* scores) {
  std::vector<int> found(installed.owners.size(), 0), matches;
  for (const std::string& line : lines) {
    matches.clear();
    installed.signs->Match(line, &matches);
    if (line.size() <= installed.longest_short) installed.short_signs->Match(line, &matches);
    std::sort(matches.begin(), matches.end());  // sums must not depend on the order of the engine
    for (int match : matches) {
      const auto index = static_cast<size_t>(match);
      const InstalledMappings::Owner& owner = installed.owners[index];
      const Evidence& evidence = installed.mappings[owner.mapping].evidence[owner.evidence];
      const auto longest = static_cast<size_t>(std::max(evidence.longest, 0));
      if (longest != 0 && line.size() > longest) continue;
      if (found[index]++ >= evidence.limit) continue;
      MappingScore& score = (*scores)[owner.mapping];
      score.score += evidence.weight;
      if (score.reasons.size() < 3) score.reasons.emplace_back(Beginning(line, kReasonBytes));
    }
  }
}

}  // namespace

std::vector<MappingScore> ScoreMappings(const Source& source, const Blocks& blocks,
                                        Findings* findings) {
  const std::vector<std::string> lines = FirstLines(source, blocks);
  const std::shared_ptr<const InstalledMappings> installed = ReadInstalledMappings(findings);
  std::vector<MappingScore> scores;
  for (const InstalledMapping& mapping : installed->mappings) {
    scores.push_back({mapping.id, mapping.prior, {}});
  }
  AddEvidence(*installed, lines, &scores);
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
