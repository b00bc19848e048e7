#include "plaintext/wrap.h"

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include <memory>

#include "base/strings.h"
#include "findings/display.h"

namespace lexport::book {
namespace {

uint32_t Columns(std::string_view text) {
  uint32_t columns = 0;
  for (size_t pos = 0; pos < text.size();) {
    columns += static_cast<uint32_t>(DisplayWidth(NextCodePoint(text, &pos)));
  }
  return columns;
}

// One for each thread: making an iterator reads its rules, and it has a state.
icu::BreakIterator* LineBreaker() {
  thread_local const std::unique_ptr<icu::BreakIterator> breaker = [] {
    UErrorCode status = U_ZERO_ERROR;
    return std::unique_ptr<icu::BreakIterator>(
        icu::BreakIterator::createLineInstance(icu::Locale::getRoot(), status));
  }();
  return breaker.get();
}

std::string_view WithoutEndingSpaces(std::string_view text) {
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

constexpr size_t kLongestLabel = 8;  // code points
constexpr size_t kMostLetters = 4;   // of a label without a digit: "viii)"

// "(b)", "9.", "1", "*", "§": what would be read as a label at the start of a line.
bool LooksLikeLabel(std::string_view piece) {
  piece = WithoutEndingSpaces(piece);
  size_t points = 0, letters = 0;
  bool number = false;
  for (size_t pos = 0; pos < piece.size() && points < kLongestLabel; ++points) {
    const auto c = static_cast<UChar32>(NextCodePoint(piece, &pos));
    const bool digit = u_getNumericValue(c) != U_NO_NUMERIC_VALUE;
    if (points == 0 && digit) number = true;
    if (!digit && (u_isalpha(c) || (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0)) ++letters;
  }
  const bool closed = piece.ends_with('.') || piece.ends_with(')');
  return number || letters == 0 || (closed && letters <= kMostLetters && points < kLongestLabel);
}

// Pieces of text between which a line may end, one after the other; what looks like a label belongs
// to the piece before it, since at the start of a line it would be taken for one.
class Pieces {
 public:
  Pieces(icu::BreakIterator* breaker, std::string_view text, uint32_t width)
      : breaker_(breaker), text_(text), width_(width) {
    breaker_->first();
    Step();
  }

  // False when there are no more.
  bool Next(std::string_view* piece) {
    if (ahead_.empty()) return false;
    *piece = ahead_;
    uint32_t columns = Columns(ahead_);
    Step();
    while (!ahead_.empty() && LooksLikeLabel(ahead_) && columns < width_ / 2) {
      columns += Columns(ahead_);
      *piece = text_.substr(static_cast<size_t>(piece->data() - text_.data()),
                            piece->size() + ahead_.size());
      Step();
    }
    return true;
  }

 private:
  void Step() {
    const int32_t end = breaker_->next();
    const size_t stop = end == icu::BreakIterator::DONE ? begin_ : static_cast<size_t>(end);
    ahead_ = text_.substr(begin_, stop - begin_);
    begin_ = stop;
  }

  icu::BreakIterator* breaker_;
  std::string_view text_;
  uint32_t width_;
  size_t begin_ = 0;
  std::string_view ahead_;
};

void AppendLines(Pieces pieces, std::string_view text, uint32_t width, std::string* out) {
  size_t line = 0, placed = 0;
  uint32_t used = 0;
  for (std::string_view piece; pieces.Next(&piece); placed += piece.size()) {
    const uint32_t seen = Columns(WithoutEndingSpaces(piece));
    if (placed > line && used + seen > width) {
      out->append(WithoutEndingSpaces(text.substr(line, placed - line))).push_back('\n');
      line = placed;
      used = 0;
    }
    used += Columns(piece);
  }
  out->append(WithoutEndingSpaces(text.substr(line)));
}

}  // namespace

void AppendWrapped(std::string_view text, uint32_t width, std::string* out) {
  icu::BreakIterator* breaker = LineBreaker();
  UErrorCode status = U_ZERO_ERROR;
  UText utext = UTEXT_INITIALIZER;
  utext_openUTF8(&utext, text.data(), static_cast<int64_t>(text.size()), &status);
  if (width > 0 && breaker) breaker->setText(&utext, status);
  if (width == 0 || !breaker || U_FAILURE(status)) {
    out->append(text);
  } else {
    AppendLines(Pieces(breaker, text, width), text, width, out);
  }
  utext_close(&utext);
}

}  // namespace lexport::book
