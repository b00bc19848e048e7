// Tables, lists, notes.

#include "base/strings.h"
#include "render/foreign.h"
#include "render/links.h"
#include "render/markup.h"
#include "render/renderer.h"
#include "render/style_attribute.h"

namespace lexport::book {
namespace {

// Nothing that a reader would see.
bool IsNothing(Node node) {
  return (node.is_text() && IsBlank(node.text())) || (!node.is_text() && !node.is_element()) ||
         HtmlKindOf(node) == HtmlKind::kEmpty;
}

// A span of a cell that HTML allows, as text; "" for one column or row and for nonsense.
std::string_view SpanOf(Node cell, Attr attr) {
  const std::string_view value = Trim(cell.attribute(attr));
  const bool number = !value.empty() && value.size() <= 3 && value[0] != '0' &&
                      value.find_first_not_of("0123456789") == std::string_view::npos;
  return number && value != "1" ? value : std::string_view();
}

// Words, or what is shown by a name.
bool ShowsSomething(Node note) {
  return !PlainText(note, 1).empty() || FindBelow(note, Tag::kImg) ||
         FindBelow(note, Tag::kDocumentRef) || FindBelow(note, Tag::kComponentRef);
}

bool IsNumber(std::string_view value) {
  return !value.empty() && value.size() < 9 &&
         value.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace

// --- Tables ------------------------------------------------------------------------------------

void Renderer::Table(Node node, Context context) {
  context.quoted = true;
  Open(node, "table", "", &context);
  for (Node child : node.children()) {
    if (IsCaption(child)) Caption(child, context);
  }
  RowGroups(node, context);
  Close("table");
}

void Renderer::Caption(Node node, Context context) {
  Open(node, "caption", "", &context);
  Children(node, context);
  Close("caption");
}

// HTML wants thead first and everything else in tbody.
void Renderer::RowGroups(Node table, Context context) {
  bool first = true;
  bool in_body = false;
  for (Node child : table.children()) {
    if (IsNothing(child) || IsCaption(child)) continue;
    if (IsRowGroup(child)) {
      if (in_body) Close("tbody");
      in_body = false;
      const std::string_view html = first && child.name() == "thead" ? "thead" : "tbody";
      Context inner = context;
      Open(child, html, "", &inner);
      Rows(child, inner);
      Close(html);
    } else {
      if (!in_body) out_.append("<tbody>");
      in_body = true;
      if (IsRow(child)) {
        Row(child, context);
      } else {
        out_.append("<tr>");
        Stray(child, "td", context);
        out_.append("</tr>");
      }
    }
    first = false;
  }
  if (in_body) Close("tbody");
}

void Renderer::Rows(Node group, Context context) {
  for (Node child : group.children()) {
    if (IsNothing(child)) continue;
    if (IsRow(child)) {
      Row(child, context);
    } else {
      out_.append("<tr>");
      Stray(child, "td", context);
      out_.append("</tr>");
    }
  }
}

// Header cells head their columns in a row of nothing else, and their row otherwise.
void Renderer::Row(Node node, Context context) {
  Open(node, "tr", "", &context);
  bool heads_columns = true;
  for (Node child : node.children()) {
    if (IsCell(child) && child.name() == "td") heads_columns = false;
  }
  for (Node child : node.children()) {
    if (IsNothing(child)) continue;
    if (IsCell(child)) {
      Cell(child, heads_columns, context);
    } else {
      Stray(child, "td", context);
    }
  }
  Close("tr");
}

void Renderer::Cell(Node node, bool heads_column, Context context) {
  const bool header = node.name() == "th" && !PlainText(node, 1).empty();
  StartTag tag(&out_, header ? "th" : "td");
  SetId(node, context, &tag);
  if (header) tag.Set("scope", heads_column ? "col" : "row");
  tag.Set("colspan", SpanOf(node, Attr::kColspan)).Set("rowspan", SpanOf(node, Attr::kRowspan));
  const Language& language = LanguageOfNode(node, context);
  if (!(language == *context.language)) SetLanguage(language, *context.language, &tag);
  context.language = &language;
  tag.Set("style", HarmlessStyle(node.attribute(Attr::kStyle))).End();
  context.quoted = true;
  Children(node, context);
  Close(header ? "th" : "td");
}

// Something in a table or list that is none of its parts; its text must not be lost.
void Renderer::Stray(Node node, std::string_view wrapper, Context context) {
  StartTag(&out_, wrapper).End();
  if (node.is_text()) {
    AppendFolded(node.text(), &out_);
  } else {
    Element(node, context);
  }
  Close(wrapper);
}

// --- Lists -------------------------------------------------------------------------------------

void Renderer::List(Node node, Context context) {
  const std::string_view html = node.name() == "ol" ? "ol" : "ul";
  context.quoted = true;
  Open(node, html, "", &context);
  for (Node child : node.children()) {
    if (IsNothing(child)) continue;
    if (IsListItem(child)) {
      ListItem(child, html == "ol", context);
    } else {
      Stray(child, "li", context);
    }
  }
  Close(html);
}

// @value is the number of an item as printed. What HTML cannot count so is shown as a label.
void Renderer::ListItem(Node node, bool ordered, Context context) {
  const std::string_view value = Trim(node.attribute(Attr::kValue));
  const bool counted = ordered && IsNumber(value);
  StartTag tag(&out_, "li");
  SetId(node, context, &tag);
  if (counted) tag.Set("value", value);
  if (!counted && !value.empty()) tag.Set("class", "labelled");
  const Language& language = LanguageOfNode(node, context);
  if (!(language == *context.language)) SetLanguage(language, *context.language, &tag);
  context.language = &language;
  tag.End();
  if (!counted && !value.empty()) {
    out_.append("<span class=\"num gen\">");
    AppendFolded(value, &out_);
    out_.append("</span> ");
  }
  Children(node, context);
  Close("li");
}

// --- Notes -------------------------------------------------------------------------------------

void Renderer::NoteMarker(Node node, Context context) {
  const ShownNote* note = survey_.NoteAt(node);
  const std::string_view printed = Trim(node.attribute(Attr::kMarker));
  const std::string_view label = note && printed.empty() ? note->label : printed;
  const std::string href =
      note ? HrefTo(survey_.PartAt(note->order), note->id, part_) : HrefOf(node, context);
  const bool link = !href.empty() && !context.linked && !label.empty();
  const std::string_view html = link ? "a" : "span";
  while (out_.ends_with(' ')) out_.pop_back();  // a marker stands close to its word
  StartTag tag(&out_, html);
  if (note && note->marker == node.id()) {
    tag.Set("id", note->marker_id);
    pending_notes_.emplace_back(note, context);
  } else if (node.tag() == Tag::kNoteRef) {
    SetId(node, context, &tag);
  }
  tag.Set("class", printed.empty() ? "noteref gen" : "noteref");
  if (link && note && options_.epub) tag.Set("epub:type", "noteref");
  if (link && note) tag.Set("role", "doc-noteref");
  if (link) tag.Set("href", href);
  tag.End();
  AppendFolded(label, &out_);
  Close(html);
}

// The texts of the notes of this file. A note may have notes, which join the end of the queue.
void Renderer::NoteTexts() {
  if (pending_notes_.empty()) return;
  out_.append("<div class=\"notes\">");
  for (size_t i = 0; i < pending_notes_.size(); ++i) {
    const auto [note, context] = pending_notes_[i];
    NoteText(*note, context);
  }
  pending_notes_.clear();
  out_.append("</div>");
}

// The link back stands first: reading systems that show several notes in one window need it there.
void Renderer::NoteText(const ShownNote& note, Context context) {
  const Node node = document_.node(note.node);
  context.quoted = true;
  context.linked = false;
  context.nameless = node.tag() == Tag::kNote;
  StartTag tag(&out_, "aside");
  if (options_.epub) tag.Set("epub:type", "footnote");
  tag.Set("role", "doc-footnote").Set("id", note.id).Set("class", "note labelled");
  const Language& language = LanguageOfNode(node, context);
  if (!(language == *context.language)) SetLanguage(language, *context.language, &tag);
  context.language = &language;
  tag.End();
  StartTag back(&out_, "a");
  back.Set("class", "num gen").Set("role", "doc-backlink").Set("href", "#" + note.marker_id).End();
  AppendFolded(note.label, &out_);
  out_.append("</a> ");
  const bool has_text = ShowsSomething(node);
  Children(node, context);  // also without any text, since links may lead inside
  if (!has_text || node.attribute(Attr::kStatus) == "incomplete") {
    Generated("p", "missing", has_text ? words_.note_damaged : words_.note_missing);
  }
  Close("aside");
}

}  // namespace lexport::book
