#include "base/strings.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "base/bytes.h"
#include "base/swar.h"

namespace lexport {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

bool IsContinuation(unsigned char c) { return (c & 0xC0) == 0x80; }

// Length of the sequence that starts at `p` when it is valid UTF-8 (RFC 3629: no overlong forms, no
// surrogates, nothing over U+10FFFF), else 0.
size_t ValidLength(const unsigned char* p, size_t left) {
  const unsigned char c = p[0];
  if (c < 0x80) return 1;
  if (c < 0xC2 || c > 0xF4) return 0;
  if (left < 2 || !IsContinuation(p[1])) return 0;
  if (c < 0xE0) return 2;
  if (c == 0xE0 && p[1] < 0xA0) return 0;
  if (c == 0xED && p[1] > 0x9F) return 0;
  if (c == 0xF0 && p[1] < 0x90) return 0;
  if (c == 0xF4 && p[1] > 0x8F) return 0;
  if (left < 3 || !IsContinuation(p[2])) return 0;
  if (c < 0xF0) return 3;
  return left >= 4 && IsContinuation(p[3]) ? 4 : 0;
}

}  // namespace

namespace internal {

char32_t NextBeyondAscii(std::string_view text, size_t* pos) {
  const auto* p = reinterpret_cast<const unsigned char*>(text.data()) + *pos;
  switch (ValidLength(p, text.size() - *pos)) {
    case 2:
      *pos += 2;
      return char32_t(p[0] & 0x1F) << 6 | (p[1] & 0x3F);
    case 3:
      *pos += 3;
      return char32_t(p[0] & 0x0F) << 12 | char32_t(p[1] & 0x3F) << 6 | (p[2] & 0x3F);
    case 4:
      *pos += 4;
      return char32_t(p[0] & 0x07) << 18 | char32_t(p[1] & 0x3F) << 12 |
             char32_t(p[2] & 0x3F) << 6 | (p[3] & 0x3F);
    default:
      *pos += 1;
      return kReplacement;
  }
}

char32_t PreviousBeyondAscii(std::string_view text, size_t pos) {
  size_t start = pos - 1;
  while (start > 0 && pos - start < 4 && IsContinuation(static_cast<unsigned char>(text[start]))) {
    --start;
  }
  return NextCodePoint(text, &start);
}

bool IsSpaceBeyondAscii(char32_t c) { return u_isUWhiteSpace(static_cast<UChar32>(c)); }

}  // namespace internal

void AppendUtf8(char32_t c, std::string* out) {
  if (c < 0x80) {
    out->push_back(static_cast<char>(c));
  } else if (c < 0x800) {
    out->push_back(static_cast<char>(0xC0 | c >> 6));
    out->push_back(static_cast<char>(0x80 | (c & 0x3F)));
  } else if (c < 0x10000) {
    out->push_back(static_cast<char>(0xE0 | c >> 12));
    out->push_back(static_cast<char>(0x80 | (c >> 6 & 0x3F)));
    out->push_back(static_cast<char>(0x80 | (c & 0x3F)));
  } else {
    out->push_back(static_cast<char>(0xF0 | c >> 18));
    out->push_back(static_cast<char>(0x80 | (c >> 12 & 0x3F)));
    out->push_back(static_cast<char>(0x80 | (c >> 6 & 0x3F)));
    out->push_back(static_cast<char>(0x80 | (c & 0x3F)));
  }
}

size_t CountCodePoints(std::string_view text) {
  size_t n = 0;
  for (char c : text) n += !IsContinuation(static_cast<unsigned char>(c));
  return n;
}

size_t FindInvalidUtf8(std::string_view text) {
  const auto* p = reinterpret_cast<const unsigned char*>(text.data());
  size_t i = 0;
  while (i < text.size()) {
    while (i + kByteBlock <= text.size() && IsAsciiBlock(LoadBytes(text.data() + i))) {
      i += kByteBlock;
    }
    if (i == text.size()) return i;
    if (p[i] < 0x80) {
      ++i;
      continue;
    }
    const size_t length = ValidLength(p + i, text.size() - i);
    if (length == 0) return i;
    i += length;
  }
  return i;
}

std::string_view Trim(std::string_view text) {
  size_t begin = 0;
  while (begin < text.size()) {
    size_t next = begin;
    if (!IsSpace(NextCodePoint(text, &next))) break;
    begin = next;
  }
  size_t end = text.size();
  while (end > begin && IsSpace(PreviousCodePoint(text, end))) {
    do {
      --end;
    } while (end > begin && IsContinuation(static_cast<unsigned char>(text[end])));
  }
  return text.substr(begin, end - begin);
}

namespace {

// Where the next byte stands, from `at` on, that is white space of ASCII, a control character or
// part of a longer character.
size_t FindNoGraph(std::string_view text, size_t at) {
  while (at < text.size()) {
    // The bytes behind the end are loaded as zeros, which are found too.
    const uint64_t others = ~swar::InRange(swar::LoadAt(text, at), '!', '~') & swar::kHighs;
    if (others != 0) return std::min(at + swar::FirstOf(others), text.size());
    at += 8;
  }
  return text.size();
}

}  // namespace

namespace {

// Up to where there is for certain nothing to fold but at the beginning: no control character, no
// two spaces, nothing beyond ASCII.
size_t EndOfFolded(std::string_view text) {
  size_t i = 0;
  for (; i + kByteBlock < text.size(); i += kByteBlock) {
    const ByteBlock block = LoadBytes(text.data() + i), next = LoadBytes(text.data() + i + 1);
    const ByteBlock graph = BytesBetween(block, '!', '~');
    const ByteBlock single = BytesBetween(block, ' ', ' ') & BytesBetween(next, '!', '~');
    if (AnyByte(~(graph | single))) break;
  }
  return i;
}

}  // namespace

bool HasFoldedSpaces(std::string_view text) {
  if (text.starts_with(' ') || text.ends_with(' ')) return false;
  // Bytes that are no ASCII or control characters, and spaces before others.
  const auto unfolded = [](ByteBlock block, ByteBlock next) {
    return ByteBlock((block ^ 0x80) < (' ' ^ 0x80)) | (ByteBlock(block == ' ') & (next == ' '));
  };
  ByteBlock found = {};
  size_t i = 0;
  for (; i + kByteBlock < text.size(); i += kByteBlock) {
    found |= unfolded(LoadBytes(text.data() + i), LoadBytes(text.data() + i + 1));
  }
  if (i == text.size()) return true;
  const ByteBlock last = unfolded(LoadPadded(text, i), LoadPadded(text, i + 1));
  return !AnyByte(found | (last & FirstBytes(text.size() - i)));
}

std::string FoldSpaces(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  size_t word = 0;  // where the words begin that are being read; their end when there are none
  const size_t folded = text.starts_with(' ') ? 0 : EndOfFolded(text);
  for (size_t i = FindNoGraph(text, folded); i < text.size(); i = FindNoGraph(text, i)) {
    const size_t start = i;
    // One space between two words stays as it is.
    if (text[i] == ' ' && start > word && i + 1 < text.size() && text[i + 1] > ' ' &&
        text[i + 1] <= '~') {
      i += 2;
      continue;
    }
    if (!IsSpace(NextCodePoint(text, &i))) continue;
    if (start > word) {
      out.append(text, word, start - word);
      out.push_back(' ');
    }
    word = i;
  }
  out.append(text, word);
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::string WithoutSpaces(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t i = 0; i < text.size();) {
    const size_t start = i;
    if (!IsSpace(NextCodePoint(text, &i))) out.append(text, start, i - start);
  }
  return out;
}

std::vector<std::string_view> Split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  size_t start = 0;
  for (;;) {
    const size_t at = text.find(separator, start);
    parts.push_back(text.substr(start, at == std::string_view::npos ? at : at - start));
    if (at == std::string_view::npos) return parts;
    start = at + 1;
  }
}

bool AsciiEqualFold(std::string_view a, std::string_view b) {
  auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [&](char x, char y) { return lower(x) == lower(y); });
}

void AppendJsonEscaped(std::string_view text, std::string* out) {
  static constexpr char kHex[] = "0123456789abcdef";
  size_t clean = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c >= 0x20 && c != '"' && c != '\\') continue;
    out->append(text, clean, i - clean);
    clean = i + 1;
    switch (c) {
      case '"':
        *out += "\\\"";
        break;
      case '\\':
        *out += "\\\\";
        break;
      case '\n':
        *out += "\\n";
        break;
      case '\r':
        *out += "\\r";
        break;
      case '\t':
        *out += "\\t";
        break;
      default:
        *out += "\\u00";
        out->push_back(kHex[c >> 4]);
        out->push_back(kHex[c & 15]);
    }
  }
  out->append(text, clean, text.size() - clean);
}

void AppendJsonShare(float share, std::string* out) {
  const auto thousandths = static_cast<int>(std::clamp(share, 0.0f, 1.0f) * 1000 + 0.5f);
  if (thousandths % 1000 == 0) {
    out->push_back(thousandths == 0 ? '0' : '1');
    return;
  }
  std::string digits = std::to_string(1000 + thousandths).substr(1);
  while (digits.back() == '0') digits.pop_back();
  *out += "0." + digits;
}

size_t EditDistance(std::string_view a, std::string_view b, size_t limit) {
  const size_t longer = std::max(a.size(), b.size());
  const size_t shorter = std::min(a.size(), b.size());
  if (longer - shorter > limit) return limit + 1;
  std::vector<size_t> before_last(b.size() + 1), last(b.size() + 1), now(b.size() + 1);
  for (size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (size_t i = 1; i <= a.size(); ++i) {
    now[0] = i;
    for (size_t j = 1; j <= b.size(); ++j) {
      now[j] = std::min({last[j] + 1, now[j - 1] + 1, last[j - 1] + (a[i - 1] != b[j - 1])});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        now[j] = std::min(now[j], before_last[j - 2] + 1);
      }
    }
    before_last.swap(last);
    last.swap(now);
  }
  return std::min(last[b.size()], limit + 1);
}

}  // namespace lexport
