// In which language a text is written: by the small words that are frequent in it, else by its
// script.

#include <algorithm>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/strings.h"
#include "mapping/detection.h"
#include "mapping/lexicon.h"
#include "outline/choose.h"
#include "outline/numerals.h"
#include "outline/view.h"

namespace lexport {
namespace {

constexpr size_t kLanguageBlocks = 200;
constexpr size_t kBlockBytes = 1500;   // that are read of each
constexpr size_t kScriptBytes = 4000;  // by which the script is told
constexpr size_t kLongestWord = 24;    // bytes; the lists for detection have none that is longer

// How much of a text speaks for one language.
struct LanguageHits {
  double weight = 0;      // of its words; one that languages share is shared out among them
  uint32_t words = 0;     // that are in its list
  uint32_t distinct = 0;  // entries of its list that occur
  uint32_t listed = 0;    // entries of its list
};

class LanguageTeller {
 public:
  explicit LanguageTeller(const Lexicon& lexicon) : lexicon_(lexicon), more_(LoadDetectionWords()) {
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
  void Flush(bool* ascii);
  void Weigh(const std::string& word, uint32_t count);

  const Lexicon& lexicon_;
  const DetectionWords& more_;
  std::unordered_map<std::string, uint32_t> words_;
  std::map<std::string, LanguageHits> hits_;
  std::string word_;
  uint32_t total_ = 0;
};

bool IsAsciiLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Words are runs of letters; nearly all are ASCII, which needs no table to be folded.
void LanguageTeller::Read(std::string_view text) {
  bool ascii = true;
  word_.clear();
  for (size_t at = 0; at < text.size();) {
    const char c = text[at];
    size_t next = at + 1;
    const bool plain = static_cast<unsigned char>(c) < 0x80;
    const bool letter = plain ? IsAsciiLetter(c) : IsLetter(NextCodePoint(text, &(next = at)));
    if (!letter) {
      Flush(&ascii);
    } else if (plain) {
      word_ += static_cast<char>(c | 0x20);
    } else {
      ascii = false;
      word_.append(text, at, next - at);
    }
    at = next;
  }
  Flush(&ascii);
}

void LanguageTeller::Flush(bool* ascii) {
  if (word_.empty()) return;
  ++total_;
  if (word_.size() <= std::max(kLongestWord, lexicon_.longest_function_word))
    ++words_[*ascii ? word_ : FoldWord(word_)];
  word_.clear();
  *ascii = true;
}

void LanguageTeller::Weigh(const std::string& word, uint32_t count) {
  const auto packs = lexicon_.function_words.equal_range(word);
  const auto others = more_.function_words.equal_range(word);
  const auto sharing =
      std::distance(packs.first, packs.second) + std::distance(others.first, others.second);
  const auto add = [&](const std::string& language) {
    LanguageHits& hit = hits_[language];
    hit.weight += static_cast<double>(count) / static_cast<double>(sharing);
    hit.words += count;
    ++hit.distinct;
  };
  for (auto it = packs.first; it != packs.second; ++it) add(lexicon_.languages[it->second].id);
  for (auto it = others.first; it != others.second; ++it) add(more_.languages[it->second]);
}

// The language whose words are the most, when they are many and of many kinds; else "".
std::string LanguageTeller::Tell() {
  for (const auto& [word, count] : words_) Weigh(word, count);
  const std::pair<const std::string, LanguageHits>* best = nullptr;
  for (const auto& entry : hits_) {
    if (best == nullptr || entry.second.weight > best->second.weight) best = &entry;
  }
  if (best == nullptr) return "";
  const LanguageHits& hit = best->second;
  // In a long text nearly all small words of its language occur; in a short one a few.
  const uint32_t wanted = std::max(2u, std::min(hit.listed * 11 / 20, 2 + total_ / 50));
  return hit.words * 10 > total_ && hit.distinct >= wanted ? best->first : "";
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

std::string DetectLanguage(const Source& source, const Blocks& blocks, const Lexicon& lexicon) {
  LanguageTeller teller(lexicon);
  std::string beginning, text;
  for (size_t i = 0; i < blocks.blocks.size() && i < kLanguageBlocks; ++i) {
    text.clear();
    AppendVisible(source, blocks, blocks.blocks[i].runs, kBlockBytes, &text);
    teller.Read(text);
    if (beginning.size() < kScriptBytes) beginning += text;
  }
  if (std::string told = teller.Tell(); !told.empty()) return told;
  if (std::string told = LanguageOfScript(beginning); !told.empty()) return told;
  return IsHanText(beginning) ? "zh" : "und";
}

}  // namespace lexport
