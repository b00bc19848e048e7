// Hyphens at line ends: part of the word, or put there by the printer?
//
// The document is the witness. A word that stands elsewhere whole had no hyphen, a compound that
// stands elsewhere had one. Where neither does, the whole of the breaks speaks: a text that breaks
// many words and hardly writes a compound with a hyphen breaks this word too. In languages that
// write compounds as one word, a few breaks are enough.

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

#include "base/strings.h"
#include "layout/glyphs.h"
#include "layout/reading.h"

namespace lexport::layout {
namespace {

constexpr size_t kShortWord = 4;      // bytes of a conjunction, at most
constexpr size_t kShortText = 3000;   // bytes; here a word is common that stands twice
constexpr uint32_t kManyBreaks = 12;  // breaks that speak for themselves
constexpr uint32_t kBytesAWord = 6;

// Languages that write compounds as one word: a hyphen between small letters is rare in them.
constexpr std::array<std::string_view, 12> kSolid = {"da", "de", "et", "fi", "hu", "is",
                                                     "nb", "nl", "nn", "no", "sv", "tr"};

// A word that a line end cuts behind a hyphen.
struct Break {
  uint32_t before = 0, now = 0;  // the lines
  Span hyphen;
  std::string_view first, second;  // the letters on both sides
};

class HyphenReader {
 public:
  explicit HyphenReader(Reading* r) : r_(*r) {}

  void Run() {
    Collect();
    if (breaks_.empty()) return;
    MeasureText();
    for (const Break& b : breaks_) Judge(b);
    candidates_.Tell(&r_);
    dropped_.Tell(&r_);
  }

 private:
  void Collect() {
    uint32_t before = kNone;
    for (uint32_t i = 0; i < r_.lines.size(); ++i) {
      const Line& line = r_.lines[i];
      if (line.role != Role::kBody || line.Is(kRow)) continue;
      const bool follows = before != kNone && (line.blanks == 0 || before + 1 != i);
      if (follows && MayEndInHyphen(r_.lines[before])) CollectAt(before, i);
      before = i;
    }
    for (const Break& b : breaks_) {
      ++heads_[b.first];
      ++tails_[b.second];
    }
  }

  void CollectAt(uint32_t before, uint32_t now) {
    const Line& line = r_.lines[before];
    const uint32_t size = HyphenAtEnd(line);
    if (size == 0) return;
    Break b{before, now, {line.end - size, line.end}, {}, {}};
    b.second = WordAt(r_.text(), r_.lines[now].begin);
    uint32_t begin = b.hyphen.begin;
    while (begin > line.begin && IsWordByte(begin - 1)) --begin;
    b.first = r_.Slice(begin, b.hyphen.begin);
    if (!b.second.empty()) breaks_.push_back(b);
  }

  bool MayEndInHyphen(const Line& line) const {
    const char last = r_.text()[line.end - 1];
    return last == '-' || static_cast<uint8_t>(last) > 0x7F;
  }

  // The length of the hyphen that ends `line` behind a letter; 0 when it ends otherwise.
  uint32_t HyphenAtEnd(const Line& line) const {
    const std::string_view text = r_.TextOf(line);
    uint32_t size = 0;
    if (text.ends_with("-")) size = 1;
    if (text.ends_with("\xC2\xAC") || text.ends_with("\xD6\x8A")) size = 2;  // not sign, Armenian
    if (text.ends_with("\xE2\x80\x90") || text.ends_with("\xE2\x80\x91")) size = 3;
    if (size == 0 || text.size() == size) return 0;
    size_t at = text.size() - size - 1;
    while (at > 0 && (static_cast<uint8_t>(text[at]) & 0xC0) == 0x80) --at;
    return LetterSize(text, at) > 0 ? size : 0;
  }

  bool IsWordByte(uint32_t at) const {
    const auto c = static_cast<uint8_t>(r_.text()[at]);
    return c >= 0x80 || IsLetter(c);
  }

  // Whether the breaks as a whole are the printer's: compounds that lines would cut are rare.
  void MeasureText() {
    const auto small = static_cast<uint32_t>(
        std::count_if(breaks_.begin(), breaks_.end(), [](const Break& b) { return IsSmall(b); }));
    const size_t words = std::max<size_t>(r_.text().size() / r_.lines.size() / kBytesAWord, 1);
    const size_t compounds = (r_.words->small_compounds() + 1) / words;  // at line ends, by chance
    printers_ = small >= kManyBreaks && compounds * 50 <= small;
    std::string language(std::string_view(r_.options.language).substr(0, 2));
    if (r_.options.language.size() > 2 && r_.options.language[2] != '-') language.clear();
    for (char& c : language) c = static_cast<char>(c | 32);
    solid_ = std::find(kSolid.begin(), kSolid.end(), language) != kSolid.end() &&
             r_.words->small_compounds() / words <= small;
  }

  static bool IsSmall(const Break& b) {
    const StartKind start = StartOf(b.second);
    return start == StartKind::kLower || start == StartKind::kCaseless;
  }

  // How often a part stands in the text as a word of its own.
  uint32_t Alone(std::string_view word,
                 const std::unordered_map<std::string_view, uint32_t>& cut) const {
    const uint32_t all = r_.words->Count(word);
    const uint32_t parts = cut.at(word);
    return all > parts ? all - parts : 0;
  }

  // "Brief-", "und Postgeheimnis": a compound cut short, not a word cut in two.
  bool IsSuspended(const Break& b) const {
    if (b.second.size() > kShortWord) return false;
    const uint32_t alone = Alone(b.second, tails_);
    return alone > 1 || (alone == 1 && r_.text().size() < kShortText);
  }

  void Judge(const Break& b) {
    const uint32_t joined = r_.words->CountJoined(b.first, b.second);
    const uint32_t compound = r_.words->CountHyphenated(b.first, b.second);
    if (compound == 0 && joined == 0 && IsSuspended(b)) return;
    r_.lines[b.before].flags |= kGlue;
    r_.lines[b.now].flags |= kContinues;
    if (compound > 0 || (joined == 0 && !IsSmall(b))) return;
    const std::string word = std::string(b.first).append(b.second);
    if (joined > 0) return Drop(b, word, true, " stands elsewhere in the document without it");
    const bool compound_like = r_.words->CountAsHead(b.first) + r_.words->CountAsTail(b.second) > 0;
    const bool words = Alone(b.first, heads_) > 0 && Alone(b.second, tails_) > 0;
    if (words || compound_like) return;  // the hyphen of a compound, as far as can be told
    if (solid_) return Drop(b, word, true, " is cut at a line end; its language needs no hyphen");
    Drop(b, word, printers_,
         printers_ ? " is cut at a line end, as many words of the document; compounds are rare"
                   : " may be a word cut at a line end");
  }

  void Drop(const Break& b, const std::string& word, bool proved, std::string_view why) {
    const std::string reason = "\"" + word + "\"" + std::string(why);
    const bool do_it = r_.options.repair == RepairMode::kAll ||
                       (proved && r_.options.repair == RepairMode::kAttested);
    if (!do_it) {
      candidates_.Add(b.hyphen.begin,
                      "The hyphen at the line end may not belong to \"" + word + "\"");
      return;
    }
    r_.edits.push_back({b.hyphen.begin, b.hyphen.end, Edit::kRemove, 0});
    Enter(&r_, LedgerAction::kRemoved, b.hyphen.begin, b.hyphen.end, "hyphen-dropped", reason);
    dropped_.Add(b.hyphen.begin, "The hyphen at the line end was taken out of \"" + word + "\"");
  }

  Reading& r_;
  std::vector<Break> breaks_;
  std::unordered_map<std::string_view, uint32_t> heads_, tails_;  // of the breaks
  bool printers_ = false;
  bool solid_ = false;
  FindingGroup candidates_{"layout.repair-candidate", Severity::kWarning,
                           "hyphens at line ends may not belong to their words"};
  FindingGroup dropped_{"layout.hyphen-dropped", Severity::kNote,
                        "hyphens at line ends were taken out"};
};

}  // namespace

void JoinHyphenated(Reading* r) { HyphenReader(r).Run(); }

}  // namespace lexport::layout
