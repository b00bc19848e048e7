#include "outline/choose.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <unordered_map>

#include "base/strings.h"
#include "mapping/detection.h"
#include "mapping/lexicon.h"
#include "outline/label_words.h"
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

// How much of a text speaks for each language.
struct LanguageHits {
  double weight = 0;      // of its words; one that languages share is shared out among them
  uint32_t words = 0;     // that are in its list
  uint32_t distinct = 0;  // entries of its list that occur
  uint32_t listed = 0;    // entries of its list
};

class LanguageTeller {
 public:
  explicit LanguageTeller(const Lexicon& lexicon)
      : lexicon_(lexicon), more_(LoadDetectionWords()) {
    for (const LanguagePack& pack : lexicon.languages) {
      hits_[pack.id].listed = static_cast<uint32_t>(pack.function_words.size());
    }
    for (size_t i = 0; i < more_.languages.size(); ++i) {
      hits_[more_.languages[i]].listed = more_.sizes[i];
    }
  }

  void Read(std::string_view text);
  std::string Tell();

 private:

  const Lexicon& lexicon_;
  const DetectionWords& more_;
  std::unordered_map<std::string, uint32_t> words_;
  std::map<std::string, LanguageHits> hits_;
  uint32_t total_ = 0;
};

void LanguageTeller::Read(std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    const size_t end = WordEnd(text, at);
    if (end == at) {
      NextCodePoint(text, &at);
      continue;
    }
    ++total_;
    ++words_[FoldWord(text.substr(at, end - at))];
    at = end;
  }
}

// The language whose words are the most, when they are many and of many kinds.
std::string LanguageTeller::Tell() {
  for (const auto& [word, count] : words_) {
    const auto packs = lexicon_.function_words.equal_range(word);
    const auto others = more_.function_words.equal_range(word);
    const auto sharing = std::distance(packs.first, packs.second) +
                         std::distance(others.first, others.second);
    const auto add = [&, times = count](const std::string& language) {
      LanguageHits& hit = hits_[language];
      hit.weight += static_cast<double>(times) / static_cast<double>(sharing);
      hit.words += times;
      ++hit.distinct;
    };
    for (auto it = packs.first; it != packs.second; ++it) add(lexicon_.languages[it->second].id);
    for (auto it = others.first; it != others.second; ++it) add(more_.languages[it->second]);
  }
  const std::pair<const std::string, LanguageHits>* best = nullptr;
  for (const auto& entry : hits_) {
    if (best == nullptr || entry.second.weight > best->second.weight) best = &entry;
  }
  if (best == nullptr) return "";
  const LanguageHits& hit = best->second;
  // In a long text nearly all small words of its language occur; in a short one a few.
  const uint32_t wanted = std::min(hit.listed * 9 / 20, 2 + total_ / 25);
  return hit.words * 10 > total_ && hit.distinct >= wanted && hit.distinct >= 2 ? best->first : "";
}

bool IsHanText(std::string_view text) {
  uint32_t han = 0, points = 0;
  for (size_t i = 0; i < text.size(); ++points) {
    const char32_t c = NextCodePoint(text, &i);
    han += c >= 0x4E00 && c <= 0x9FFF;
  }
  return points > 0 && 2 * han > points;
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
  constexpr size_t kScriptBytes = 4000;
  LanguageTeller teller(lexicon);
  std::string all;
  for (size_t i = 0; i < blocks.blocks.size() && i < kLanguageBlocks; ++i) {
    std::string text;
    AppendVisible(source, blocks, blocks.blocks[i].runs, 1500, &text);
    teller.Read(text);
    if (all.size() < kScriptBytes) all += text;
  }
  if (std::string told = teller.Tell(); !told.empty()) return told;
  if (std::string told = LanguageOfScript(all); !told.empty()) return told;
  return IsHanText(all) ? "zh" : "und";
}

}  // namespace lexport
