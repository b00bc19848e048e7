#include "text/charset.h"

#include <unicode/ucsdet.h>

#include <cstdint>
#include <memory>

#include "base/strings.h"

namespace lexport {
namespace {

using std::string_view_literals::operator""sv;

constexpr size_t kSampleBytes = 64 << 10;
// ICU looks at no more than this much of a text.
constexpr size_t kDetectorBytes = 8000;
constexpr size_t kLongestWord = 30;
// Below this, ICU's best answer is a shot in the dark.
constexpr int kLeastConfidence = 10;

uint8_t Byte(std::string_view bytes, size_t i) { return static_cast<uint8_t>(bytes[i]); }

bool IsAsciiLetter(uint8_t c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; }

// Whether the byte at `i`, over 0x7F, makes sense as windows-1252: a letter beside another letter,
// or punctuation of the typographic kind.
bool MakesSenseAsLatin(std::string_view bytes, size_t i) {
  static constexpr std::string_view kSigns =
      "\xA0\xA1\xA2\xA3\xA5\xA7\xA9\xAA\xAB\xAD\xAE\xB0\xB1"
      "\xB2\xB3\xB4\xB5\xB7\xB9\xBA\xBB\xBC\xBD\xBE\xBF\xD7";
  const uint8_t c = Byte(bytes, i);
  if (c < 0xA0) return c != 0x81 && c != 0x8D && c != 0x8F && c != 0x90 && c != 0x9D;
  if (kSigns.find(bytes[i]) != std::string_view::npos) return true;
  const auto letter = [&](size_t at) {
    const uint8_t b = Byte(bytes, at);
    return IsAsciiLetter(b) || b >= 0xC0;
  };
  // A word of accented letters only is one letter long, as "à", "é" or "ö".
  size_t begin = i, end = i + 1;
  bool ascii = false;
  while (begin > 0 && i - begin < kLongestWord && letter(begin - 1))
    ascii |= Byte(bytes, --begin) < 0x80;
  while (end < bytes.size() && end - i < kLongestWord && letter(end))
    ascii |= Byte(bytes, end++) < 0x80;
  const bool alone = end - begin == 1;
  const bool spaced =
      (begin == 0 || bytes[begin - 1] == ' ') && (end == bytes.size() || bytes[end] == ' ');
  return ascii || (alone && spaced && c != 0xFF);
}

// Lines of `bytes` with bytes over 0x7F, as much as the detector takes: in an English text with a
// few accents, they are what there is to go by.
std::string TellingSample(std::string_view bytes) {
  std::string sample;
  for (size_t begin = 0; begin < bytes.size() && sample.size() < kDetectorBytes;) {
    size_t end = bytes.find('\n', begin);
    if (end == std::string_view::npos) end = bytes.size();
    const std::string_view line = bytes.substr(begin, end - begin);
    for (char c : line) {
      if (static_cast<uint8_t>(c) < 0x80) continue;
      sample.append(line.substr(0, kDetectorBytes));
      sample.push_back('\n');
      break;
    }
    begin = end + 1;
  }
  return sample;
}

// Web practice: what calls itself ISO 8859 is the Windows superset of it.
std::string WindowsName(std::string_view name) {
  if (name == "ISO-8859-1") return "windows-1252";
  if (name == "ISO-8859-9") return "windows-1254";
  if (name == "ISO-8859-8" || name == "ISO-8859-8-I") return "windows-1255";
  return std::string(name);
}

}  // namespace

ByteOrderMark FindByteOrderMark(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) return {"UTF-8", 3};
  if (bytes.starts_with("\xFF\xFE\0\0"sv)) return {"UTF-32LE", 4};
  if (bytes.starts_with("\0\0\xFE\xFF"sv)) return {"UTF-32BE", 4};
  if (bytes.starts_with("\xFF\xFE")) return {"UTF-16LE", 2};
  if (bytes.starts_with("\xFE\xFF")) return {"UTF-16BE", 2};
  return {};
}

std::string GuessUtf16(std::string_view bytes) {
  if (bytes.size() < 2 || bytes.size() % 2 != 0) return {};
  const std::string_view head = bytes.substr(0, kSampleBytes);
  if (head.find('\0') == std::string_view::npos) return {};
  size_t little = 0, big = 0, zero_pairs = 0, visible = 0;
  const auto is_visible = [](uint8_t c) { return (c >= 0x20 && c < 0x7F) || (c >= 9 && c <= 13); };
  for (size_t i = 0; i + 1 < head.size(); i += 2) {
    const uint8_t a = Byte(head, i), b = Byte(head, i + 1);
    visible += is_visible(a) + is_visible(b);
    // White space and ASCII letters with a zero byte on one side.
    if (b == 0 && a != 0) ++little;
    if (a == 0 && b != 0) ++big;
    if (a == 0 && b == 0) ++zero_pairs;
  }
  const size_t units = head.size() / 2;
  if (zero_pairs > units / 100) return {};
  // Every script has spaces or line ends, so some units have a zero byte. An 8-bit text into which
  // a NUL or two strayed has those too, but its other bytes then read as visible ASCII on their
  // own.
  if (visible * 4 > head.size() * 3 && (little + big) * 4 < units) return {};
  if (little * 50 > units && big * 4 < little) return "UTF-16LE";
  if (big * 50 > units && little * 4 < big) return "UTF-16BE";
  return {};
}

bool IsBrokenUtf8(std::string_view bytes) {
  size_t whole = 0, broken = 0, odd = 0;
  for (size_t i = 0; i < bytes.size();) {
    if (Byte(bytes, i) < 0x80) {
      ++i;
      continue;
    }
    const size_t start = i;
    NextCodePoint(bytes, &i);
    if (i - start > 1) {
      ++whole;
    } else {
      ++broken;
      odd += !MakesSenseAsLatin(bytes, start);
    }
  }
  if (whole > broken) return true;
  // Many high bytes without sense as Latin are another script; a few are damage.
  return odd * 2 > broken && (whole + broken) * 8 < bytes.size();
}

std::string GuessLegacy(std::string_view bytes) {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&status),
                                                                      &ucsdet_close);
  const std::string sample = TellingSample(bytes);
  if (U_FAILURE(status)) return {};
  ucsdet_setText(detector.get(), sample.data(), static_cast<int32_t>(sample.size()), &status);
  int32_t count = 0;
  const UCharsetMatch** matches = ucsdet_detectAll(detector.get(), &count, &status);
  if (U_FAILURE(status)) return {};
  for (int32_t i = 0; i < count; ++i) {
    const std::string_view name = ucsdet_getName(matches[i], &status);
    if (ucsdet_getConfidence(matches[i], &status) < kLeastConfidence) break;
    // Those with marks or zero bytes were settled before; EBCDIC is never meant here.
    if (name.starts_with("UTF-") || name.starts_with("IBM")) continue;
    return WindowsName(name);
  }
  return {};
}

}  // namespace lexport
