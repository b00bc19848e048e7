// Renderer: from a surveyed document to XHTML, file by file, in one pass. The same markup serves
// EPUB and the HTML page; only what EPUB alone knows (epub:type) is left out there.
//
// All text of the document outside its metadata comes out once, in its order, except that notes
// stand together at the end of their file. Words that are not the document's own stand in elements
// of class "gen", so that a reader of the markup can tell them apart.

#ifndef LEXPORT_RENDER_RENDERER_H_
#define LEXPORT_RENDER_RENDERER_H_

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "lexport/document.h"
#include "lexport/finding.h"
#include "render/element_rules.h"
#include "render/foreign.h"
#include "render/survey.h"
#include "render/titles.h"
#include "render/words.h"

namespace lexport::book {

struct RenderOptions {
  bool epub = false;     // epub:type attributes, xml:lang beside lang
  std::string resolver;  // see LinkHref
};

// What a file of the book holds besides text; a package must declare it.
struct PartTraits {
  bool mathml = false;
  bool svg = false;
  bool pictures = false;  // shown by their names
};

// Takes the finished files in their order. `content` is the inside of body, good during the call.
class PartSink {
 public:
  virtual ~PartSink() = default;
  virtual void TakePart(uint32_t number, std::string_view content, const PartTraits& traits) = 0;
};

class StartTag;

class Renderer {
 public:
  // All three must outlive the renderer.
  Renderer(const Survey& survey, const RenderOptions& options, PartSink* sink);

  // Renders the whole document. Findings: render.image, render.foreign, each at its first place.
  void Run(Findings* findings);

 private:
  // What surrounds the place that is being rendered.
  struct Context {
    uint32_t document = 0;  // number of the document around
    uint32_t rank = 0;      // headed units around, and the document's title
    bool quoted = false;    // headings are not the document's own
    bool linked = false;    // inside a link, which cannot hold another
    bool nameless = false;  // in a note of the metadata: no ids
    const Language* language = nullptr;
  };
  // An element that is open where a new file may begin, to be opened again there.
  struct OpenElement {
    std::string_view html;
    std::string css_class;
    Language language;
    bool says_language = false;
  };

  // Quotation marks that wait for their place.
  struct MarkCounts {
    size_t opening = 0;
    size_t closing = 0;
  };
  // What is to stand at the end of a running text: a mark, or the words of a node behind it.
  struct Closing {
    NodeId holder = kNoNode;
    std::string text;
    NodeId tail = kNoNode;  // whose words these are; kNoNode: a mark
  };

  void Children(Node parent, Context context, Node from = {});
  void Text(std::string_view text);
  void Element(Node node, Context context);
  void Box(Node node, Context context);
  void Unit(Node node, const ElementRule& rule, Context context);
  void EnterDocument(Node node, Context* context);
  void UnitBody(Node node, const UnitTitle& title, Context context);
  void Heading(const UnitTitle& title, Context context);
  void TitleParts(const UnitTitle& title, Context context);
  void LabelledRest(const UnitTitle& title, Node label, Context context);
  void Paragraph(Node node, std::string_view html, Context context);
  void Inline(Node node, const ElementRule& rule, Context context);
  void TextContent(Node node, Context context);
  void LinkedContent(Node node, std::string_view href, Context context);
  bool LinkedPiece(Node node, std::string_view href, bool open, Context context);
  void DocumentRef(Node node, Context context);
  void Image(Node node, Context context);
  void FillIn(Node node, Context context);
  void Gap(Node node, Context context);
  void PageEnd(Node node, Context context);
  void LineEnd(Node node, Context context);
  void Table(Node node, Context context);
  void RowGroups(Node table, Context context);
  void Rows(Node group, Context context);
  void Row(Node node, Context context);
  void Cell(Node node, bool heads_column, Context context);
  void Caption(Node node, Context context);
  void List(Node node, Context context);
  void ListItem(Node node, bool ordered, Context context);
  void Stray(Node node, std::string_view wrapper, Context context);

  void NoteMarker(Node node, Context context);
  void NoteTexts();
  void NoteText(const ShownNote& note, Context context);

  void ForeignElement(Node node, Context context);
  void HtmlElement(Node node, HtmlKind kind, Context context);
  bool CopyForeign(Node node);
  void CopyElement(Node node, bool outermost);

  // Start tag of an element that shows `node`: its id, class, language and simple styles. An
  // xml:lang of the node goes into *context.
  void Open(Node node, std::string_view html, std::string_view css_class, Context* context);
  void OpenSplittable(Node node, std::string_view html, std::string css_class, Context* context);
  void Close(std::string_view html);
  void CloseSplittable();
  void SetId(Node node, const Context& context, StartTag* tag);
  void SetLanguage(const Language& language, const Language& around, StartTag* tag);
  void Generated(std::string_view html, std::string_view css_class, std::string_view words);
  const Language& LanguageOfNode(Node node, const Context& context);
  std::string HrefOf(Node node, const Context& context) const;

  void BeginPart();
  void EndPart();
  void NextPart();
  void PageBreak(const PageStart& page);
  void TitlePageTop();
  void TitlePageBottom();
  void IdentityLine(std::string_view label, std::string_view value,
                    std::string_view direction = {});
  void QuoteMark(std::string_view mark);
  MarkCounts PlaceQuoteMarks(Node node, const ElementRule& rule);
  void ForgetMarks(MarkCounts before);
  void PlaceTail(Node quotation);
  bool IsPlaced(Node node) { return !placed_.empty() && placed_.erase(node.id()) > 0; }
  void OpeningMarks(Node node);
  void ClosingMarks(Node node);
  void Report(std::string_view rule, std::string message, Node node);

  const Survey& survey_;
  const Document& document_;
  const RenderOptions& options_;
  PartSink* sink_;
  const Words& words_;
  Findings* findings_ = nullptr;
  std::string out_;
  std::vector<OpenElement> open_;
  uint32_t part_ = 0;
  PartTraits traits_;
  std::vector<std::pair<const ShownNote*, Context>> pending_notes_;
  std::map<std::string, Language, std::less<>> languages_;
  Language default_language_;
  // Quotation marks that stand in attributes, by the element in whose text they are to be shown.
  std::vector<std::pair<NodeId, std::string>> opening_marks_;
  std::vector<Closing> closing_marks_;
  std::unordered_set<NodeId> placed_;    // nodes whose words stand at the end of a quotation
  std::set<std::string_view> reported_;  // rules that were told of once
};

}  // namespace lexport::book

#endif  // LEXPORT_RENDER_RENDERER_H_
