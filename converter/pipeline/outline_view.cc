#include "pipeline/outline_view.h"

#include <map>
#include <unordered_map>
#include <vector>

#include "base/strings.h"

namespace lexport {
namespace {

constexpr size_t kFirstWords = 60;  // code points of a unit's text that are shown

struct Unit {
  NodeId node = kNoNode;
  std::string_view eid;
  std::string_view element;
  size_t depth = 0;
  std::string num, heading, text;
};

bool IsUnit(Node node) {
  switch (node.tag()) {
    case Tag::kPreface: case Tag::kPreamble: case Tag::kConclusions: case Tag::kAttachment:
    case Tag::kFormula: case Tag::kRecital: case Tag::kCitation: case Tag::kTable:
    case Tag::kCrossHeading: case Tag::kToc: case Tag::kBlockList: case Tag::kQuotedStructure:
    case Tag::kLongTitle:
      return true;
    default:
      return KindOf(node.tag()) == ElementKind::kHierarchy ||
             KindOf(node.tag()) == ElementKind::kDocumentClass;
  }
}

// Text below `node` for a person to read: notes left out, blocks parted by spaces.
void AppendShown(Node node, std::string* text) {
  for (Node child : node.children()) {
    if (child.is_text()) {
      *text += child.text();
    } else if (child.tag() != Tag::kAuthorialNote && child.is_element()) {
      const bool apart = KindOf(child.tag()) != ElementKind::kInline;
      if (apart) *text += ' ';
      AppendShown(child, text);
      if (apart) *text += ' ';
    }
  }
}

std::string TextOf(Node node) {
  std::string text;
  if (node) AppendShown(node, &text);
  return FoldSpaces(text);
}

std::string FirstWords(const std::string& text) {
  size_t pos = 0, count = 0;
  while (pos < text.size() && count < kFirstWords) {
    NextCodePoint(text, &pos);
    ++count;
  }
  return pos == text.size() ? text : text.substr(0, pos) + "\u2026";
}

// The unit's own first words: of its content, intro or blocks, not of units inside it.
std::string OwnText(Node node) {
  for (Node child : node.children()) {
    switch (child.tag()) {
      case Tag::kContent: case Tag::kIntro: case Tag::kP: case Tag::kListIntroduction:
      case Tag::kBlock:
        return FirstWords(TextOf(child));
      case Tag::kText:
        return FirstWords(TextOf(node));
      default:
        break;
    }
  }
  return "";
}

// Walks the tree without recursion, so that no document is too deep.
std::vector<Unit> Collect(const Document& document) {
  std::vector<Unit> units;
  std::vector<std::pair<Node, size_t>> stack{{document.root(), 0}};
  while (!stack.empty()) {
    auto [node, depth] = stack.back();
    stack.pop_back();
    if (node.tag() == Tag::kMeta) continue;
    size_t below = depth;
    if (IsUnit(node)) {
      units.push_back({node.id(), node.attribute(Attr::kEId), node.name(), depth,
                       TextOf(node.child(Tag::kNum)), TextOf(node.child(Tag::kHeading)),
                       OwnText(node)});
      ++below;
    }
    std::vector<Node> children;
    for (Node child : node.children()) {
      if (child.is_element()) children.push_back(child);
    }
    for (auto it = children.rbegin(); it != children.rend(); ++it) stack.emplace_back(*it, below);
  }
  return units;
}

std::map<std::string, size_t> Count(const std::vector<Unit>& units) {
  std::map<std::string, size_t> counts;
  for (const Unit& unit : units) ++counts[std::string(unit.element)];
  return counts;
}

void AppendField(const char* name, std::string_view value, std::string* out) {
  *out += std::string("\"") + name + "\": \"";
  AppendJsonEscaped(value, out);
  *out += '"';
}

}  // namespace

std::string OutlineText(const Document& document) {
  const std::vector<Unit> units = Collect(document);
  std::string out;
  for (const Unit& unit : units) {
    out.append(2 * unit.depth, ' ');
    out += unit.eid.empty() ? unit.element : unit.eid;
    for (const std::string* part : {&unit.num, &unit.heading, &unit.text}) {
      if (!part->empty()) out += "  " + (part == &unit.text ? "\u201C" + *part + "\u201D" : *part);
    }
    out += '\n';
  }
  out += '\n';
  for (const auto& [element, count] : Count(units)) {
    out += std::to_string(count) + " " + element + '\n';
  }
  return out;
}

std::string OutlineJson(const Document& document, const std::vector<UnitConfidence>& confidence) {
  std::unordered_map<NodeId, float> sure;
  for (const UnitConfidence& unit : confidence) sure.emplace(unit.node, unit.confidence);
  const std::vector<Unit> units = Collect(document);
  std::string out = "{\"units\": [";
  for (const Unit& unit : units) {
    if (&unit != &units.front()) out += ',';
    out += "\n  {";
    AppendField("eId", unit.eid, &out);
    out += ", ";
    AppendField("element", unit.element, &out);
    out += ", \"depth\": " + std::to_string(unit.depth) + ", ";
    AppendField("num", unit.num, &out);
    out += ", ";
    AppendField("heading", unit.heading, &out);
    out += ", ";
    AppendField("text", unit.text, &out);
    if (const auto known = sure.find(unit.node); known != sure.end()) {
      out += ", \"confidence\": ";
      AppendJsonShare(known->second, &out);
    }
    out += '}';
  }
  out += "],\n\"counts\": {";
  bool first = true;
  for (const auto& [element, count] : Count(units)) {
    if (!first) out += ", ";
    first = false;
    out += "\"" + element + "\": " + std::to_string(count);
  }
  return out + "}}\n";
}

}  // namespace lexport
