#include "mapping/lexicon.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "base/strings.h"

namespace lexport {
namespace {

// Characters that vary in print without making another word.
bool IsIgnored(UChar32 c) {
  return c == 0xAD || c == 0x640 || (c >= 0x64B && c <= 0x655) || c == 0x670 ||
         u_charType(c) == U_FORMAT_CHAR;
}

}  // namespace

std::string FoldWord(std::string_view word) {
  std::string folded;
  folded.reserve(word.size());
  for (size_t i = 0; i < word.size();) {
    const auto c = static_cast<unsigned char>(word[i]);
    if (c < 0x80) {
      folded += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
      ++i;
      continue;
    }
    const auto point = static_cast<UChar32>(NextCodePoint(word, &i));
    if (!IsIgnored(point)) {
      // A capital dotted I folds to two code points elsewhere; here one letter is enough.
      AppendUtf8(point == 0x130 ? U'i' : static_cast<char32_t>(u_foldCase(point, 0)), &folded);
    }
  }
  return folded;
}

void Lexicon::Match(std::string_view line, std::vector<int>* found) const {
  if (!cues) return;
  std::vector<int> matches;
  if (cues->Match(re2::StringPiece(line.data(), line.size()), &matches)) {
    found->insert(found->end(), matches.begin(), matches.end());
  }
}

}  // namespace lexport
