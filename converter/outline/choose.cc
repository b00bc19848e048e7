#include "outline/choose.h"

#include <algorithm>

#include "base/strings.h"
#include "mapping/lexicon.h"
#include "outline/numerals.h"
#include "outline/view.h"

namespace lexport {
namespace {

constexpr size_t kEvidenceBlocks = 400;
constexpr size_t kLanguageBlocks = 200;
constexpr size_t kLineBytes = 200;

std::vector<std::string> FirstLines(const Source& source, const Blocks& blocks) {
  std::vector<std::string> lines;
  // The beginning, and the end where signatures stand.
  const size_t count = blocks.blocks.size();
  for (size_t i = 0; i < count; ++i) {
    if (i >= kEvidenceBlocks && i + 20 < count) continue;
    std::string line;
    AppendVisible(source, blocks, blocks.blocks[i].runs, kLineBytes, &line);
    lines.push_back(FoldSpaces(line));
  }
  return lines;
}

// The first words of a line, for a message.
std::string Beginning(std::string_view line) {
  size_t end = std::min<size_t>(line.size(), 60);
  while (end < line.size() && (static_cast<unsigned char>(line[end]) & 0xC0) == 0x80) ++end;
  return std::string(line.substr(0, end));
}

void AddEvidence(const Mapping& mapping, const std::vector<std::string>& lines,
                 MappingScore* score) {
  std::vector<int> found(mapping.evidence.size(), 0), matches;
  for (const std::string& line : lines) {
    matches.clear();
    mapping.signs->Match(line, &matches);
    for (int match : matches) {
      const Evidence& evidence = mapping.evidence[static_cast<size_t>(match)];
      if (found[static_cast<size_t>(match)]++ >= evidence.limit) continue;
      score->score += evidence.weight;
      if (score->reasons.size() < 3) score->reasons.push_back(Beginning(line));
    }
  }
}

// Languages that a script alone tells.
std::string LanguageOfScript(std::string_view text) {
  for (size_t i = 0; i < text.size();) {
    const char32_t c = NextCodePoint(text, &i);
    if (c >= 0x3040 && c <= 0x30FF) return "ja";
    if (c >= 0xAC00 && c <= 0xD7A3) return "ko";
  }
  return "und";
}

}  // namespace

std::vector<MappingScore> ScoreMappings(const Source& source, const Blocks& blocks,
                                        Findings* findings) {
  const std::vector<std::string> lines = FirstLines(source, blocks);
  std::vector<MappingScore> scores;
  for (const std::string& name : MappingNames()) {
    const auto mapping = LoadMapping(name, findings);
    if (mapping == nullptr) continue;
    MappingScore score;
    score.id = name;
    score.score = mapping->prior;
    AddEvidence(*mapping, lines, &score);
    scores.push_back(std::move(score));
  }
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

std::string DetectLanguage(const Source& source, const Blocks& blocks, const Lexicon& lexicon) {
  std::vector<uint32_t> hits(lexicon.languages.size(), 0);
  uint32_t words = 0;
  std::string all;
  for (size_t i = 0; i < blocks.blocks.size() && i < kLanguageBlocks; ++i) {
    std::string text;
    AppendVisible(source, blocks, blocks.blocks[i].runs, 1500, &text);
    size_t at = 0;
    while (at < text.size()) {
      size_t end = at;
      while (end < text.size()) {
        size_t next = end;
        if (!IsLetter(NextCodePoint(text, &next))) break;
        end = next;
      }
      if (end == at) {
        NextCodePoint(text, &at);
        continue;
      }
      ++words;
      const std::string word = FoldWord(std::string_view(text).substr(at, end - at));
      const auto range = lexicon.function_words.equal_range(word);
      for (auto it = range.first; it != range.second; ++it) ++hits[it->second];
      at = end;
    }
    if (all.size() < 4000) all += text;
  }
  const auto best = std::max_element(hits.begin(), hits.end());
  if (best != hits.end() && *best * 8 > words && *best > 3) {
    return lexicon.languages[static_cast<size_t>(best - hits.begin())].id;
  }
  uint32_t han = 0, points = 0;
  for (size_t i = 0; i < all.size(); ++points) {
    const char32_t c = NextCodePoint(all, &i);
    han += c >= 0x4E00 && c <= 0x9FFF;
  }
  const std::string by_script = LanguageOfScript(all);
  if (by_script != "und") return by_script;
  return points > 0 && 2 * han > points ? "zh" : "und";
}

}  // namespace lexport
