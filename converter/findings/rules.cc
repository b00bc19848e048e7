#include "findings/rules.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/strings.h"
#include "findings/rules_families.h"

namespace lexport {
namespace {

struct Family {
  std::string_view name;
  std::string_view title;  // heading in docs/rules.md
  std::span<const Rule> rules;
};

// In the order in which an input meets them.
const std::vector<Family>& Families() {
  static const std::vector<Family> families = {
      {"input", "Inputs and outputs", InputRules()},
      {"text", "Text as it comes", TextRules()},
      {"layout", "Layout", LayoutRules()},
      {"mapping", "Mappings", MappingRules()},
      {"outline", "Outline", OutlineRules()},
      {"metadata", "Metadata", MetadataRules()},
      {"annotate", "References, dates and names in the text", AnnotateRules()},
      {"convert", "Conversion", ConvertRules()},
      {"xml", "Reading Akoma Ntoso", XmlRules()},
      {"wellformed", "Well-formed XML", WellformedRules()},
      {"safe", "Safe XML", SafeRules()},
      {"schema", "Schema (level 1)", SchemaRules()},
      {"naming", "Naming convention (level 2)", NamingRules()},
      {"links", "Links inside a document (level 2)", LinksRules()},
      {"sense", "Sense (level 2)", SenseRules()},
      {"akn4un", "Profile akn4un", Akn4UnRules()},
      {"xsd", "A schema of one's own", XsdRules()},
      {"schematron", "Schematron rules of one's own", SchematronRules()},
      {"defect", "Defects of this program", DefectRules()},
      {"report", "The report itself", ReportRules()},
      {"render", "Books, pages and plain text", RenderRules()},
      {"epub", "EPUB", EpubRules()},
      {"jsonld", "Graphs (JSON-LD, N-Quads, Turtle)", JsonldRules()},
  };
  return families;
}

// Where the documents are published that the sources of rules begin with.
constexpr std::array<std::pair<std::string_view, std::string_view>, 11> kDocuments = {{
    {"Naming Convention 1.0",
     "https://docs.oasis-open.org/legaldocml/akn-nc/v1.0/os/akn-nc-v1.0-os.html"},
    {"Akoma Ntoso 1.0, part 1",
     "https://docs.oasis-open.org/legaldocml/akn-core/v1.0/os/part1-vocabulary/"
     "akn-core-v1.0-os-part1-vocabulary.html"},
    {"Akoma Ntoso 1.0, part 2",
     "https://docs.oasis-open.org/legaldocml/akn-core/v1.0/os/part2-specs/"
     "akn-core-v1.0-os-part2-specs.html"},
    {"AKN4UN", "https://unsceb-hlcm.github.io/"},
    {"XML 1.0", "https://www.w3.org/TR/xml/"},
    {"Namespaces in XML 1.0", "https://www.w3.org/TR/xml-names/"},
    {"XML Schema 1.0, part 1", "https://www.w3.org/TR/xmlschema-1/"},
    {"XML Schema 1.0, part 2", "https://www.w3.org/TR/xmlschema-2/"},
    {"ISO/IEC 19757-3", "https://schematron.com/"},
    {"RFC 3629", "https://www.rfc-editor.org/rfc/rfc3629"},
    {"RFC 5646", "https://www.rfc-editor.org/rfc/rfc5646"},
}};

void AppendPadded(std::string_view text, size_t width, std::string* out) {
  out->append(text);
  out->append(width - std::min(width, text.size()) + 2, ' ');
}

void AppendMarkdownExample(std::string_view label, std::string_view text, std::string* out) {
  *out += label;
  *out += ":\n\n```\n";
  *out += text;
  *out += "\n```\n\n";
}

void AppendMarkdownRule(const Rule& rule, std::string* out) {
  *out += "### ";
  *out += rule.id;
  *out += "\n\n**";
  *out += rule.title;
  *out += "** (";
  *out += SeverityName(rule.severity);
  *out += ")\n\n";
  *out += rule.reason;
  *out += "\n\n";
  AppendMarkdownExample("Wrong", rule.wrong, out);
  AppendMarkdownExample("Right", rule.right, out);
  *out += "Source: ";
  *out += rule.source;
  *out += "\n\n";
}

void AppendIndented(std::string_view text, std::string* out) {
  for (std::string_view line : Split(text, '\n')) {
    *out += "    ";
    *out += line;
    *out += '\n';
  }
}

std::string DescribeRule(const Rule& rule) {
  std::string out(rule.id);
  out += " (";
  out += SeverityName(rule.severity);
  out += ")\n  ";
  out += rule.title;
  out += "\n\n  ";
  out += rule.reason;
  out += "\n\n  Wrong:\n";
  AppendIndented(rule.wrong, &out);
  out += "\n  Right:\n";
  AppendIndented(rule.right, &out);
  out += "\n  Source: ";
  out += rule.source;
  out += '\n';
  return out;
}

// The only rule whose id ends in "." + `name`, or null.
const Rule* FindByBareName(std::string_view name) {
  const Rule* found = nullptr;
  for (const Rule* rule : AllRules()) {
    if (rule->id.substr(RuleFamily(rule->id).size() + 1) != name) continue;
    if (found != nullptr) return nullptr;
    found = rule;
  }
  return found;
}

// How unlike `id` a rule is: its distance as a whole or by its bare name; a rule that contains `id`
// is as near as can be.
size_t Unlikeness(const Rule& rule, std::string_view id, size_t limit) {
  if (rule.id.find(id) != std::string_view::npos) return 0;
  const std::string_view bare = rule.id.substr(RuleFamily(rule.id).size() + 1);
  return std::min(EditDistance(rule.id, id, limit), EditDistance(bare, id, limit));
}

std::string UnknownRuleText(std::string_view id) {
  std::string out = "no rule is called \"" + std::string(id) + "\"";
  const size_t limit = std::max<size_t>(3, id.size() / 3);
  std::vector<std::pair<size_t, std::string_view>> near;
  for (const Rule* rule : AllRules()) {
    const size_t distance = Unlikeness(*rule, id, limit);
    if (distance <= limit) near.emplace_back(distance, rule->id);
  }
  std::stable_sort(near.begin(), near.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  if (near.size() > 5) near.resize(5);
  for (size_t i = 0; i < near.size(); ++i) {
    out += i == 0 ? "; did you mean " : ", ";
    out += near[i].second;
  }
  out += near.empty() ? "; `lexport rules` lists them all\n" : "?\n";
  return out;
}

}  // namespace

const std::vector<const Rule*>& AllRules() {
  static const std::vector<const Rule*> rules = [] {
    std::vector<const Rule*> all;
    for (const Family& family : Families()) {
      for (const Rule& rule : family.rules) all.push_back(&rule);
    }
    return all;
  }();
  return rules;
}

const Rule* FindRule(std::string_view id) {
  static const std::vector<const Rule*> sorted = [] {
    std::vector<const Rule*> all = AllRules();
    std::sort(all.begin(), all.end(), [](const Rule* a, const Rule* b) { return a->id < b->id; });
    return all;
  }();
  const auto found =
      std::lower_bound(sorted.begin(), sorted.end(), id,
                       [](const Rule* rule, std::string_view key) { return rule->id < key; });
  return found != sorted.end() && (*found)->id == id ? *found : nullptr;
}

std::string_view RuleFamily(std::string_view id) { return id.substr(0, id.find('.')); }

std::string_view RuleSourceUri(const Rule& rule) {
  for (const auto& [document, uri] : kDocuments) {
    if (rule.source.starts_with(document)) return uri;
  }
  return {};
}

std::string RulesMarkdown() {
  std::string out =
      "# Rules\n\n"
      "Everything that Lexport can find, in converting and in validating. `lexport rules` lists "
      "the\n"
      "rules, `lexport rules ID` explains one, `--ignore ID` and `--only ID` choose among them (a\n"
      "family with its dot, such as `sense.`, stands for all of its rules). This page is made "
      "from\n"
      "the table of rules in `converter/findings/`; do not edit it by hand.\n\n";
  for (const Family& family : Families()) {
    out += "- [" + std::string(family.title) + "](#" + std::string(family.name) + ")\n";
  }
  out += '\n';
  for (const Family& family : Families()) {
    out += "<a id=\"" + std::string(family.name) + "\"></a>\n\n## " + std::string(family.title) +
           "\n\n";
    for (const Rule& rule : family.rules) AppendMarkdownRule(rule, &out);
  }
  out.pop_back();
  return out;
}

std::string RulesListText() {
  size_t width = 0;
  for (const Rule* rule : AllRules()) width = std::max(width, rule->id.size());
  std::string out;
  for (const Rule* rule : AllRules()) {
    AppendPadded(rule->id, width, &out);
    AppendPadded(SeverityName(rule->severity), 7, &out);
    out += rule->title;
    out += '\n';
  }
  return out;
}

std::string RuleText(std::string_view id, bool* known) {
  const Rule* rule = FindRule(id);
  if (rule == nullptr) rule = FindByBareName(id);
  *known = rule != nullptr;
  return *known ? DescribeRule(*rule) : UnknownRuleText(id);
}

}  // namespace lexport
