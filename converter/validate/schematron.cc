// ISO Schematron through libxml2.

#include <libxml/parser.h>
#include <libxml/schematron.h>
#include <libxml/tree.h>

#include <algorithm>
#include <functional>
#include <memory>

#include "base/callback_guard.h"
#include "base/file.h"
#include "base/strings.h"
#include "validate/driver.h"
#include "validate/input_check.h"
#include "validate/xsd_custom.h"

namespace lexport {
namespace {

using validate::Place;

constexpr uint64_t kMostRuleBytes = 64u << 20;
constexpr int kOptions = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
                         XML_PARSE_BIG_LINES | XML_PARSE_HUGE | XML_PARSE_IGNORE_ENC;

struct FreeDoc {
  void operator()(xmlDoc* doc) const { xmlFreeDoc(doc); }
};
struct FreeSchematron {
  void operator()(xmlSchematron* rules) const { xmlSchematronFree(rules); }
};
struct FreeReader {
  void operator()(xmlSchematronParserCtxt* reader) const { xmlSchematronFreeParserCtxt(reader); }
};
struct FreeRun {
  void operator()(xmlSchematronValidCtxt* run) const { xmlSchematronFreeValidCtxt(run); }
};
using Doc = std::unique_ptr<xmlDoc, FreeDoc>;
using Rules = std::unique_ptr<xmlSchematron, FreeSchematron>;

Doc ReadDoc(std::string_view text) {
  return Doc(xmlReadMemory(text.data(), static_cast<int>(text.size()), nullptr, "UTF-8", kOptions));
}

// libxml2 lets nobody set where its Schematron reader says what is wrong with the rules, but for
// this handler of the thread: taken for the time of a call, then put back.
class ThreadErrors {
 public:
  ThreadErrors() { xmlSetStructuredErrorFunc(this, Take); }
  ~ThreadErrors() { xmlSetStructuredErrorFunc(old_context_, old_); }
  ThreadErrors(const ThreadErrors&) = delete;
  ThreadErrors& operator=(const ThreadErrors&) = delete;
  // Throws what went wrong while libxml2 told of errors, want of memory above all.
  void Rethrow() { guard_.Rethrow(); }
  std::string first;

 private:
  static void Take(void* self, xmlErrorPtr error) {
    auto* errors = static_cast<ThreadErrors*>(self);
    errors->guard_.Run([&] {
      if (error->code == XML_ERR_NO_MEMORY) throw std::bad_alloc();
      if (errors->first.empty() && error->message != nullptr) {
        errors->first = FoldSpaces(error->message);
      }
    });
  }
  CallbackGuard guard_;
  xmlStructuredErrorFunc old_ = xmlStructuredError;
  void* old_context_ = xmlStructuredErrorContext;
};

const xmlChar* Xml(const char* s) { return reinterpret_cast<const xmlChar*>(s); }

// ISO Schematron lets a pattern be nameless; libxml2 overlooks such a pattern and all its rules.
void NamePatterns(xmlDoc* doc) {
  const xmlNode* root = xmlDocGetRootElement(doc);
  int count = 0;
  for (xmlNode* node = root == nullptr ? nullptr : root->children; node; node = node->next) {
    if (node->type != XML_ELEMENT_NODE || !xmlStrEqual(node->name, Xml("pattern"))) continue;
    ++count;
    if (xmlHasProp(node, Xml("id")) != nullptr || xmlHasProp(node, Xml("name")) != nullptr)
      continue;
    xmlNewProp(node, Xml("id"), Xml(("pattern-" + std::to_string(count)).c_str()));
  }
}

// Null, with the reason in *error, when the file is no Schematron that libxml2 can use.
Rules ReadRules(const std::string& path, Doc* doc, std::string* error) {
  const auto bytes = FileBytes::Read(path, kMostRuleBytes, error);
  if (!bytes) return nullptr;
  if (bytes->view().find("<!DOCTYPE") != std::string_view::npos) {
    *error = "it has a DOCTYPE";
    return nullptr;
  }
  ThreadErrors errors;
  *doc = ReadDoc(bytes->view());
  errors.Rethrow();
  if (*doc == nullptr) {
    *error = "it is not well-formed XML";
    return nullptr;
  }
  NamePatterns(doc->get());
  errors.first.clear();
  const std::unique_ptr<xmlSchematronParserCtxt, FreeReader> reader(
      NotNull(xmlSchematronNewDocParserCtxt(doc->get())));
  Rules rules(xmlSchematronParse(reader.get()));
  errors.Rethrow();
  if (rules == nullptr) {
    *error = "it is no ISO Schematron";
    if (!errors.first.empty()) *error += " (" + errors.first + ")";
  }
  return rules;
}

struct Failure {
  const xmlNode* element = nullptr;
  size_t ordinal = 0;  // of the element among all of the document
  std::string message;
};

struct Failures {
  std::vector<Failure> all;
  uint32_t most = 0;
  uint64_t more = 0;
  CallbackGuard guard;
};

void Keep(void* data, xmlErrorPtr error) {
  auto* failures = static_cast<Failures*>(data);
  if (failures->all.size() >= failures->most) {
    ++failures->more;
    return;
  }
  auto* node = static_cast<const xmlNode*>(error->node);
  while (node != nullptr && node->type != XML_ELEMENT_NODE) node = node->parent;
  const char* text = error->str3 != nullptr ? error->str3 : error->message;
  failures->guard.Run([&] {
    if (error->code == XML_ERR_NO_MEMORY) throw std::bad_alloc();
    failures->all.push_back({node, 0, text == nullptr ? "" : FoldSpaces(text)});
  });
}

const xmlNode* NextElement(const xmlNode* node, const xmlNode* root) {
  const xmlNode* next = node->children;
  while (true) {
    while (next != nullptr && next->type != XML_ELEMENT_NODE) next = next->next;
    if (next != nullptr) return next;
    if (node == root) return nullptr;
    next = node->next;
    node = node->parent;
  }
}

// Numbers the elements that failed, in document order.
void NumberElements(const xmlDoc* doc, std::vector<Failure>* failures) {
  std::sort(failures->begin(), failures->end(),
            [](const Failure& a, const Failure& b) { return std::less<>()(a.element, b.element); });
  const xmlNode* root = xmlDocGetRootElement(doc);
  size_t ordinal = 0;
  for (const xmlNode* node = root; node != nullptr; node = NextElement(node, root), ++ordinal) {
    auto it = std::lower_bound(
        failures->begin(), failures->end(), node,
        [](const Failure& f, const xmlNode* n) { return std::less<>()(f.element, n); });
    for (; it != failures->end() && it->element == node; ++it) it->ordinal = ordinal;
  }
}

// Finds the places of elements by their numbers.
class PlacesByNumber : public validate::Layer {
 public:
  void Start(const validate::StartTag& tag, const validate::OpenElements& /*open*/) override {
    places.push_back(tag.at);
  }
  std::vector<Place> places;
};

void ReportFailures(std::vector<Failure>* failures, const ValidateOptions& options,
                    validate::CheckedInput* input) {
  if (failures->empty()) return;
  PlacesByNumber numbered;
  validate::Layer* layers[] = {&numbered};
  validate::Driver(input->input().text, options, nullptr).Run(layers);
  for (Failure& failure : *failures) {
    const Place at = failure.ordinal < numbered.places.size() ? numbered.places[failure.ordinal]
                                                              : Place::Exactly(0);
    input->report()->Add({"schematron.failed", at, std::move(failure.message), {}, {}, {}});
  }
}

Failures Apply(xmlSchematron* rules, xmlDoc* doc, uint32_t most) {
  Failures failures;
  failures.most = most;
  ThreadErrors errors;
  const std::unique_ptr<xmlSchematronValidCtxt, FreeRun> run(
      NotNull(xmlSchematronNewValidCtxt(rules, XML_SCHEMATRON_OUT_ERROR)));
  xmlSchematronSetValidStructuredErrors(run.get(), Keep, &failures);
  const int failed = xmlSchematronValidateDoc(run.get(), doc);
  errors.Rethrow();
  failures.guard.Rethrow();
  if (failed < 0) throw std::bad_alloc();  // rules and document are there, so nothing else is left
  return failures;
}

// Null, with a finding, when the file cannot be used.
Rules RulesFrom(const std::string& path, Doc* doc, Findings* findings) {
  std::string error;
  Rules rules = ReadRules(path, doc, &error);
  if (rules != nullptr) return rules;
  Finding finding;
  finding.rule = "schematron.unusable-rules";
  finding.severity = Severity::kError;
  finding.message = path + " cannot be used: " + error;
  finding.where.file = path;
  findings->push_back(std::move(finding));
  return rules;
}

}  // namespace

bool SchematronReady(const std::string& rules_path, Findings* findings) {
  Doc doc;
  return RulesFrom(rules_path, &doc, findings) != nullptr;
}

bool ValidateWithSchematron(std::string_view xml, std::string_view name,
                            const std::string& rules_path, const ValidateOptions& options,
                            Findings* findings) {
  validate::CheckedInput input(xml, name, options);
  if (!input.fit()) {
    input.report()->Finish(findings);
    return false;
  }
  Doc rules_doc;
  const Rules rules = RulesFrom(rules_path, &rules_doc, findings);
  if (rules == nullptr) return false;
  Doc doc;
  {
    ThreadErrors errors;
    doc.reset(NotNull(ReadDoc(input.input().text).release()));  // it is well-formed
    errors.Rethrow();
  }
  Failures failures = Apply(rules.get(), doc.get(), options.max_findings);
  NumberElements(doc.get(), &failures.all);
  ReportFailures(&failures.all, options, &input);
  input.report()->Finish(findings);
  return failures.all.empty();
}

}  // namespace lexport
