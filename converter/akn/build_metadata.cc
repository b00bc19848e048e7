// The meta of a document and of what is attached to it.

#include <vector>

#include "akn/build.h"
#include "akn/identity.h"
#include "akn/iri.h"
#include "base/strings.h"

namespace lexport {
namespace {

constexpr std::string_view kProgram = "lexport";
constexpr std::string_view kFormat = "xml";

// A document inside the file: the main one, or one attached to it or to another attachment.
struct Component {
  NodeId main = kNoNode;  // act, doc …
  std::string path;       // behind "!": "main", "annex_1", "annex_1/annex_2"
  std::string label;      // the same without slashes, for eIds
  std::string prefix;     // of the eIds in it: "att_1__"
  std::string title;
  std::vector<Component> attached;
};

class MetadataBuilder {
 public:
  MetadataBuilder(const Mapping& mapping, const Metadata& metadata, const BuildOptions& options,
                  Document* document, Findings* findings)
      : mapping_(mapping),
        metadata_(metadata),
        options_(options),
        document_(*document),
        identity_(IdentityOf(mapping, metadata, *document, findings)) {}

  void Run() {
    main_.main = document_.main().id();
    main_.path = main_.label = "main";
    main_.title = identity_.title;
    FindAttached(document_.main(), &main_);
    Fill(main_);
  }

 private:
  enum class Level : uint8_t { kWork, kExpression, kManifestation };

  void FindAttached(Node main, Component* component);
  std::string TitleOfAttachment(Node attachment, Node main, bool first) const;
  void AddCircumstances(NodeId references, NodeId before);
  void Fill(const Component& component);
  void AddIdentification(NodeId meta, const Component& component);
  void AddLevel(NodeId parent, const Component& component, Level level);
  void AddWorkParts(NodeId work);
  void AddAliases(NodeId work);
  void AddDate(NodeId parent, Level level);
  void AddComponentInfo(NodeId parent, Level level);
  void AddComponentData(NodeId parent, const Component& component, Level level);
  void AddPublication(NodeId meta);
  void AddClassification(NodeId meta, const Component& component);
  void AddReferences(NodeId meta, NodeId existing, const Component& component);
  void AddReference(NodeId references, NodeId before, Tag tag, const std::string& eid,
                    std::string_view href, std::string_view show_as);
  void SetLanguage(NodeId main);

  NodeId AddValue(NodeId parent, Tag tag, std::string_view value) {
    const NodeId element = document_.AppendElement(parent, tag);
    document_.SetAttribute(element, Attr::kValue, value);
    return element;
  }
  std::string Link(const Component& component, std::string_view label) const {
    return "#" + component.prefix + std::string(label);
  }
  std::string Uri(Level level) const;
  std::string This(Level level, const std::string& path) const;

  const Mapping& mapping_;
  const Metadata& metadata_;
  const BuildOptions& options_;
  Document& document_;
  const Identity identity_;
  Component main_;
};

std::string MetadataBuilder::Uri(Level level) const {
  if (level == Level::kWork) return identity_.Work();
  std::string uri = identity_.Expression();
  if (level == Level::kManifestation) (uri += '.') += kFormat;
  return uri;
}

std::string MetadataBuilder::This(Level level, const std::string& path) const {
  std::string uri = level == Level::kWork ? identity_.Work() : identity_.Expression();
  (uri += "/!") += path;
  if (level == Level::kManifestation) (uri += '.') += kFormat;
  return uri;
}

std::string MetadataBuilder::TitleOfAttachment(Node attachment, Node main, bool first) const {
  if (first && !metadata_.annex_title.empty()) return metadata_.annex_title;
  std::string title = PrintedTitle(main);
  if (title.empty()) attachment.child(Tag::kHeading).AppendTextTo(&title);
  if (title.empty()) attachment.child(Tag::kNum).AppendTextTo(&title);
  return FoldSpaces(title);
}

void MetadataBuilder::FindAttached(Node main, Component* component) {
  uint32_t count = 0;
  for (Node attachment : main.child(Tag::kAttachments).children()) {
    Node inner = attachment.first_child();
    while (inner && KindOf(inner.tag()) != ElementKind::kDocumentClass)
      inner = inner.next_sibling();
    if (attachment.tag() != Tag::kAttachment || !inner) continue;
    const std::string number = std::to_string(++count);
    const bool top = component->label == "main";
    Component attached;
    attached.main = inner.id();
    attached.path = (top ? "annex_" : component->path + "/annex_") + number;
    attached.label = (top ? "annex_" : component->label + "-annex_") + number;
    attached.prefix = component->prefix + "att_" + number + "__";
    attached.title = TitleOfAttachment(attachment, inner, top && count == 1);
    if (attached.title.empty()) attached.title = attached.label;
    FindAttached(inner, &attached);
    component->attached.push_back(std::move(attached));
  }
}

// Whatever stands in meta already (references that were found in the text) stays, in its place.
void MetadataBuilder::Fill(const Component& component) {
  NodeId meta = document_.node(component.main).child(Tag::kMeta).id();
  if (meta == kNoNode) {
    const NodeId first = document_.data(component.main).first_child;
    meta = first == kNoNode ? document_.AppendElement(component.main, Tag::kMeta)
                            : document_.InsertElementBefore(first, Tag::kMeta);
  }
  std::vector<NodeId> before_references, after_references;
  NodeId references = kNoNode;
  while (document_.data(meta).first_child != kNoNode) {
    const NodeId child = document_.data(meta).first_child;
    const Tag tag = document_.data(child).tag;
    document_.Detach(child);
    const bool written_here =
        tag == Tag::kIdentification || tag == Tag::kPublication || tag == Tag::kClassification;
    if (tag == Tag::kReferences && references == kNoNode) {
      references = child;
    } else if (!written_here) {
      (references == kNoNode ? before_references : after_references).push_back(child);
    }
  }
  AddIdentification(meta, component);
  if (component.prefix.empty()) AddPublication(meta);
  if (component.prefix.empty()) AddClassification(meta, component);
  for (NodeId node : before_references) document_.Reparent(node, meta);
  AddReferences(meta, references, component);
  for (NodeId node : after_references) document_.Reparent(node, meta);
  SetLanguage(component.main);
  for (const Component& attached : component.attached) Fill(attached);
}

void MetadataBuilder::AddIdentification(NodeId meta, const Component& component) {
  const NodeId identification = document_.AppendElement(meta, Tag::kIdentification);
  document_.SetAttribute(identification, Attr::kSource, Link(component, kProgram));
  AddLevel(identification, component, Level::kWork);
  AddLevel(identification, component, Level::kExpression);
  AddLevel(identification, component, Level::kManifestation);
}

void MetadataBuilder::AddLevel(NodeId parent, const Component& component, Level level) {
  static constexpr Tag kTags[] = {Tag::kFRBRWork, Tag::kFRBRExpression, Tag::kFRBRManifestation};
  const NodeId frbr = document_.AppendElement(parent, kTags[static_cast<size_t>(level)]);
  AddValue(frbr, Tag::kFRBRthis, This(level, component.path));
  AddValue(frbr, Tag::kFRBRuri, Uri(level));
  if (level == Level::kWork && component.prefix.empty()) AddAliases(frbr);
  AddDate(frbr, level);
  const NodeId author = document_.AppendElement(frbr, Tag::kFRBRauthor);
  const bool program = level == Level::kManifestation;
  document_.SetAttribute(author, Attr::kHref,
                         Link(component, program ? kProgram : identity_.author_id));
  if (component.prefix.empty() && !component.attached.empty()) AddComponentInfo(frbr, level);
  if (level == Level::kWork) AddWorkParts(frbr);
  if (level == Level::kExpression) {
    if (!identity_.dated) AddValue(frbr, Tag::kFRBRversionNumber, "1");
    const NodeId language = document_.AppendElement(frbr, Tag::kFRBRlanguage);
    document_.SetAttribute(language, Attr::kLanguage, identity_.language);
  }
  if (program) AddValue(frbr, Tag::kFRBRformat, kFormat);
}

void MetadataBuilder::AddWorkParts(NodeId work) {
  AddValue(work, Tag::kFRBRcountry, identity_.country);
  if (!identity_.subtype.empty()) AddValue(work, Tag::kFRBRsubtype, identity_.subtype);
  if (identity_.printed.empty()) {
    const NodeId name = AddValue(work, Tag::kFRBRname, identity_.number);
    document_.SetAttribute(name, Attr::kShowAs, identity_.title);
    return;
  }
  const NodeId number = AddValue(work, Tag::kFRBRnumber, identity_.number);
  document_.SetAttribute(number, Attr::kShowAs, identity_.printed);
}

void MetadataBuilder::AddAliases(NodeId work) {
  const auto add = [&](std::string_view name, std::string_view value) {
    if (value.empty()) return;
    document_.SetAttribute(AddValue(work, Tag::kFRBRalias, value), Attr::kName, name);
  };
  add("title", identity_.title);
  add("symbol", metadata_.symbol);
  for (const std::string& alias : metadata_.aliases) {
    const size_t space = std::min(alias.find(' '), alias.size());
    add(std::string_view(alias).substr(0, space), Trim(std::string_view(alias).substr(space)));
  }
}

// The manifestation is made when the build says, or it is as old as what it shows: never the clock.
void MetadataBuilder::AddDate(NodeId parent, Level level) {
  std::string date = identity_.date;
  if (level != Level::kWork && !identity_.version_date.empty()) date = identity_.version_date;
  std::string_view name = identity_.dated ? "generation" : "undated";
  if (level == Level::kManifestation) name = "markup";
  if (level == Level::kManifestation && options_.source_date_epoch >= 0) {
    date = DateOfEpoch(options_.source_date_epoch);
  }
  const NodeId element = document_.AppendElement(parent, Tag::kFRBRdate);
  document_.SetAttribute(element, Attr::kDate, date);
  document_.SetAttribute(element, Attr::kName, name);
}

void MetadataBuilder::AddComponentInfo(NodeId parent, Level level) {
  AddComponentData(document_.AppendElement(parent, Tag::kComponentInfo), main_, level);
}

// Each level's data point to those of the next; the last to the file of the component.
void MetadataBuilder::AddComponentData(NodeId parent, const Component& component, Level level) {
  static constexpr char kLetters[] = {'w', 'e', 'm'};
  const size_t at = static_cast<size_t>(level);
  const NodeId data = document_.AppendElement(parent, Tag::kComponentData);
  document_.SetAttribute(data, Attr::kEId, kLetters[at] + component.label);
  document_.SetAttribute(data, Attr::kHref,
                         level == Level::kManifestation
                             ? This(level, component.path)
                             : std::string("#") + kLetters[at + 1] + component.label);
  document_.SetAttribute(data, Attr::kName, component.path);
  document_.SetAttribute(data, Attr::kShowAs, component.title);
  for (const Component& attached : component.attached) AddComponentData(data, attached, level);
}

void MetadataBuilder::AddPublication(NodeId meta) {
  const bool given = IsDate(metadata_.publication_date);
  if (!given && !identity_.dated) return;
  std::string name = metadata_.publication_name;
  if (name.empty()) name = mapping_.title.empty() ? identity_.author_name : mapping_.title;
  const std::string& number =
      metadata_.publication_number.empty() ? metadata_.symbol : metadata_.publication_number;
  const NodeId publication = document_.AppendElement(meta, Tag::kPublication);
  document_.SetAttribute(publication, Attr::kDate,
                         given ? WholeDate(metadata_.publication_date) : identity_.date);
  document_.SetAttribute(publication, Attr::kName, name);
  document_.SetAttribute(publication, Attr::kShowAs, name);
  if (!number.empty()) document_.SetAttribute(publication, Attr::kNumber, number);
}

void MetadataBuilder::AddClassification(NodeId meta, const Component& component) {
  if (metadata_.keywords.empty()) return;
  const NodeId classification = document_.AppendElement(meta, Tag::kClassification);
  document_.SetAttribute(classification, Attr::kSource, Link(component, kProgram));
  uint32_t count = 0;
  for (const std::string& keyword : metadata_.keywords) {
    const NodeId element = document_.AppendElement(classification, Tag::kKeyword);
    document_.SetAttribute(element, Attr::kEId, "keyword_" + std::to_string(++count));
    document_.SetAttribute(element, Attr::kValue, keyword);
    document_.SetAttribute(element, Attr::kShowAs, keyword);
    document_.SetAttribute(element, Attr::kDictionary, "#keywords");
  }
}

// Before `before`, or last; not when the element is there already.
void MetadataBuilder::AddReference(NodeId references, NodeId before, Tag tag,
                                   const std::string& eid, std::string_view href,
                                   std::string_view show_as) {
  for (Node node : document_.node(references).children()) {
    if (node.attribute(Attr::kEId) == eid) return;
  }
  const NodeId element = before == kNoNode ? document_.AppendElement(references, tag)
                                           : document_.InsertElementBefore(before, tag);
  document_.SetAttribute(element, Attr::kEId, eid);
  if (tag == Tag::kTLCReference) document_.SetAttribute(element, Attr::kName, eid);
  document_.SetAttribute(element, Attr::kHref, href);
  document_.SetAttribute(element, Attr::kShowAs, show_as);
}

void MetadataBuilder::AddReferences(NodeId meta, NodeId existing, const Component& component) {
  const NodeId references = document_.AppendElement(meta, Tag::kReferences);
  document_.SetAttribute(references, Attr::kSource, Link(component, kProgram));
  NodeId before = kNoNode;
  while (existing != kNoNode && document_.data(existing).first_child != kNoNode) {
    const NodeId child = document_.data(existing).first_child;
    document_.Reparent(child, references);
    if (before == kNoNode) before = child;
  }
  const bool main = component.prefix.empty();
  if (main && !metadata_.host.empty()) {
    // Nothing says of which type the host is; doc is the type for all that is no other.
    Identity host = identity_;
    host.type = "doc";
    host.subtype.clear();
    host.number = NumberSegment(metadata_.host);
    AddReference(references, before, Tag::kAttachmentOf, "attachmentOf_1", host.Work(),
                 metadata_.host);
  }
  AddReference(references, before, Tag::kTLCOrganization, component.prefix + identity_.author_id,
               identity_.author_iri, identity_.author_name);
  AddReference(references, before, Tag::kTLCOrganization, component.prefix + std::string(kProgram),
               "/akn/ontology/organization/lexport", "Lexport");
  if (main) AddCircumstances(references, before);
  if (main && !metadata_.keywords.empty()) {
    AddReference(references, before, Tag::kTLCReference, "keywords",
                 "/akn/ontology/reference/keywords", "Keywords");
  }
}

// At which session, under which item of its agenda and to whom the document went out.
void MetadataBuilder::AddCircumstances(NodeId references, NodeId before) {
  const auto add = [&](Tag tag, std::string_view kind, const std::string& eid,
                       const std::string& value) {
    if (value.empty()) return;
    std::string href = "/akn/ontology/";
    ((((href += kind) += '/') += identity_.country) += '/') += eid;
    (href += '.') += TitleSegment(value);
    AddReference(references, before, tag, eid, href, value);
  };
  add(Tag::kTLCEvent, "event", "session", metadata_.session);
  add(Tag::kTLCConcept, "concept", "agenda-item", metadata_.agenda_item);
  add(Tag::kTLCConcept, "concept", "distribution", metadata_.distribution);
}

// The document has no element round all of its text that could say its language once.
void MetadataBuilder::SetLanguage(NodeId main) {
  if (identity_.language == "und") return;
  for (Node part : document_.node(main).children()) {
    const bool text = part.is_element() && part.tag() != Tag::kMeta &&
                      part.tag() != Tag::kAttachments && part.tag() != Tag::kComponents;
    if (text) document_.SetAttribute(part.id(), Attr::kXmlLang, identity_.language_tag);
  }
}

}  // namespace

void BuildMetadata(const Mapping& mapping, const Metadata& metadata, const BuildOptions& options,
                   Document* document, Findings* findings) {
  MetadataBuilder(mapping, metadata, options, document, findings).Run();
}

}  // namespace lexport
