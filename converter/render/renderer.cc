#include "render/renderer.h"

#include <algorithm>

#include "base/strings.h"
#include "render/amounts.h"
#include "render/foreign.h"
#include "render/links.h"
#include "render/markup.h"
#include "render/style_attribute.h"

namespace lexport::book {
namespace {

constexpr size_t kMaxNumber = 200;

}  // namespace

Renderer::Renderer(const Survey& survey, const RenderOptions& options, PartSink* sink)
    : survey_(survey),
      document_(survey.document()),
      options_(options),
      sink_(sink),
      words_(WordsFor(survey.identity().language)),
      default_language_(survey.identity().language) {}

void Renderer::Run(Findings* findings) {
  findings_ = findings;
  BeginPart();
  Context context;
  context.language = &default_language_;
  if (document_.root()) Element(document_.root(), context);
  EndPart();
}

// --- Files -------------------------------------------------------------------------------------

void Renderer::BeginPart() {
  out_.clear();
  traits_ = {};
  if (part_ == 0 && !survey_.pages().empty() && survey_.pages()[0].eop == kNoNode) {
    PageBreak(survey_.pages()[0]);
  }
}

void Renderer::EndPart() {
  NoteTexts();
  sink_->TakePart(part_, out_, traits_);
}

// Closes what is open, ends the file, and opens the same elements in the next one, without their
// ids and titles.
void Renderer::NextPart() {
  for (auto element = open_.rbegin(); element != open_.rend(); ++element) Close(element->html);
  EndPart();
  ++part_;
  BeginPart();
  Language around = default_language_;
  for (const OpenElement& element : open_) {
    StartTag tag(&out_, element.html);
    tag.Set("class", element.css_class);
    if (element.says_language) SetLanguage(element.language, around, &tag);
    tag.End();
    around = element.language;
  }
}

// --- The walk ----------------------------------------------------------------------------------

void Renderer::Children(Node parent, Context context, Node from) {
  for (Node child = from ? from : parent.first_child(); child; child = child.next_sibling()) {
    if (IsPlaced(child)) continue;
    if (child.is_text()) {
      Text(child.text());
    } else if (child.is_element()) {
      if (child == survey_.title_page_end()) TitlePageBottom();
      if (survey_.StartsPart(child)) NextPart();
      Element(child, context);
    }
  }
}

// Running text, its amounts kept on one line.
void Renderer::Text(std::string_view text) {
  size_t from = 0;
  while (from < text.size()) {
    const TextRange amount = FindAmount(text, from);
    AppendFolded(text.substr(from, amount.begin - from), &out_);
    from = amount.end;
    if (amount.begin == amount.end) break;
    out_.append("<span class=\"nb\">");
    AppendFolded(text.substr(amount.begin, amount.end - amount.begin), &out_);
    Close("span");
  }
}

void Renderer::Element(Node node, Context context) {
  if (node.tag() == Tag::kForeignElement) return ForeignElement(node, context);
  const ElementRule& rule = RuleFor(node.tag());
  switch (rule.shape) {
    case Shape::kNone:
      return;
    case Shape::kPass:
      return Children(node, context);
    case Shape::kUnit:
      return Unit(node, rule, context);
    case Shape::kParagraph:
      return Paragraph(node, rule.html, context);
    case Shape::kTitle:
      return Paragraph(node, "p", context);
    case Shape::kInline:
      return Inline(node, rule, context);
    case Shape::kNote:
    case Shape::kNoteRef:
      return NoteMarker(node, context);
    case Shape::kPageEnd:
      return PageEnd(node, context);
    case Shape::kLineEnd:
      return LineEnd(node, context);
    case Shape::kGap:
      return Gap(node, context);
    case Shape::kImage:
      return Image(node, context);
    case Shape::kFillIn:
      return FillIn(node, context);
    case Shape::kDocumentRef:
      return DocumentRef(node, context);
    case Shape::kTable:
      return Table(node, context);
    case Shape::kList:
      return List(node, context);
    case Shape::kRow:
    case Shape::kCell:
    case Shape::kCaption:
    case Shape::kListItem:
    case Shape::kForeign:
      return Box(node, context);
  }
}

// A block out of its usual place, or of another vocabulary.
void Renderer::Box(Node node, Context context) {
  Open(node, "div", TagName(node.tag()), &context);
  context.quoted = true;
  Children(node, context);
  Close("div");
}

// --- Start tags --------------------------------------------------------------------------------

const Language& Renderer::LanguageOfNode(Node node, const Context& context) {
  const std::string_view code = node.attribute(Attr::kXmlLang);
  if (code.empty() && KindOf(node.tag()) == ElementKind::kDocumentClass) {
    const Language& own = survey_.documents()[survey_.DocumentNumber(node.id())].language;
    return own.known() ? own : *context.language;
  }
  if (code.empty()) return *context.language;
  auto known = languages_.find(code);
  if (known == languages_.end()) {
    known = languages_.emplace(std::string(code), LanguageFor(code)).first;
  }
  // Of a language that is written both ways the document's own direction goes on.
  const Language& language = known->second;
  return language.known() && language.tag != context.language->tag ? language : *context.language;
}

void Renderer::SetId(Node node, const Context& context, StartTag* tag) {
  if (!context.nameless && node.tag() != Tag::kForeignElement) {
    tag->Set("id", survey_.anchors().IdOf(node));
  }
}

void Renderer::SetLanguage(const Language& language, const Language& around, StartTag* tag) {
  tag->Set("lang", language.tag);
  if (options_.epub) tag->Set("xml:lang", language.tag);
  if (language.right_to_left != around.right_to_left) tag->Set("dir", language.direction());
}

void Renderer::Open(Node node, std::string_view html, std::string_view css_class,
                    Context* context) {
  StartTag tag(&out_, html);
  SetId(node, *context, &tag);
  tag.Set("class", css_class);
  const Language& language = LanguageOfNode(node, *context);
  if (!(language == *context->language)) SetLanguage(language, *context->language, &tag);
  tag.Set("style", HarmlessStyle(node.attribute(Attr::kStyle)));
  tag.End();
  context->language = &language;
}

void Renderer::OpenSplittable(Node node, std::string_view html, std::string css_class,
                              Context* context) {
  const Language* const around = context->language;
  Open(node, html, css_class, context);
  open_.push_back(
      {html, std::move(css_class), *context->language, !(*context->language == *around)});
}

void Renderer::Close(std::string_view html) { AppendEndTag(html, &out_); }

void Renderer::CloseSplittable() {
  Close(open_.back().html);
  open_.pop_back();
}

// --- Units -------------------------------------------------------------------------------------

void Renderer::Unit(Node node, const ElementRule& rule, Context context) {
  if (KindOf(node.tag()) == ElementKind::kDocumentClass) EnterDocument(node, &context);
  context.quoted = context.quoted || rule.quotes;
  const MarkCounts marks = PlaceQuoteMarks(node, rule);
  const UnitTitle title = TitleOfUnit(node);
  std::string css_class(TagName(node.tag()));
  if (title.kind == TitleKind::kLabel) css_class += " labelled";
  if (title.kind == TitleKind::kHeading) css_class += " headed";
  const bool section = title.kind == TitleKind::kHeading && !context.quoted;
  const std::string_view html = rule.html == "section" && !section ? "div" : rule.html;
  if (rule.splits) {
    OpenSplittable(node, html, std::move(css_class), &context);
  } else {
    Open(node, html, css_class, &context);
  }
  UnitBody(node, title, context);
  if (rule.splits) {
    CloseSplittable();
  } else {
    Close(html);
  }
  ForgetMarks(marks);
}

void Renderer::EnterDocument(Node node, Context* context) {
  context->document = survey_.DocumentNumber(node.id());
  if (node == document_.main() || survey_.HasTitleParagraph(node)) ++context->rank;
}

void Renderer::UnitBody(Node node, const UnitTitle& title, Context context) {
  if (node == document_.main()) TitlePageTop();
  const Node label = LabelBehindHeading(title);
  if (title.kind == TitleKind::kHeading) {
    if (!context.quoted) ++context.rank;
    Heading({title.kind, title.first, label ? label : title.rest}, context);
  } else if (title.first) {
    TitleParts(title, context);
  }
  if (label) {
    LabelledRest(title, label, context);
  } else if (title.rest) {
    Children(node, context, title.rest);
  }
  if (node == document_.main() && !survey_.title_page_end()) TitlePageBottom();
}

// What stands below a heading and has its number beside it.
void Renderer::LabelledRest(const UnitTitle& title, Node label, Context context) {
  StartTag(&out_, "div").Set("class", "labelled").End();
  open_.push_back({"div", "labelled", *context.language, false});
  TitleParts({TitleKind::kLabel, label, title.rest}, context);
  if (title.rest) Children(label.parent(), context, title.rest);
  CloseSplittable();
}

// Ranks go on in depth where HTML stops; its last one serves for all of those.
void Renderer::Heading(const UnitTitle& title, Context context) {
  bool holds_block = false;
  bool named = false;
  for (Node part = title.first; part && !(part == title.rest); part = part.next_sibling()) {
    holds_block = holds_block || (part.is_element() && survey_.HoldsBlock(part));
    named = named || (part.tag() == Tag::kNum && NamesUnit(PlainText(part, kMaxNumber)));
  }
  const std::string rank = std::to_string(std::clamp(context.rank, 1u, 6u));
  const std::string html =
      context.quoted ? (holds_block ? "div" : "p") : (holds_block ? "div" : "h" + rank);
  StartTag tag(&out_, html);
  tag.Set("class", named ? "head named" : "head");
  if (holds_block && !context.quoted) tag.Set("role", "heading").Set("aria-level", rank);
  tag.End();
  TitleParts(title, context);
  Close(html);
}

void Renderer::TitleParts(const UnitTitle& title, Context context) {
  for (Node part = title.first; part && !(part == title.rest); part = part.next_sibling()) {
    if (!part.is_element()) continue;
    const bool holds_block = survey_.HoldsBlock(part);
    const std::string_view html = holds_block ? "div" : "span";
    Context inner = context;
    Open(part, html, TagName(part.tag()), &inner);
    OpeningMarks(part);
    Children(part, inner);
    ClosingMarks(part);
    Close(html);
    out_.push_back(' ');
  }
}

// --- The title page ----------------------------------------------------------------------------

void Renderer::TitlePageTop() {
  if (survey_.title_page_has_title()) return;
  const std::string& title = survey_.identity().title;
  if (title.empty()) return Generated("h1", "head", words_.untitled);
  out_.append(title.size() > kLongTitle ? "<h1 class=\"head long gen\">"
                                        : "<h1 class=\"head gen\">");
  AppendFolded(title, &out_);
  Close("h1");
}

// What is known of the document's identity, under what stands on its own title page.
void Renderer::TitlePageBottom() {
  const Identity& identity = survey_.identity();
  const size_t start = out_.size();
  out_.append("<dl class=\"identity gen\">");
  const size_t opened = out_.size();
  IdentityLine(words_.number, identity.number);
  for (const std::string& author : identity.authors) IdentityLine(words_.author, author);
  IdentityLine(words_.date, DateInWords(identity.work_date, identity.language));
  if (identity.expression_date != identity.work_date) {
    IdentityLine(words_.version, DateInWords(identity.expression_date, identity.language));
  }
  IdentityLine(words_.in_language,
               identity.language.known() ? NameOfLanguage(identity.language) : std::string());
  IdentityLine(words_.identifier, identity.expression_iri, "ltr");
  if (out_.size() == opened) return out_.resize(start);
  out_.append("</dl>");
}

void Renderer::IdentityLine(std::string_view label, std::string_view value,
                            std::string_view direction) {
  if (value.empty()) return;
  // The label's own direction must not move its box.
  out_.append("<div><dt class=\"gen\">");
  Generated("bdi", "", label);
  out_.append("</dt><dd>");
  StartTag(&out_, "bdi").Set("dir", direction).End();
  AppendFolded(value, &out_);
  out_.append("</bdi></dd></div>");
}

// Words of Lexport's own, in an element that says so and which language they are in.
void Renderer::Generated(std::string_view html, std::string_view css_class,
                         std::string_view words) {
  StartTag tag(&out_, html);
  tag.Set("class", std::string(css_class) + (css_class.empty() ? "gen" : " gen"));
  const std::string& around = survey_.identity().language.tag;
  if (around.substr(0, around.find('-')) != words_.language) {
    SetLanguage(LanguageFor(words_.language), survey_.identity().language, &tag);
  }
  tag.End();
  AppendFolded(words, &out_);
  Close(html);
}

}  // namespace lexport::book
