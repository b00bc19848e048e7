// Characters that no output can hold, soft hyphens, and the direction controls that extraction puts
// around lines: taken out before anything is read.

#include "layout/reading.h"

namespace lexport::layout {
namespace {

// More soft hyphens than this stay in the text: an entry for each would dwarf the text.
constexpr size_t kMostSoftHyphens = 100000;
constexpr size_t kMostDirections = 100000;

enum class Odd : uint8_t { kNone, kControl, kSoftHyphen, kDirection };

// What the character at `at` is, and its length.
Odd LookAt(std::string_view text, uint32_t at, uint32_t* size) {
  const auto c = static_cast<uint8_t>(text[at]);
  *size = 1;
  if (c < 0x80)
    return (c < ' ' && c != '\t' && c != '\v') || c == 0x7F ? Odd::kControl : Odd::kNone;
  const std::string_view rest = text.substr(at, 3);
  if (c == 0xC2) {
    *size = 2;
    if (rest[1] == '\xAD') return Odd::kSoftHyphen;
    return static_cast<uint8_t>(rest[1]) < 0xA0 ? Odd::kControl : Odd::kNone;
  }
  // Embeddings, overrides and isolates, with their ends: U+202A to U+202E, U+2066 to U+2069. The
  // line is what they stand around; the text is right to left without them.
  if (rest.starts_with("\xE2\x80") || rest.starts_with("\xE2\x81")) {
    const auto last = static_cast<uint8_t>(rest[2]);
    *size = 3;
    const bool embedding =
        rest[1] == '\x80' ? last >= 0xAA && last <= 0xAE : last >= 0xA6 && last <= 0xA9;
    return embedding ? Odd::kDirection : Odd::kNone;
  }
  if (rest == "\xEF\xBF\xBE" || rest == "\xEF\xBF\xBF") {
    *size = 3;
    return Odd::kControl;
  }
  return Odd::kNone;
}

class Cleaner {
 public:
  explicit Cleaner(Reading* r) : r_(*r) {}

  void Run() {
    for (Line& line : r_.lines) {
      if (line.Is(kOdd)) Clean(&line);
    }
    if (soft_hyphens_ == 0) return;
    std::string message = std::to_string(soft_hyphens_) + " soft hyphens were taken out";
    if (soft_hyphens_ == kMostSoftHyphens) message += "; the others stay";
    Say(&r_, "layout.soft-hyphens", Severity::kNote, first_soft_hyphen_, std::move(message));
  }

 private:
  void Clean(Line* line) {
    bool visible = false;
    for (uint32_t at = line->begin; at < line->end;) {
      uint32_t size = 1;
      const Odd odd = LookAt(r_.text(), at, &size);
      if (odd == Odd::kNone) {
        visible = visible || static_cast<uint8_t>(r_.text()[at]) > ' ';
        at += size;
        continue;
      }
      uint32_t end = at + size;
      while (end < line->end && LookAt(r_.text(), end, &size) == odd) end += size;
      if (odd == Odd::kDirection) {
        // Inside a line it may matter.
        if (at == line->begin || end == line->end) TrimDirection(at, end, line);
      } else if (odd == Odd::kControl) {
        Remove(at, end, "control-character", "no document can hold it");
      } else if (soft_hyphens_ < kMostSoftHyphens) {
        if (soft_hyphens_++ == 0) first_soft_hyphen_ = at;
        Remove(at, end, "soft-hyphen", "a hint for the printer, not a character of the text");
        if (end == line->end) line->flags |= kGlue;
      } else {
        visible = true;
      }
      at = end;
    }
    if (!visible) line->role = Role::kRemoved;
  }

  // Takes direction controls off an end of `line`, and the spaces that they hid.
  void TrimDirection(uint32_t begin, uint32_t end, Line* line) {
    if (directions_ == kMostDirections) return;
    ++directions_;
    Enter(&r_, LedgerAction::kRemoved, begin, end, "direction-control",
          "it stands around a line, not in the text");
    if (begin == line->begin) {
      line->begin = end;
      while (line->begin < line->end && r_.text()[line->begin] == ' ') ++line->begin;
    } else {
      line->end = begin;
      while (r_.text()[line->end - 1] == ' ') --line->end;
    }
  }

  void Remove(uint32_t begin, uint32_t end, std::string_view what, std::string why) {
    r_.edits.push_back({begin, end, Edit::kRemove, 0});
    Enter(&r_, LedgerAction::kRemoved, begin, end, what, std::move(why));
  }

  Reading& r_;
  size_t soft_hyphens_ = 0;
  uint32_t first_soft_hyphen_ = 0;
  size_t directions_ = 0;
};

}  // namespace

void CleanCharacters(Reading* r) { Cleaner(r).Run(); }

}  // namespace lexport::layout
