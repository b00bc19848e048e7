// Source::Decode: from the bytes as they came to valid UTF-8.

#include <unicode/ucnv.h>
#include <unicode/ustring.h>

#include <algorithm>
#include <memory>

#include "base/strings.h"
#include "text/charset.h"
#include "text/signature.h"
#include "text/source.h"

namespace lexport {
namespace {

using Converter = std::unique_ptr<UConverter, decltype(&ucnv_close)>;

constexpr size_t kChunkUnits = 16 << 10;

Converter OpenConverter(const std::string& name) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(name.c_str(), &status), &ucnv_close);
  if (U_FAILURE(status)) return Converter(nullptr, &ucnv_close);
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  return converter;
}

std::string IanaName(UConverter* converter, const std::string& asked) {
  UErrorCode status = U_ZERO_ERROR;
  const char* name = ucnv_getName(converter, &status);
  const char* standard = U_FAILURE(status) ? nullptr : ucnv_getStandardName(name, "IANA", &status);
  return U_SUCCESS(status) && standard != nullptr ? standard : asked;
}

// Appends `units` as UTF-8; a high surrogate at the end is left in *pending for the next call.
void AppendUnits(const UChar* units, size_t count, UChar* pending, std::string* out) {
  for (size_t i = 0; i < count; ++i) {
    if (U16_IS_LEAD(units[i])) {
      *pending = units[i];
    } else if (U16_IS_TRAIL(units[i]) && *pending != 0) {
      AppendUtf8(static_cast<char32_t>(U16_GET_SUPPLEMENTARY(*pending, units[i])), out);
      *pending = 0;
    } else {
      AppendUtf8(units[i], out);
    }
  }
}

std::string Megabytes(uint64_t bytes) {
  const uint64_t tenths = (bytes * 10 + (1 << 19)) >> 20;
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " MB";
}

}  // namespace

void Source::Refuse(const char* rule, std::string message, std::string fix, uint32_t offset,
                    Findings* findings) const {
  Finding finding;
  finding.rule = rule;
  finding.severity = Severity::kError;
  finding.message = std::move(message);
  finding.fix = std::move(fix);
  finding.where.file = name_;
  if (!lines_.empty()) finding.where = Locate(offset);
  findings->push_back(std::move(finding));
}

// Converts bytes in encoding_ to text_, piece by piece, and keeps a checkpoint a piece.
bool Source::Convert(std::string_view bytes, size_t bom_size, Findings* findings) {
  Converter converter = OpenConverter(encoding_.name);
  if (!converter) {
    Refuse("text.unknown-encoding", "There is no encoding called \"" + encoding_.name + "\"",
           "name one that ICU knows, such as UTF-8, UTF-16LE or windows-1252", 0, findings);
    return false;
  }
  encoding_.name = IanaName(converter.get(), encoding_.name);
  const char* from = bytes.data() + bom_size;
  const char* const end = bytes.data() + bytes.size();
  std::vector<UChar> units(kChunkUnits);
  UChar pending = 0;
  std::string text;
  text.reserve(bytes.size());
  UErrorCode status = U_BUFFER_OVERFLOW_ERROR;
  while (status == U_BUFFER_OVERFLOW_ERROR) {
    checkpoints_.push_back(
        {static_cast<uint32_t>(text.size()), static_cast<uint64_t>(from - bytes.data())});
    status = U_ZERO_ERROR;
    UChar* to = units.data();
    // A piece ends where the buffer is full or a few kilobytes of input are used, so that finding
    // a place between two checkpoints stays cheap.
    ucnv_toUnicode(converter.get(), &to, units.data() + units.size(), &from, end, nullptr,
                   /*flush=*/true, &status);
    AppendUnits(units.data(), static_cast<size_t>(to - units.data()), &pending, &text);
    if (text.size() > UINT32_MAX / 2) break;
  }
  Own(std::move(text));
  if (U_SUCCESS(status)) return true;
  Refuse("text.invalid-encoding",
         "The bytes at offset " + std::to_string(from - bytes.data() - 1) + " are not valid " +
             encoding_.name,
         "convert the text to UTF-8, or name its true encoding", 0, findings);
  return false;
}

void Source::Own(std::string text) {
  owned_ = std::make_shared<const std::string>(std::move(text));
  text_ = *owned_;
}

std::optional<Source> Source::Decode(std::string_view bytes, std::string name,
                                     const DecodeOptions& options, Findings* findings) {
  Source source;
  source.name_ = std::move(name);
  const uint64_t limit = std::min<uint64_t>(options.max_bytes, UINT32_MAX / 4);
  if (bytes.size() > limit) {
    source.Refuse(
        "text.too-large",
        "The input has " + Megabytes(bytes.size()) + ", more than the limit of " + Megabytes(limit),
        "split it into its documents", 0, findings);
    return std::nullopt;
  }
  if (const auto kind = RecogniseSignature(bytes)) {
    source.Refuse(kind->markup ? "text.markup" : "text.binary",
                  "This is " + std::string(kind->name) + ", not a plain text",
                  std::string(kind->remedy), 0, findings);
    return std::nullopt;
  }
  if (!source.Transcode(bytes, options, findings)) return std::nullopt;
  if (const auto kind = RecogniseMarkup(source.text_)) {
    source.Refuse("text.markup", "This is " + std::string(kind->name) + ", not a plain text",
                  std::string(kind->remedy), 0, findings);
    return std::nullopt;
  }
  if (!source.Scan(options.max_line_bytes, findings)) return std::nullopt;
  source.TellDoubts(findings);
  return source;
}

// Finds the encoding and fills text_.
bool Source::Transcode(std::string_view bytes, const DecodeOptions& options, Findings* findings) {
  const ByteOrderMark mark = FindByteOrderMark(bytes);
  bom_size_ = mark.size;
  encoding_.bom = mark.size != 0;
  encoding_.name = !options.encoding.empty() ? options.encoding
                   : mark.size != 0          ? mark.encoding
                                             : GuessUtf16(bytes);
  if (!options.encoding.empty() && AsciiEqualFold(options.encoding, "utf8")) {
    encoding_.name = "UTF-8";
  }
  const bool unknown = encoding_.name.empty();
  const std::string_view body = bytes.substr(bom_size_);
  if (unknown || AsciiEqualFold(encoding_.name, "UTF-8")) {
    const size_t bad = FindInvalidUtf8(body);
    if (bad == body.size()) {
      encoding_.name = "UTF-8";
      if (options.borrow) {
        text_ = body;
      } else {
        Own(std::string(body));
      }
      return true;
    }
    if (!unknown || IsBrokenUtf8(body)) return RefuseBrokenUtf8(body, bad, findings);
    encoding_.name = GuessLegacy(body);
    if (encoding_.name.empty()) return RefuseBrokenUtf8(body, bad, findings);
  }
  encoding_.guessed = unknown || (mark.size == 0 && options.encoding.empty());
  return Convert(bytes, bom_size_, findings);
}

bool Source::RefuseBrokenUtf8(std::string_view body, size_t bad, Findings* findings) {
  // The part before the damage is enough to say where it is.
  encoding_.name = "UTF-8";
  const size_t line_begin = body.substr(0, bad).rfind('\n') + 1;
  Finding finding;
  finding.rule = "text.invalid-utf8";
  finding.severity = Severity::kError;
  finding.message =
      "The text is UTF-8, but broken at byte offset " + std::to_string(bad + bom_size_);
  finding.fix = "repair the bytes, or name the encoding if it is not UTF-8";
  finding.where.file = name_;
  finding.where.line = 1 + static_cast<uint64_t>(std::count(
                               body.begin(), body.begin() + static_cast<ptrdiff_t>(bad), '\n'));
  finding.where.column = 1 + CountCodePoints(body.substr(line_begin, bad - line_begin));
  finding.where.offset = bad + bom_size_;
  finding.where.source_line =
      std::string(body.substr(line_begin, std::min<size_t>(bad - line_begin, 200)));
  findings->push_back(std::move(finding));
  return false;
}

void Source::TellDoubts(Findings* findings) const {
  if (encoding_.guessed) {
    Finding finding;
    finding.rule = "text.encoding-guessed";
    finding.severity = Severity::kNote;
    finding.message = "The encoding is taken to be " + encoding_.name;
    finding.fix = "name the encoding if accented letters come out wrong";
    finding.where.file = name_;
    findings->push_back(std::move(finding));
  }
}

uint64_t Source::InputOffset(uint32_t offset) const {
  if (checkpoints_.empty()) return bom_size_ + offset;
  const auto after = std::upper_bound(checkpoints_.begin(), checkpoints_.end(), offset,
                                      [](uint32_t o, const Checkpoint& c) { return o < c.text; });
  const Checkpoint& from = *(after - 1);
  Converter converter = OpenConverter(encoding_.name);
  if (!converter) return from.input;
  // Encoding the stretch again gives its length in the input.
  std::vector<UChar> units(offset - from.text + 1);
  UErrorCode status = U_ZERO_ERROR;
  int32_t length = 0;
  u_strFromUTF8(units.data(), static_cast<int32_t>(units.size()), &length, text_.data() + from.text,
                static_cast<int32_t>(offset - from.text), &status);
  if (U_FAILURE(status)) return from.input;
  const int32_t bytes = ucnv_fromUChars(converter.get(), nullptr, 0, units.data(), length, &status);
  return from.input + static_cast<uint64_t>(std::max(bytes, 0));
}

}  // namespace lexport
