#include "render/titles.h"

#include <unicode/uchar.h>

#include "base/strings.h"
#include "render/element_rules.h"
#include "render/identity.h"
#include "render/markup.h"

namespace lexport::book {
namespace {

constexpr size_t kMaxTitleLine = 300;
constexpr size_t kMaxNumber = 200;

bool IsTitle(Node node) { return node.is_element() && RuleFor(node.tag()).shape == Shape::kTitle; }

bool IsNothing(Node node) {
  return !node.is_element() && (!node.is_text() || IsBlank(node.text()));
}

bool IsRomanDigit(char32_t c) {
  return c < 0x80 &&
         std::string_view("ivxlcdmIVXLCDM").find(static_cast<char>(c)) != std::string_view::npos;
}

bool IsWordLetter(char32_t c) {
  const auto code = static_cast<UChar32>(c);
  if (u_getNumericValue(code) != U_NO_NUMERIC_VALUE) return false;  // 二 is a letter and a digit
  return u_isalpha(code) || u_charType(code) == U_NON_SPACING_MARK;
}

}  // namespace

bool NamesUnit(std::string_view num) {
  int letters = 0;
  bool roman = true;
  bool after_number = false;  // "1-bis": small letters there only add to the number
  bool small = false;
  num = num.substr(0, kMaxNumber);
  for (size_t pos = 0; pos < num.size();) {
    const char32_t c = NextCodePoint(num, &pos);
    // Vowel signs and accents belong to the letter before them, and make a word as letters do.
    if ((U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_M_MASK) != 0) {
      if (letters > 0) ++letters;
      roman = false;
      continue;
    }
    if (!IsWordLetter(c)) {
      letters = 0;
      roman = true;
      after_number = after_number || u_charDigitValue(static_cast<UChar32>(c)) >= 0;
      continue;
    }
    if (u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_IDEOGRAPHIC)) return true;
    if (++letters == 1) small = u_islower(static_cast<UChar32>(c));
    roman = roman && IsRomanDigit(c);
    if (letters >= 3 && !roman && !(after_number && small)) return true;
  }
  return false;
}

UnitTitle TitleOfUnit(Node unit) {
  UnitTitle title;
  Node child = unit.first_child();
  bool seen_text = false;
  for (; child && (IsTitle(child) || IsNothing(child)); child = child.next_sibling()) {
    if (!IsTitle(child)) continue;
    if (!title.first) title.first = child;
    const std::string text = PlainText(child, kMaxNumber);
    if (text.empty()) continue;
    seen_text = true;
    if (child.tag() != Tag::kNum || NamesUnit(text)) title.kind = TitleKind::kHeading;
  }
  if (seen_text && title.kind == TitleKind::kNone) title.kind = TitleKind::kLabel;
  title.rest = child;
  return title;
}

Node LabelBehindHeading(const UnitTitle& title) {
  Node last;
  bool heading = false;
  for (Node node = title.first; node && !(node == title.rest); node = node.next_sibling()) {
    if (!IsTitle(node)) continue;
    const std::string text = PlainText(node, kMaxNumber);
    if (text.empty()) continue;
    const bool number = node.tag() == Tag::kNum && !NamesUnit(text);
    last = number && heading ? node : Node();
    heading = heading || node.tag() == Tag::kHeading;
  }
  return last;
}

std::string TitleLine(const UnitTitle& title) {
  const Node label = LabelBehindHeading(title);
  std::string line = PlainText(label, kMaxTitleLine);
  for (Node node = title.first; node && !(node == title.rest); node = node.next_sibling()) {
    if (!IsTitle(node) || node == label) continue;
    const std::string text = PlainText(node, kMaxTitleLine);
    if (text.empty()) continue;
    if (!line.empty()) line.push_back(' ');
    line.append(text);
  }
  return line;
}

Node TitleParagraph(Node document) {
  for (const Tag name : {Tag::kDocTitle, Tag::kShortTitle}) {
    for (const Tag part : {Tag::kCoverPage, Tag::kPreface, Tag::kHeader}) {
      Node node = FindBelow(document.child(part), name);
      if (PlainText(node, kMaxTitleLine).empty()) continue;
      while (node && RuleFor(node.tag()).shape != Shape::kParagraph) node = node.parent();
      if (node) return node;
    }
  }
  return {};
}

}  // namespace lexport::book
