#include "render/identity.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/strings.h"
#include "render/dates.h"
#include "render/element_rules.h"

namespace lexport::book {
namespace {

// Front matter is short; a limit keeps a hostile document from being read over and over.
constexpr size_t kMaxTitleBytes = 2000;
constexpr size_t kMaxAuthors = 100;
constexpr size_t kMaxScriptBytes = 4000;  // are read to see which way the text runs

// Appends `text` with white space folded to one space, none at the beginning of *out.
void AppendWords(std::string_view text, std::string* out) {
  for (size_t pos = 0; pos < text.size();) {
    const size_t start = pos;
    if (!IsSpace(NextCodePoint(text, &pos))) {
      out->append(text.substr(start, pos - start));
    } else if (!out->empty() && out->back() != ' ') {
      out->push_back(' ');
    }
  }
}

// Appends the text below `node` until *out has more than `limit` bytes. A block ends in a space, so
// that the words of two paragraphs stay apart.
void AppendVisibleText(Node node, size_t limit, std::string* out) {
  for (Node child : node.children()) {
    if (out->size() > limit) return;
    if (child.is_text()) {
      AppendWords(child.text(), out);
      continue;
    }
    const Shape shape = RuleFor(child.tag()).shape;
    if (!child.is_element() || shape == Shape::kNone || shape == Shape::kNote) continue;
    AppendVisibleText(child, limit, out);
    if (shape != Shape::kInline) AppendWords(" ", out);
  }
}

void CutBetweenWords(size_t limit, std::string* text) {
  if (text->size() <= limit) return;
  size_t end = limit;
  while (end > 0 && (static_cast<unsigned char>((*text)[end]) & 0xC0) == 0x80) --end;
  const size_t space = text->find_last_of(' ', end);
  if (space != std::string::npos && space > end / 2) end = space;
  text->resize(end);
  text->append("…");
}

Node Meta(Node document, Tag level) {
  return document.child(Tag::kMeta).child(Tag::kIdentification).child(level);
}

std::string Value(Node node, Attr attr) { return FoldSpaces(node.attribute(attr)); }

// The declaration in the references that "#id" leads to.
Node Declaration(Node document, std::string_view href) {
  if (href.size() < 2 || href[0] != '#') return {};
  for (Node references = document.child(Tag::kMeta).child(Tag::kReferences); references;
       references = references.next(Tag::kReferences)) {
    for (Node child : references.children()) {
      if (child.is_element() && child.attribute(Attr::kEId) == href.substr(1)) return child;
    }
  }
  return {};
}

std::vector<std::string> AuthorsOf(Node document) {
  std::vector<std::string> names;
  size_t seen = 0;
  for (Node author = Meta(document, Tag::kFRBRWork).child(Tag::kFRBRauthor); author;
       author = author.next(Tag::kFRBRauthor)) {
    if (++seen > kMaxAuthors) break;
    const Node declaration = Declaration(document, author.attribute(Attr::kHref));
    // Where nobody knows the author, files name one called unknown: nobody's name.
    if (Trim(declaration.attribute(Attr::kHref)).ends_with("/unknown")) continue;
    const std::string name = Value(declaration, Attr::kShowAs);
    if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end()) {
      names.push_back(name);
    }
  }
  return names;
}

std::vector<std::string> KeywordsOf(Node document) {
  std::vector<std::string> keywords;
  for (Node list = document.child(Tag::kMeta).child(Tag::kClassification); list;
       list = list.next(Tag::kClassification)) {
    for (Node keyword = list.child(Tag::kKeyword); keyword; keyword = keyword.next(Tag::kKeyword)) {
      std::string word = Value(keyword, Attr::kShowAs);
      if (!word.empty()) keywords.push_back(std::move(word));
    }
  }
  return keywords;
}

// Text of the first element with `tag` in the front matter.
std::string InFront(Node document, Tag tag) {
  for (const Tag part : {Tag::kPreface, Tag::kCoverPage, Tag::kHeader, Tag::kPreamble}) {
    const Node found = FindBelow(document.child(part), tag);
    std::string text = PlainText(found, kMaxTitleBytes);
    if (!text.empty()) return text;
  }
  return {};
}

std::string TitleAlias(Node document) {
  for (Node alias = Meta(document, Tag::kFRBRWork).child(Tag::kFRBRalias); alias;
       alias = alias.next(Tag::kFRBRalias)) {
    std::string name(alias.attribute(Attr::kName));
    std::transform(name.begin(), name.end(), name.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    if (name.find("title") != std::string::npos) return Value(alias, Attr::kValue);
  }
  return {};
}

std::string TitleOf(Node document) {
  const Node work = Meta(document, Tag::kFRBRWork);
  std::array<std::string, 6> candidates = {InFront(document, Tag::kDocTitle),
                                           InFront(document, Tag::kShortTitle),
                                           TitleAlias(document),
                                           InFront(document, Tag::kLongTitle),
                                           Value(work.child(Tag::kFRBRname), Attr::kValue),
                                           InFront(document, Tag::kDocType)};
  for (std::string& candidate : candidates) {
    if (!candidate.empty()) return std::move(candidate);
  }
  return {};
}

std::string NumberOf(Node document) {
  const Node number = Meta(document, Tag::kFRBRWork).child(Tag::kFRBRnumber);
  std::string shown = Value(number, Attr::kShowAs);
  if (shown.empty()) shown = InFront(document, Tag::kDocNumber);
  return shown.empty() ? Value(number, Attr::kValue) : shown;
}

std::string EitherIri(Node level, Tag first, Tag second) {
  const std::string value = Value(level.child(first), Attr::kValue);
  return value.empty() ? Value(level.child(second), Attr::kValue) : value;
}

}  // namespace

Node FindBelow(Node node, Tag tag) {
  for (Node child : node.children()) {
    if (child.tag() == tag) return child;
    if (const Node found = FindBelow(child, tag)) return found;
  }
  return {};
}

std::string PlainText(Node node, size_t limit) {
  std::string text;
  AppendVisibleText(node, limit, &text);
  if (!text.empty() && text.back() == ' ') text.pop_back();
  CutBetweenWords(limit, &text);
  return text;
}

Language LanguageOf(Node document) {
  const Node expression = Meta(document, Tag::kFRBRExpression);
  Language language = LanguageFor(expression.child(Tag::kFRBRlanguage).attribute(Attr::kLanguage));
  for (Node node = document; node && !language.known(); node = node.parent()) {
    const std::string_view code = node.attribute(Attr::kXmlLang);
    if (!code.empty()) language = LanguageFor(code);
    if (!code.empty()) break;
  }
  SetDirectionBy(PlainText(document, kMaxScriptBytes), &language);
  return language;
}

Identity IdentityOf(Node document) {
  const Node work = Meta(document, Tag::kFRBRWork);
  const Node expression = Meta(document, Tag::kFRBRExpression);
  Identity identity;
  identity.title = TitleOf(document);
  identity.number = NumberOf(document);
  identity.language = LanguageOf(document);
  identity.work_iri = EitherIri(work, Tag::kFRBRuri, Tag::kFRBRthis);
  identity.expression_iri = EitherIri(expression, Tag::kFRBRthis, Tag::kFRBRuri);
  identity.work_date = KnownDateOf(work);
  identity.expression_date = KnownDateOf(expression);
  identity.manifestation_date = KnownDateOf(Meta(document, Tag::kFRBRManifestation));
  identity.version = Value(expression.child(Tag::kFRBRversionNumber), Attr::kValue);
  identity.authors = AuthorsOf(document);
  identity.keywords = KeywordsOf(document);
  return identity;
}

}  // namespace lexport::book
