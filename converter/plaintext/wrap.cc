#include "plaintext/wrap.h"

#include <unicode/brkiter.h>
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

}  // namespace

void AppendWrapped(std::string_view text, uint32_t width, std::string* out) {
  icu::BreakIterator* breaker = LineBreaker();
  UErrorCode status = U_ZERO_ERROR;
  UText utext = UTEXT_INITIALIZER;
  utext_openUTF8(&utext, text.data(), static_cast<int64_t>(text.size()), &status);
  if (width > 0 && breaker) breaker->setText(&utext, status);
  if (width == 0 || !breaker || U_FAILURE(status)) {
    out->append(text);
    utext_close(&utext);
    return;
  }
  size_t line = 0, placed = 0;
  uint32_t used = 0;
  breaker->first();
  for (int32_t end; (end = breaker->next()) != icu::BreakIterator::DONE;) {
    const std::string_view piece = text.substr(placed, static_cast<size_t>(end) - placed);
    const uint32_t seen = Columns(WithoutEndingSpaces(piece));
    if (placed > line && used + seen > width) {
      out->append(WithoutEndingSpaces(text.substr(line, placed - line))).push_back('\n');
      line = placed;
      used = 0;
    }
    used += Columns(piece);
    placed = static_cast<size_t>(end);
  }
  out->append(WithoutEndingSpaces(text.substr(line)));
  utext_close(&utext);
}

}  // namespace lexport::book
