// Small documents to annotate, and a short way to say what came of them.

#ifndef LEXPORT_TESTS_ANNOTATE_HELPERS_H_
#define LEXPORT_TESTS_ANNOTATE_HELPERS_H_

#include <string>
#include <string_view>
#include <vector>

#include "annotate/annotate.h"
#include "lexport/document.h"
#include "lexport/xml.h"

namespace lexport {

inline Mapping MappingNamed(std::string id) {
  Mapping mapping;
  mapping.id = std::move(id);
  return mapping;
}

// A whole document of class `statement` around the inside of its mainBody.
inline std::string Statement(std::string_view body, std::string_view before = "") {
  std::string xml =
      "<akomaNtoso xmlns=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0\">"
      "<statement name=\"declaration\"><meta><identification source=\"#lexport\">"
      "<FRBRWork><FRBRthis value=\"/akn/un/statement/2014/1/!main\"/>"
      "<FRBRuri value=\"/akn/un/statement/2014/1\"/><FRBRdate date=\"2014-01-01\" name=\"\"/>"
      "<FRBRauthor href=\"#un\"/><FRBRcountry value=\"un\"/></FRBRWork>"
      "<FRBRExpression><FRBRthis value=\"/akn/un/statement/2014/1/eng@/!main\"/>"
      "<FRBRuri value=\"/akn/un/statement/2014/1/eng@\"/><FRBRdate date=\"2014-01-01\" name=\"\"/>"
      "<FRBRauthor href=\"#un\"/><FRBRlanguage language=\"eng\"/></FRBRExpression>"
      "<FRBRManifestation><FRBRthis value=\"/akn/un/statement/2014/1/eng@/!main.xml\"/>"
      "<FRBRuri value=\"/akn/un/statement/2014/1/eng@.xml\"/>"
      "<FRBRdate date=\"2014-01-01\" name=\"\"/><FRBRauthor href=\"#un\"/></FRBRManifestation>"
      "</identification></meta>";
  xml.append(before).append("<mainBody>").append(body);
  return xml + "</mainBody></statement></akomaNtoso>";
}

inline Document Read(const std::string& xml) {
  Findings findings;
  std::optional<Document> document = ReadXml(xml, "test.xml", {}, &findings);
  return document ? std::move(*document) : Document();
}

inline std::string TextOf(const Document& document) {
  std::string text;
  document.root().AppendTextTo(&text);
  return text;
}

inline void CollectElements(Node node, Tag tag, std::vector<Node>* out) {
  if (node.tag() == tag) out->push_back(node);
  for (Node child : node.children()) CollectElements(child, tag, out);
}

inline std::vector<Node> ElementsOf(const Document& document, Tag tag) {
  std::vector<Node> nodes;
  CollectElements(document.root(), tag, &nodes);
  return nodes;
}

// "attribute text" of every element with the tag, in order.
inline std::vector<std::string> Marked(const Document& document, Tag tag, Attr attr) {
  std::vector<std::string> found;
  for (Node node : ElementsOf(document, tag)) {
    std::string text;
    node.AppendTextTo(&text);
    found.push_back(std::string(node.attribute(attr)) + " " + text);
  }
  return found;
}

// What remains to be done after Annotate, without the rooms that give eIds and metadata.
struct Annotated {
  Document document;
  Annotations annotations;
  Findings findings;
};

inline Annotated AnnotateXml(const std::string& xml, std::string mapping = "un",
                             std::string_view language = "en") {
  Annotated made;
  made.document = Read(xml);
  made.annotations =
      Annotate(MappingNamed(std::move(mapping)), language, &made.document, &made.findings);
  ResolveReferences(made.annotations, &made.document);
  return made;
}

inline Annotated AnnotateParagraph(std::string_view text, std::string mapping = "un",
                                   std::string_view language = "en") {
  return AnnotateXml(Statement("<p>" + std::string(text) + "</p>"), std::move(mapping), language);
}

}  // namespace lexport

#endif  // LEXPORT_TESTS_ANNOTATE_HELPERS_H_
