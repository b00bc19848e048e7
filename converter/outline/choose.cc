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

// Holds all lines against the signs of all installed at once.
void AddEvidence(const InstalledMappings& installed, const std::vector<std::string>& lines,
                 std::vector<MappingScore>* scores) {
  std::vector<int> found(installed.owners.size(), 0), matches;
  for (const std::string& line : lines) {
    matches.clear();
    installed.signs->Match(line, &matches);
    std::sort(matches.begin(), matches.end());  // sums must not depend on the order of the engine
    for (int match : matches) {
      const auto index = static_cast<size_t>(match);
      const InstalledMappings::Owner& owner = installed.owners[index];
      const Evidence& evidence = installed.mappings[owner.mapping].evidence[owner.evidence];
      if (found[index]++ >= evidence.limit) continue;
      MappingScore& score = (*scores)[owner.mapping];
      score.score += evidence.weight;
      if (score.reasons.size() < 3) score.reasons.push_back(Beginning(line));
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

// Counts the function words of each language.
class FunctionWords {
 public:
  explicit FunctionWords(const Lexicon& lexicon)
      : lexicon_(lexicon), hits_(lexicon.languages.size(), 0) {}

  // Words are runs of letters. Nearly all are ASCII and longer than any function word, and of those
  // nothing but their end is looked at.
  void Count(std::string_view text) {
    for (size_t at = 0; at < text.size();) {
      const size_t end = EndOfAsciiLetters(text, at);
      if (end < text.size() && static_cast<unsigned char>(text[end]) >= 0x80) {
        at = CountAnyWord(text, at);
        continue;
      }
      if (end != at) CountAsciiWord(text.substr(at, end - at));
      at = end + 1;
    }
  }

  // The language that has most, if they are enough to tell; else "".
  std::string Best() const {
    const auto best = std::max_element(hits_.begin(), hits_.end());
    if (best == hits_.end() || *best * 8 <= words_ || *best <= 3) return "";
    return lexicon_.languages[static_cast<size_t>(best - hits_.begin())].id;
  }

 private:
  static size_t EndOfAsciiLetters(std::string_view text, size_t at) {
    while (at < text.size() && static_cast<unsigned char>((text[at] | 0x20) - 'a') < 26) ++at;
    return at;
  }

  void CountAsciiWord(std::string_view word) {
    ++words_;
    if (word.size() > lexicon_.longest_function_word) return;
    word_.assign(word);
    for (char& c : word_) c = static_cast<char>(c | 0x20);
    Look();
  }

  // The word at `at`, if there is one, of letters of any kind; gives where to go on.
  size_t CountAnyWord(std::string_view text, size_t at) {
    size_t end = at, next = at;
    while (end < text.size() && IsLetter(NextCodePoint(text, &next))) end = next;
    if (end == at) return next;
    ++words_;
    word_ = FoldWord(text.substr(at, end - at));
    if (word_.size() <= lexicon_.longest_function_word) Look();
    return end;
  }

  void Look() {
    const auto range = lexicon_.function_words.equal_range(word_);
    for (auto it = range.first; it != range.second; ++it) ++hits_[it->second];
  }

  const Lexicon& lexicon_;
  std::vector<uint32_t> hits_;
  uint32_t words_ = 0;
  std::string word_;
};

// For texts whose function words nobody listed.
std::string LanguageOfLetters(std::string_view text) {
  uint32_t han = 0, points = 0;
  for (size_t i = 0; i < text.size(); ++points) {
    const char32_t c = NextCodePoint(text, &i);
    han += c >= 0x4E00 && c <= 0x9FFF;
  }
  const std::string by_script = LanguageOfScript(text);
  if (by_script != "und") return by_script;
  return points > 0 && 2 * han > points ? "zh" : "und";
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

std::string DetectLanguage(const Source& source, const Blocks& blocks, const Lexicon& lexicon) {
  FunctionWords words(lexicon);
  std::string beginning, text;
  for (size_t i = 0; i < blocks.blocks.size() && i < kLanguageBlocks; ++i) {
    text.clear();
    AppendVisible(source, blocks, blocks.blocks[i].runs, 1500, &text);
    words.Count(text);
    if (beginning.size() < 4000) beginning += text;
  }
  const std::string language = words.Best();
  return language.empty() ? LanguageOfLetters(beginning) : language;
}

}  // namespace lexport
