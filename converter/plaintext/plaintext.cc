// WriteText: the document as it would be typed. Labels stand as printed before their text, headings
// on lines of their own, a blank line between paragraphs; note markers behind their words. The
// notes stand at the end, a line each with its label; those of an attached document at its own end,
// since their labels begin anew there, and a form feed parts it from what is before. Converting the
// result finds the same structure.

#include <unicode/uchar.h>

#include <algorithm>
#include <utility>

#include "base/strings.h"
#include "lexport/writers.h"
#include "plaintext/wrap.h"
#include "render/element_rules.h"
#include "render/foreign.h"
#include "render/markup.h"
#include "render/report.h"
#include "render/survey.h"
#include "render/titles.h"

namespace lexport::book {
namespace {

constexpr char kLineBreak = '\x1e';  // stands for a kept line end inside a paragraph

// Runs of XML white space to one space, none at the ends; other spaces stay what they are.
std::string FoldXmlSpaces(std::string_view text) {
  std::string folded;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    const bool open = folded.empty() || folded.back() == ' ' || folded.back() == kLineBreak;
    if (c == kLineBreak && !folded.empty() && folded.back() == ' ') folded.pop_back();
    if (!space) {
      folded.push_back(c);
    } else if (!open) {
      folded.push_back(' ');
    }
  }
  while (!folded.empty() && (folded.back() == ' ' || folded.back() == kLineBreak)) {
    folded.pop_back();
  }
  return folded;
}

// A letter or a roman numeral without a sign to say that it is a label: "I", "A".
bool IsBareLetter(std::string_view num) {
  return !num.empty() && std::all_of(num.begin(), num.end(), [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  });
}

// Whether another part of the title follows `part`.
bool HasTitleBehind(Node part, const UnitTitle& title) {
  for (Node node = part.next_sibling(); node && !(node == title.rest); node = node.next_sibling()) {
    if (node.is_element() && !PlainText(node, 1).empty()) return true;
  }
  return false;
}

// Whether `text` has a letter or a digit; signs alone behind a label would belong to it.
bool HasWords(std::string_view text) {
  for (size_t pos = 0; pos < text.size();) {
    const char32_t c = NextCodePoint(text, &pos);
    if (u_isalnum(static_cast<UChar32>(c))) return true;
  }
  return false;
}

// What goes on behind a quotation of blocks ("; and") belongs to its last line.
bool EndsAnother(std::string_view block) {
  if (block.empty() || std::string_view(".;,:").find(block[0]) == std::string_view::npos)
    return false;
  return block.size() == 1 || block[1] == ' ';
}

class TextWriter {
 public:
  TextWriter(const Survey& survey, uint32_t width, std::string* out)
      : survey_(survey), width_(width), out_(out), start_(out->size()) {}

  void Run();

 private:
  void Children(Node node, Node from = {});
  void Text(std::string_view text);
  void Element(Node node);
  void ForeignElement(Node node);
  void Unit(Node node, bool quotes);
  void Titles(const UnitTitle& title);
  void Quoted(Node node);
  void Block(Node node);
  void Table(Node node);
  void Rows(Node node);
  void Row(Node node);
  void NoteMarker(Node node);
  void NewSheet();
  void Notes();
  static bool StandsAlone(Tag unit);
  void TakeLabel();
  void Number(Node num, const UnitTitle& title);
  void LabelLine();
  void EndBlock();
  void PutLines(std::string_view block);
  void Separate(std::string_view separator);
  void AppendToLast(std::string_view text);

  const Survey& survey_;
  const uint32_t width_;
  std::string* out_;
  const size_t start_;
  std::string mark_;   // an opening quotation mark, waits for what it opens
  std::string label_;  // waits for the text that it stands before
  std::string text_;   // of the paragraph being collected
  bool in_cell_ = false;
  bool in_notes_ = false;
  bool tight_ = false;  // no blank line before the next block
  bool sheet_ = false;  // a form feed before the next block
  std::vector<const ShownNote*> pending_;
};

void TextWriter::Run() {
  Children(survey_.document().root());
  EndBlock();
  Notes();
  if (out_->size() > start_) out_->push_back('\n');
}

void TextWriter::Children(Node node, Node from) {
  for (Node child = from ? from : node.first_child(); child; child = child.next_sibling()) {
    if (child.is_text()) Text(child.text());
    if (child.is_element()) Element(child);
  }
}

void TextWriter::Text(std::string_view text) {
  if (!mark_.empty() && !IsBlank(text)) {
    text_.append(mark_);
    mark_.clear();
    text.remove_prefix(text.find_first_not_of(" \n\t\r"));
  }
  text_.append(text);
}

void TextWriter::Element(Node node) {
  if (node.tag() == Tag::kForeignElement) return ForeignElement(node);
  const ElementRule& rule = RuleFor(node.tag());
  switch (rule.shape) {
    case Shape::kNone:
      return;
    case Shape::kUnit:
      return Unit(node, rule.quotes);
    case Shape::kTitle:
    case Shape::kParagraph:
    case Shape::kCaption:
    case Shape::kForeign:
      return Block(node);
    case Shape::kInline:
      return rule.quotes ? Quoted(node) : Children(node);
    case Shape::kNote:
    case Shape::kNoteRef:
      return NoteMarker(node);
    case Shape::kLineEnd:
      text_.push_back(kLineBreak);
      return;
    case Shape::kGap:
      text_.push_back(' ');
      return;
    case Shape::kPageEnd:
      return;
    case Shape::kImage:
      text_.append(node.attribute(Attr::kAlt));
      return;
    case Shape::kFillIn:
      if (PlainText(node, 1).empty()) text_.append("____");
      return Children(node);
    case Shape::kTable:
      return Table(node);
    case Shape::kListItem:
      EndBlock();
      (in_cell_ ? text_ : label_).append(Trim(node.attribute(Attr::kValue)));
      return Block(node);
    case Shape::kDocumentRef:
      EndBlock();
      text_.append(node.attribute(Attr::kShowAs));
      return EndBlock();
    case Shape::kPass:
    case Shape::kRow:
    case Shape::kCell:
    case Shape::kList:
      return Children(node);
  }
}

void TextWriter::ForeignElement(Node node) {
  if (IsTable(node)) return Table(node);
  if (HtmlKindOf(node) == HtmlKind::kBreak) return text_.push_back(kLineBreak);
  if (IsForeignBlock(node)) return Block(node);
  Children(node);
}

void TextWriter::Block(Node node) {
  EndBlock();
  Children(node);
  EndBlock();
}

void TextWriter::Unit(Node node, bool quotes) {
  EndBlock();
  if (node.tag() == Tag::kAttachment || node.tag() == Tag::kComponent) NewSheet();
  const UnitTitle title = TitleOfUnit(node);
  const std::string_view start = quotes ? Trim(node.attribute(Attr::kStartQuote)) : "";
  const std::string_view end = quotes ? Trim(node.attribute(Attr::kEndQuote)) : "";
  if (!start.empty() && !PlainText(node, start.size()).starts_with(start)) mark_.append(start);
  if (title.first) Titles(title);
  if (title.rest) Children(node, title.rest);
  if (title.kind == TitleKind::kLabel && !label_.empty()) text_.append(" ");
  EndBlock();
  if (!end.empty()) AppendToLast(end);
}

// Units above paragraphs have their label on a line of its own, whatever it looks like: so it is
// told from the numbers of the paragraphs below.
bool TextWriter::StandsAlone(Tag unit) {
  switch (unit) {
    case Tag::kArticle:
    case Tag::kBook:
    case Tag::kTome:
    case Tag::kPart:
    case Tag::kTitle:
    case Tag::kChapter:
    case Tag::kSubpart:
    case Tag::kSubtitle:
    case Tag::kSubchapter:
      return true;
    default:
      return false;
  }
}

void TextWriter::LabelLine() {
  text_ = std::exchange(label_, {});
  EndBlock();
}

// A label waits for its text. A heading is a line; a number that names its unit is one of its own.
void TextWriter::Titles(const UnitTitle& title) {
  for (Node node = title.first; node && !(node == title.rest); node = node.next_sibling()) {
    if (!node.is_element()) continue;
    Children(node);
    if (in_cell_) {
      text_.push_back(' ');
    } else if (title.kind == TitleKind::kLabel) {
      TakeLabel();
      if (StandsAlone(node.parent().tag())) LabelLine();
    } else if (node.tag() == Tag::kNum && !NamesUnit(text_)) {
      Number(node, title);
    } else {
      EndBlock();
      tight_ = true;
    }
  }
  tight_ = false;
  if (title.kind == TitleKind::kHeading) EndBlock();
}

// What was collected joins the label that waits.
void TextWriter::TakeLabel() {
  const std::string label = FoldXmlSpaces(text_);
  text_.clear();
  if (!label_.empty() && !label.empty()) label_.push_back(' ');
  label_.append(label);
}

// A mere number in a unit with a heading: before the heading it stands on its line, unless a letter
// alone would be taken for a word of it; behind the heading it is the label of the text.
void TextWriter::Number(Node num, const UnitTitle& title) {
  if (!HasTitleBehind(num, title)) {
    TakeLabel();
    if (StandsAlone(num.parent().tag())) LabelLine();
  } else if (IsBareLetter(Trim(text_))) {
    EndBlock();
    tight_ = true;
  } else {
    text_.push_back(' ');
  }
}

// A quotation in running text, with the marks that its attributes carry.
void TextWriter::Quoted(Node node) {
  const std::string_view start = Trim(node.attribute(Attr::kStartQuote));
  const std::string_view end = Trim(node.attribute(Attr::kEndQuote));
  if (!start.empty() && !PlainText(node, start.size()).starts_with(start)) text_.append(start);
  Children(node);
  if (!end.empty() && !Trim(text_).ends_with(end)) text_.append(end);
}

// --- Tables: a line a row, tabs between its cells ----------------------------------------------

void TextWriter::Table(Node node) {
  if (in_cell_) return Rows(node);
  EndBlock();
  if (!label_.empty()) LabelLine();  // a row is no text that a label could stand before
  Rows(node);
  EndBlock();
  tight_ = false;
}

void TextWriter::Rows(Node node) {
  for (Node child : node.children()) {
    if (IsRow(child)) {
      Row(child);
    } else if (IsRowGroup(child)) {
      Rows(child);
    } else if (child.is_element()) {
      Element(child);
    } else if (child.is_text()) {
      Text(child.text());  // in tables of others
    }
  }
}

void TextWriter::Row(Node node) {
  const bool outer = !in_cell_;
  if (outer) EndBlock();
  std::string row;
  in_cell_ = true;
  for (Node cell : node.children()) {
    if (!cell.is_element() && !(cell.is_text() && !IsBlank(cell.text()))) continue;
    std::string before;
    before.swap(text_);
    if (cell.is_text()) Text(cell.text());
    Children(cell);
    std::string content = FoldXmlSpaces(text_);
    std::replace(content.begin(), content.end(), kLineBreak, ' ');
    text_.swap(before);
    if (!row.empty() || cell.previous_sibling()) row.append(outer ? "\t" : " ");
    row.append(content);
  }
  in_cell_ = !outer;
  if (!outer) {
    text_.append(" ").append(row);
    return;
  }
  if (Trim(row).empty()) return;
  Separate(tight_ ? "\n" : "\n\n");
  out_->append(row);
  tight_ = true;
}

// --- Notes -------------------------------------------------------------------------------------

void TextWriter::NoteMarker(Node node) {
  const ShownNote* note = survey_.NoteAt(node);
  std::string_view marker = Trim(node.attribute(Attr::kMarker));
  if (marker.empty() && note) marker = note->label;
  while (!text_.empty() && IsBlank(text_.substr(text_.size() - 1))) text_.pop_back();
  text_.append(marker);
  if (note && note->marker == node.id()) pending_.push_back(note);
}

// Ends what stands before an attached document with its notes, if it has any; one inside a note is
// part of the note.
void TextWriter::NewSheet() {
  if (in_cell_ || in_notes_ || pending_.empty()) return;
  Notes();
  tight_ = false;
  sheet_ = true;
}

// The labels with the texts that are there; one without a text keeps its place in the row. Where no
// note has a text the markers speak for themselves.
void TextWriter::Notes() {
  tight_ = false;
  if (!label_.empty()) LabelLine();
  in_notes_ = true;
  const auto has_text = [&](const ShownNote* note) {
    return !PlainText(survey_.document().node(note->node), 1).empty();
  };
  if (std::none_of(pending_.begin(), pending_.end(), has_text)) pending_.clear();
  for (size_t i = 0; i < pending_.size(); ++i) {
    const ShownNote& note = *pending_[i];
    const Node node = survey_.document().node(note.node);
    label_ = note.label;
    Children(node);
    text_.push_back(' ');
    EndBlock();
    tight_ = true;
  }
  pending_.clear();
  in_notes_ = false;
}

// --- Putting blocks out ------------------------------------------------------------------------

void TextWriter::EndBlock() {
  if (in_cell_) {
    text_.push_back(' ');
    return;
  }
  if (IsBlank(text_)) {
    const bool label_alone = !label_.empty() && text_.ends_with(' ');
    text_.clear();
    if (!label_alone) return;
  }
  std::string block = FoldXmlSpaces(text_);
  text_.clear();
  if (label_.empty() && EndsAnother(block) && out_->size() > start_ && !sheet_) {
    out_->append(block);
    return;
  }
  if (!label_.empty() && !block.empty() && !HasWords(block)) {
    Separate(tight_ ? "\n" : "\n\n");
    PutLines(std::exchange(label_, {}));
  }
  if (!label_.empty()) block = block.empty() ? label_ : label_ + " " + block;
  label_.clear();
  Separate(tight_ ? "\n" : "\n\n");
  PutLines(block);
}

void TextWriter::PutLines(std::string_view block) {
  bool first = true;
  for (const std::string_view line : Split(block, kLineBreak)) {
    if (!first) out_->push_back('\n');
    first = false;
    AppendWrapped(Trim(line), width_, out_);
  }
}

void TextWriter::Separate(std::string_view separator) {
  if (out_->size() > start_) out_->append(sheet_ ? "\n\f" : separator);
  sheet_ = false;
}

void TextWriter::AppendToLast(std::string_view text) {
  if (in_cell_) {
    text_.resize(Trim(text_).empty() ? 0 : text_.find_last_not_of(" \n\t\r") + 1);
    if (!text_.ends_with(text)) text_.append(text);
    return;
  }
  if (!std::string_view(*out_).substr(start_).ends_with(text)) out_->append(text);
}

}  // namespace
}  // namespace lexport::book

namespace lexport {

bool WriteText(const Document& document, const TextOptions& options, std::string* out,
               Findings* findings) {
  using namespace book;
  const Survey survey(document, SurveyOptions());
  if (!document.main()) return ReportIdentity(survey, findings);
  TextWriter(survey, options.width, out).Run();
  return true;
}

}  // namespace lexport
