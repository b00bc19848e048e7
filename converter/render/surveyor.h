// The passes over a document that make a Survey. Inside the room only.

#ifndef LEXPORT_RENDER_SURVEYOR_H_
#define LEXPORT_RENDER_SURVEYOR_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "render/element_rules.h"
#include "render/survey.h"
#include "render/words.h"

namespace lexport::book {

class Surveyor {
 public:
  Surveyor(const SurveyOptions& options, Survey* survey);
  void Run();

 private:
  struct Place {
    uint32_t document = 0;  // number of the document class element around
    uint32_t depth = 0;     // entries of the contents around
    bool quoted = false;    // in a quotation, table, note: headings are not the document's
    bool in_note = false;   // its pages are none of the main text
    bool nameless = false;  // in a note of the metadata: nothing leads inside
  };

  // One node with all below it; gives the estimate of its bytes in a book.
  uint32_t Visit(Node node, Place place);
  uint32_t VisitChildren(Node node, Place place);
  uint32_t VisitMeta(Node node, Place place);
  void EnterDocument(Node node, Place* place);
  void EnterUnit(Node node, Place* place);
  void EnterAttachment(Node node, Place* place);
  void AddIris(Node document_element, uint32_t number);
  void AddTocEntry(Node node, std::string text, bool generated, uint32_t depth);
  bool NameStructure(Node node, Place place);
  void MarkAround(Node node, uint8_t flag);
  void NameAnchor(Node node, Place place);

  void NumberNotes();
  void NumberNote(Node marker, Node note);
  Node NoteThatIsMeant(Node note_ref, uint32_t document) const;
  void NumberPages();
  void AddPage(Node eop, const std::string& label, uint32_t order);
  void ChooseParts();
  void NameParts();

  const SurveyOptions options_;
  Survey* survey_;
  const Document& document_;
  const Words* words_ = nullptr;
  std::vector<uint32_t> sizes_;   // by NodeId
  std::vector<uint32_t> orders_;  // by NodeId: place in reading order
  uint32_t next_order_ = 0;
  std::vector<std::pair<Node, uint32_t>> markers_;  // notes and noteRefs, with their document
  std::vector<Node> page_ends_;
  std::unordered_map<std::string_view, Node> meta_notes_;
  uint32_t annexes_ = 0;
};

}  // namespace lexport::book

#endif  // LEXPORT_RENDER_SURVEYOR_H_
