#include "jsonld/units.h"

#include <algorithm>

#include "jsonld/classes.h"
#include "jsonld/iri.h"
#include "jsonld/language.h"
#include "jsonld/values.h"

namespace lexport::graph {
namespace {

constexpr QName kNoteTypes[] = {{Prefix::kSchema, "CreativeWork"}, {Prefix::kDoco, "Footnote"}};
constexpr QName kAnnotationTypes[] = {{Prefix::kSchema, "CreativeWork"},
                                      {Prefix::kUndo, "Annotation"}};
constexpr QName kRelationTypes[] = {{Prefix::kUndo, "Relation"}};

}  // namespace

UnitWriter::UnitWriter(const Works& works, GraphText text, GraphSink* sink)
    : works_(works), document_(works.document()), text_(text), sink_(*sink) {}

UnitWriter::Frame* UnitWriter::Open() {
  if (depth_ == frames_.size()) frames_.emplace_back();
  Frame* frame = &frames_[depth_++];
  frame->content.Clear();
  frame->id.clear();
  frame->link_count = 0;
  return frame;
}

std::string_view UnitWriter::LanguageOf(NodeId unit, std::string_view inherited) {
  const std::string_view tag = document_.node(unit).attribute(Attr::kXmlLang);
  if (tag.empty()) return inherited;
  const auto [entry, fresh] = languages_.try_emplace(tag);
  if (fresh) entry->second = Bcp47(tag);
  return entry->second;
}

uint64_t UnitWriter::WriteParts(const Work& work) {
  uint64_t position = 0;
  for (const Node part : work.document.children()) {
    if (!IsTextStructure(part.tag())) continue;
    const std::string_view language = LanguageOf(part.id(), work.language);
    Frame* frame = Open();
    ReadBlocks(document_, part.id(), &frame->content);
    if (!frame->content.text.empty() || !frame->content.notes.empty()) {
      WriteOpened(work, part.id(), work.work.id, language, ++position, frame);
    } else {
      for (const NodeId unit : frame->content.parts) {
        WriteUnit(work, unit, work.work.id, language, ++position);
      }
    }
    Close();
  }
  return position;
}

void UnitWriter::WriteUnit(const Work& work, NodeId unit, std::string_view parent,
                           std::string_view language, uint64_t position) {
  Frame* frame = Open();
  ReadContent(document_, unit, &frame->content);
  WriteOpened(work, unit, parent, LanguageOf(unit, language), position, frame);
  Close();
}

void UnitWriter::WriteOpened(const Work& work, NodeId unit, std::string_view parent,
                             std::string_view language, uint64_t position, Frame* frame) {
  const Tag tag = document_.data(unit).tag;
  works_.AppendUnitId(work, unit, &frame->id);
  sink_.BeginNode(Term::kHasPart, frame->id, UnitTypes(work, tag));
  sink_.Integer(Term::kPosition, position);
  WriteTitles(work, language, frame->content);
  WriteText(unit, language, frame);
  WriteCitations(work, frame);
  WriteMentions(work, frame);
  if (work.united_nations && !frame->content.lead.empty()) WriteAct(work, *frame);
  WriteNotes(work, language, frame->content);
  sink_.LinkName(Term::kEliTypeSubdivision, {Prefix::kAkn, TagName(tag)});
  sink_.Link(Term::kEliIsPartOf, parent);
  uint64_t inner = 0;
  for (const NodeId part : frame->content.parts)
    WriteUnit(work, part, frame->id, language, ++inner);
  sink_.EndNode();
}

void UnitWriter::WriteTitles(const Work& work, std::string_view language, const Content& content) {
  if (!content.number.empty()) {
    if (work.legislation) sink_.Text(Term::kLegislationIdentifier, content.number, {});
    sink_.Text(Term::kEliNumber, content.number, {});
  }
  if (!content.heading.empty()) sink_.Text(Term::kName, content.heading, language);
  if (!content.subheading.empty()) {
    sink_.Text(Term::kAlternateName, content.subheading, language);
  }
  if (language != work.language && !language.empty()) {
    sink_.Text(Term::kInLanguage, language, {});
  }
}

void UnitWriter::WriteText(NodeId unit, std::string_view language, Frame* frame) {
  if (text_ == GraphText::kNone) return;
  std::string& text = frame->content.text;
  if (text_ == GraphText::kAll && !frame->content.parts.empty()) {
    text.clear();
    AppendWholeText(document_, unit, &text);
  }
  if (!text.empty()) sink_.Text(Term::kText, text, language);
}

// Fills frame->links with where `hrefs` lead, each place once.
void UnitWriter::ResolveLinks(const Work& work, const std::vector<std::string_view>& hrefs,
                              bool entities, Frame* frame) {
  frame->link_count = 0;
  std::unordered_set<std::string> many;  // used only when a search would take long
  for (const std::string_view href : hrefs) {
    if (frame->link_count == frame->links.size()) frame->links.emplace_back();
    std::string& link = frame->links[frame->link_count];
    link.clear();
    if (entities) {
      link = works_.EntityId(href);
    } else if (!works_.AppendTarget(work, href, &link)) {
      ++lost_references_;
    }
    if (!link.empty() && IsNewLink(*frame, &many)) ++frame->link_count;
  }
}

// Whether the link behind the last one that counts is none of those that count.
bool UnitWriter::IsNewLink(const Frame& frame, std::unordered_set<std::string>* many) {
  constexpr size_t kFew = 16;
  const auto begin = frame.links.begin();
  const auto end = begin + static_cast<std::ptrdiff_t>(frame.link_count);
  if (frame.link_count < kFew) return std::find(begin, end, *end) == end;
  if (many->empty()) many->insert(begin, end);
  return many->insert(*end).second;
}

void UnitWriter::WriteLinks(Term property, const Frame& frame) {
  for (size_t i = 0; i < frame.link_count; ++i) sink_.Link(property, frame.links[i]);
}

void UnitWriter::WriteMentions(const Work& work, Frame* frame) {
  if (frame->content.mentions.empty()) return;
  ResolveLinks(work, frame->content.mentions, /*entities=*/true, frame);
  WriteLinks(Term::kMentions, *frame);
  if (work.united_nations) WriteLinks(Term::kAllotMentions, *frame);
}

void UnitWriter::WriteCitations(const Work& work, Frame* frame) {
  if (frame->content.citations.empty()) return;
  ResolveLinks(work, frame->content.citations, /*entities=*/false, frame);
  WriteLinks(Term::kCitation, *frame);
  WriteLinks(Term::kEliCites, *frame);
}

void UnitWriter::WriteNotes(const Work& work, std::string_view language, const Content& content) {
  for (const NodeId id : content.notes) {
    const Node note = document_.node(id);
    if (note.tag() != Tag::kNoteRef) {
      WriteNote(work, id, language);
      continue;
    }
    std::string target;
    if (works_.AppendNote(note.attribute(Attr::kHref), &target)) {
      sink_.Link(Term::kNotes, target);
    } else {
      ++lost_references_;
    }
  }
}

void UnitWriter::WriteNote(const Work& work, NodeId note, std::string_view language) {
  language = LanguageOf(note, language);
  Frame* frame = Open();
  ReadNote(document_, note, &frame->content);
  works_.AppendUnitId(work, note, &frame->id);
  const Node node = document_.node(note);
  sink_.BeginNode(Term::kNotes, frame->id, kNoteTypes);
  const std::string_view marker = node.attribute(Attr::kMarker);
  if (!marker.empty()) sink_.Text(Term::kMarker, marker, {});
  const std::string_view status = node.attribute(Attr::kStatus);
  if (!status.empty()) sink_.Text(Term::kCreativeWorkStatus, status, {});
  WriteText(note, language, frame);
  WriteCitations(work, frame);
  WriteNotes(work, language, frame->content);
  sink_.EndNode();
  Close();
}

void UnitWriter::WriteMetaNotes(const Work& work) {
  const Node meta = work.document.child(Tag::kMeta);
  for (Node notes = meta.child(Tag::kNotes); notes; notes = notes.next(Tag::kNotes)) {
    for (Node note = notes.child(Tag::kNote); note; note = note.next(Tag::kNote)) {
      WriteNote(work, note.id(), LanguageOf(notes.id(), work.language));
    }
  }
}

// A clause that begins with its act: the General Assembly, recalls, a resolution. The ontology of
// the United Nations says so in an annotation whose target is the clause.
void UnitWriter::WriteAct(const Work& work, const Frame& frame) {
  const std::string_view act = works_.EntityId(frame.content.lead);
  if (act.empty()) return;
  sink_.BeginNode(Term::kSubjectOf, std::string(kAnonymous) + "a" + std::to_string(++anonymous_),
                  kAnnotationTypes);
  sink_.BeginNode(Term::kUndoHasBody, std::string(kAnonymous) + "r" + std::to_string(anonymous_),
                  kRelationTypes);
  const Node author = work.work.frbr.child(Tag::kFRBRauthor);
  const std::string_view proponent = works_.EntityId(author.attribute(Attr::kHref));
  if (!proponent.empty() && !StandsForNobody(proponent))
    sink_.Link(Term::kUndoHasProponent, proponent);
  sink_.Link(Term::kUndoHasSemantics, act);
  std::string receiver;
  for (const std::string_view href : frame.content.citations) {
    receiver.clear();
    if (works_.AppendTarget(work, href, &receiver)) sink_.Link(Term::kUndoHasReceiver, receiver);
  }
  sink_.EndNode();
  sink_.Link(Term::kUndoHasTarget, frame.id);
  sink_.EndNode();
}

}  // namespace lexport::graph
