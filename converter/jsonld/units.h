// Writes the units of a work: nested, numbered, with their text, notes and references.

#ifndef LEXPORT_JSONLD_UNITS_H_
#define LEXPORT_JSONLD_UNITS_H_

#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "jsonld/parts.h"
#include "jsonld/sink.h"
#include "jsonld/works.h"
#include "lexport/writers.h"

namespace lexport::graph {

class UnitWriter {
 public:
  UnitWriter(const Works& works, GraphText text, GraphSink* sink);

  // Writes the parts of `work` as values of hasPart of the node that is open: its units in order,
  // and between them those preludes and bodies that hold text outside units. Gives their number.
  uint64_t WriteParts(const Work& work);

  // Writes the notes that stand in the work's metadata as values of `notes` of the open node.
  void WriteMetaNotes(const Work& work);

  // References that led nowhere.
  size_t lost_references() const { return lost_references_; }

 private:
  // What is known while one unit is open; kept for the next one at its depth, to spare allocations.
  struct Frame {
    Content content;
    std::string id;
    std::vector<std::string> links;
    size_t link_count = 0;
  };

  void WriteUnit(const Work& work, NodeId unit, std::string_view parent, std::string_view language,
                 uint64_t position);
  void WriteOpened(const Work& work, NodeId unit, std::string_view parent,
                   std::string_view language, uint64_t position, Frame* frame);
  void WriteTitles(const Work& work, std::string_view language, const Content& content);
  void WriteText(NodeId unit, std::string_view language, Frame* frame);
  void WriteCitations(const Work& work, Frame* frame);
  void WriteMentions(const Work& work, Frame* frame);
  void WriteNotes(const Work& work, std::string_view language, const Content& content);
  void WriteNote(const Work& work, NodeId note, std::string_view language);
  void WriteAct(const Work& work, const Frame& frame);
  void ResolveLinks(const Work& work, const std::vector<std::string_view>& hrefs, bool entities,
                    Frame* frame);
  static bool IsNewLink(const Frame& frame, std::unordered_set<std::string>* many);
  void WriteLinks(Term property, const Frame& frame);
  std::string_view LanguageOf(NodeId unit, std::string_view inherited);
  Frame* Open();
  void Close() { --depth_; }

  const Works& works_;
  const Document& document_;
  const GraphText text_;
  GraphSink& sink_;
  std::deque<Frame> frames_;  // by depth
  size_t depth_ = 0;
  std::unordered_map<std::string_view, std::string> languages_;  // xml:lang to BCP 47
  size_t lost_references_ = 0;
  uint64_t anonymous_ = 0;
};

}  // namespace lexport::graph

#endif  // LEXPORT_JSONLD_UNITS_H_
