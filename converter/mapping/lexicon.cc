#include "mapping/lexicon.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
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

// Letters with their marks in one, where they have such a form.
std::string Compose(const std::string& word) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status)) return word;
  std::string composed;
  icu::StringByteSink<std::string> sink(&composed);
  nfc->normalizeUTF8(0, word, sink, nullptr, status);
  return U_FAILURE(status) ? word : composed;
}

}  // namespace

std::string FoldWord(std::string_view word) {
  std::string folded;
  folded.reserve(word.size());
  bool marks = false;  // combining ones
  for (size_t i = 0; i < word.size();) {
    const auto c = static_cast<unsigned char>(word[i]);
    if (c < 0x80) {
      folded += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
      ++i;
      continue;
    }
    const auto point = static_cast<UChar32>(NextCodePoint(word, &i));
    marks = marks || (point >= 0x300 && point <= 0x36F);
    if (!IsIgnored(point)) {
      // A capital dotted I folds to two code points elsewhere; here one letter is enough.
      AppendUtf8(point == 0x130 ? U'i' : static_cast<char32_t>(u_foldCase(point, 0)), &folded);
    }
  }
  return marks ? Compose(folded) : folded;
}

void WordSieve::Add(std::string_view word) {
  const uint32_t bit = word.empty() ? kAny : BitOf(word);
  if (bit != kAny) bits_[bit / 64] |= uint64_t{1} << (bit % 64);
}

const LanguagePack* Lexicon::PackOf(std::string_view language) const {
  const std::string_view primary = language.substr(0, language.find('-'));
  for (const LanguagePack& pack : languages) {
    if (pack.id == language || pack.id == primary) return &pack;
  }
  return nullptr;
}

const PatternSet& Lexicon::CuesOf(std::string_view language) const {
  const std::string_view primary = language.substr(0, language.find('-'));
  for (size_t i = 0; i < languages.size(); ++i) {
    if (languages[i].id == language || languages[i].id == primary) return *cues[i];
  }
  return *cues.back();
}

}  // namespace lexport
