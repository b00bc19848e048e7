#include "mapping/fold_case.h"

#include <unicode/uchar.h>

#include <cstring>

#include "base/bytes.h"
#include "base/strings.h"
#include "base/swar.h"

namespace lexport {
namespace {

// Makes small letters of the capitals of ASCII. True when there is nothing beyond ASCII.
bool FoldAscii(std::string* text) {
  char* const bytes = text->data();
  const size_t size = text->size();
  ByteBlock all = {};
  size_t i = 0;
  for (; i + kByteBlock <= size; i += kByteBlock) {
    ByteBlock block = LoadBytes(bytes + i);
    all |= block;
    block |= BytesBetween(block, 'A', 'Z') & 0x20;
    std::memcpy(bytes + i, &block, sizeof(block));
  }
  unsigned rest = 0;
  for (; i < size; ++i) {
    const auto c = static_cast<unsigned char>(bytes[i]);
    rest |= c;
    bytes[i] = static_cast<char>(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
  }
  return rest < 0x80 && IsAsciiBlock(all);
}

// Folds what is beyond ASCII; little of it has case, as a rule.
void FoldOthers(std::string* text) {
  std::string folded;
  size_t clean = 0;  // up to where `folded` has what is in *text
  for (size_t i = 0; i < text->size();) {
    const size_t next = swar::FirstOf(swar::LoadAt(*text, i) & swar::kHighs);
    if (next != 0) {
      i += next;
      continue;
    }
    const size_t start = i;
    const char32_t c = NextCodePoint(*text, &i), small = FoldCase(c);
    if (small == c) continue;
    folded.append(*text, clean, start - clean);
    AppendUtf8(small, &folded);
    clean = i;
  }
  if (clean == 0) return;
  folded.append(*text, clean);
  text->swap(folded);
}

bool IsAscii(std::string_view text) {
  ByteBlock all = {};
  for (size_t i = 0; i < text.size(); i += kByteBlock) all |= LoadPadded(text, i);
  return IsAsciiBlock(all);
}

}  // namespace

char32_t FoldCase(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
  return static_cast<char32_t>(u_foldCase(static_cast<UChar32>(c), U_FOLD_CASE_DEFAULT));
}

std::string_view FoldCase(std::string_view line, std::string* room) {
  room->assign(line);
  if (!FoldAscii(room)) FoldOthers(room);
  return *room;
}

std::string_view FoldBeyondAscii(std::string_view line, std::string* room) {
  return IsAscii(line) ? line : FoldCase(line, room);
}

}  // namespace lexport
