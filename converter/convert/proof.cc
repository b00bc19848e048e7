#include "convert/proof.h"

#include "base/strings.h"
#include "validate/driver.h"

namespace lexport {
namespace {

constexpr size_t kContext = 60;  // bytes of text shown around a difference

// Moves *pos to the next character that is not white space.
bool SkipSpaces(std::string_view text, size_t* pos) {
  while (*pos < text.size()) {
    const auto c = static_cast<unsigned char>(text[*pos]);
    if (c > ' ' && c < 0x80) return true;
    size_t next = *pos;
    if (!IsSpace(NextCodePoint(text, &next))) return true;
    *pos = next;
  }
  return false;
}

// Moves both positions over visible ASCII characters as long as they agree, which is nearly always.
// Gives how many they were.
uint64_t SkipEqualAscii(std::string_view a, std::string_view b, size_t* i, size_t* j) {
  uint64_t count = 0;
  while (*i < a.size() && *j < b.size()) {
    const auto c = static_cast<unsigned char>(a[*i]);
    if (c == ' ' || c == '\n') {
      ++*i;
    } else if (b[*j] == ' ' || b[*j] == '\n') {
      ++*j;
    } else if (a[*i] == b[*j] && c > ' ' && c < 0x80) {
      ++*i;
      ++*j;
      ++count;
    } else {
      break;
    }
  }
  return count;
}

std::string Around(std::string_view text, size_t pos) {
  size_t begin = pos > kContext ? pos - kContext : 0;
  size_t end = std::min(text.size(), pos + kContext);
  while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) --begin;
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
  return FoldSpaces(text.substr(begin, end - begin));
}

std::string Difference(std::string_view expected, size_t e, std::string_view output, size_t o) {
  return "after " + std::to_string(CountCodePoints(expected.substr(0, e))) +
         " characters the input has \u201C" + Around(expected, e) + "\u201D, the output \u201C" +
         Around(output, o) + "\u201D";
}

}  // namespace

void CharacterLayer::Start(const validate::StartTag& tag, const validate::OpenElements&) {
  if (tag.tag == Tag::kMeta) ++inside_meta_;
  if (tag.tag == Tag::kAuthorialNote || tag.tag == Tag::kNoteRef) out_ += tag.Value(Attr::kMarker);
}

void CharacterLayer::End(const validate::OpenElements& open) {
  if (open.top().tag == Tag::kMeta) --inside_meta_;
}

void CharacterLayer::Text(std::string_view text, const validate::OpenElements&) {
  if (inside_meta_ > 0) return;
  // Indentation is a third of an XML file; white space plays no part in the proof.
  if (text.starts_with('\n') && text.find_first_not_of(" \n") == std::string_view::npos) return;
  out_ += text;
}

bool CharactersOfXml(std::string_view xml, std::string* characters) {
  characters->clear();
  characters->reserve(xml.size() / 2);
  const ValidateOptions options;
  validate::Driver driver(xml, options, nullptr);
  CharacterLayer layer(characters);
  validate::Layer* const layers[] = {&layer};
  return driver.Run(layers);
}

Proof ProveConservation(std::string_view input, const Ledger& ledger, std::string_view output) {
  Proof proof;
  std::string expected;
  if (!ReplayLedger(input, ledger, &expected, &proof.message)) return proof;
  size_t e = 0, o = 0;
  for (;;) {
    proof.characters += SkipEqualAscii(expected, output, &e, &o);
    const bool more_expected = SkipSpaces(expected, &e);
    const bool more_output = SkipSpaces(output, &o);
    if (!more_expected && !more_output) break;
    size_t e_next = e, o_next = o;
    if (!more_expected || !more_output ||
        NextCodePoint(expected, &e_next) != NextCodePoint(output, &o_next)) {
      proof.message = Difference(expected, e, output, o);
      return proof;
    }
    e = e_next;
    o = o_next;
    ++proof.characters;
  }
  proof.holds = true;
  return proof;
}

}  // namespace lexport
