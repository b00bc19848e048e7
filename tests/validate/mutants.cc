#include "validate/mutants.h"

#include <algorithm>
#include <array>

namespace lexport {
namespace {

constexpr std::array<const char*, 22> kNames = {
    "p",       "content", "article",    "section", "num",       "heading",      "ref", "body",
    "meta",    "doc",     "blockList",  "item",    "foreign",   "table",        "tr",  "TLCPerson",
    "FRBRuri", "br",      "quotedText", "remark",  "component", "authorialNote"};

constexpr std::array<const char*, 30> kValues = {"",
                                                 " ",
                                                 "a b",
                                                 "#x",
                                                 "x#y#z",
                                                 "%zz",
                                                 "/akn/un/act/2014-06-02/1",
                                                 "2014-06-02",
                                                 "2014-02-30",
                                                 "2014-13-01",
                                                 "2014",
                                                 "0000-01-01",
                                                 "2014-06-02T10:00:00Z",
                                                 "2014-06-02T25:00:00",
                                                 "2014-06-02+14:01",
                                                 "12:30:00",
                                                 "24:00:00",
                                                 "P1Y",
                                                 "P",
                                                 "true",
                                                 "TRUE",
                                                 "1",
                                                 "-7",
                                                 "1.5",
                                                 "en",
                                                 "en_GB",
                                                 "null",
                                                 "removed",
                                                 "http://[x",
                                                 "urn:x:y"};

constexpr std::array<const char*, 12> kAttributes = {"eId",    "GUID",     "href",    "name",
                                                     "date",   "value",    "type",    "xml:lang",
                                                     "xml:id", "refersTo", "colspan", "status"};

bool IsSpace(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

}  // namespace

Mutator::Mutator(std::string xml, uint32_t seed) : xml_(std::move(xml)), random_(seed) { Scan(); }

void Mutator::Scan() {
  for (size_t at = xml_.find('<'); at != std::string::npos; at = xml_.find('<', at + 1)) {
    for (const auto& [open, close] : {std::pair{"<!--", "-->"}, {"<?", "?>"}, {"<![", "]]>"}}) {
      if (xml_.compare(at, std::string_view(open).size(), open) == 0) at = xml_.find(close, at);
    }
    if (xml_[at] == '<') ScanTag(at, xml_.find('>', at) + 1);
  }
}

void Mutator::ScanTag(size_t begin, size_t end) {
  if (xml_[begin + 1] == '/') {
    elements_[open_.back()].close_begin = begin;
    elements_[open_.back()].end = end;
    open_.pop_back();
    return;
  }
  Element e;
  e.begin = begin;
  e.open_end = e.close_begin = e.end = end;
  size_t at = std::min(xml_.find_first_of(" \t\r\n/>", begin), end);
  e.name = xml_.substr(begin + 1, at - begin - 1);
  while (true) {
    const size_t name = xml_.find_first_not_of(" \t\r\n", at);
    if (name >= end || xml_[name] == '/' || xml_[name] == '>') break;
    const size_t equals = xml_.find('=', name);
    const size_t quote = xml_.find_first_of("\"'", equals);
    const size_t close = xml_.find(xml_[quote], quote + 1);
    std::string key = xml_.substr(name, equals - name);
    while (IsSpace(key.back())) key.pop_back();
    if (key.rfind("xmlns", 0) != 0) {
      e.attributes.push_back({at, close + 1, key, xml_.substr(quote + 1, close - quote - 1)});
    }
    at = close + 1;
    if (at >= end) end = e.open_end = e.close_begin = e.end = xml_.find('>', at) + 1;
  }
  elements_.push_back(e);
  if (xml_[end - 2] != '/') open_.push_back(elements_.size() - 1);
}

std::string Mutator::Replace(size_t begin, size_t end, std::string_view with) const {
  return xml_.substr(0, begin) + std::string(with) + xml_.substr(end);
}

std::string Mutator::Renamed(const Element& e, const std::string& name) const {
  std::string text = Text(e);
  if (e.close_begin < e.end) {
    text.replace(e.close_begin - e.begin + 2, e.name.size(), name);
  }
  return text.replace(1, e.name.size(), name);
}

std::string Mutator::Misspelt(std::string name) {
  const size_t at = name.find(':') == std::string::npos ? 0 : name.find(':') + 1;
  const size_t i = at + Pick(name.size() - at);
  switch (Pick(3)) {
    case 0:
      return name.insert(i, 1, 'x');
    case 1:
      return name.size() - at > 1 ? name.erase(i, 1) : name + "x";
    default:
      name[i] = name[i] == 'z' ? 'y' : 'z';
      return name;
  }
}

const Mutator::Element* Mutator::PickWithAttribute() {
  for (int tries = 0; tries < 50; ++tries) {
    const Element& e = PickElement();
    if (!e.attributes.empty()) return &e;
  }
  return nullptr;
}

Mutant Mutator::ChangeElement(int kind) {
  const Element& e = PickElement();
  const Element& other = PickElement();
  const std::string at = " <" + e.name + "> at " + std::to_string(e.begin);
  switch (kind) {
    case 0:
      return {"drop" + at, Replace(e.begin, e.end, "")};
    case 1:
      return {"double" + at, Replace(e.end, e.end, Text(e))};
    case 2: {  // move
      if (other.begin >= e.begin && other.begin < e.end) break;
      std::string out = Replace(e.begin, e.end, "");
      const size_t to = other.begin < e.begin ? other.begin : other.begin - (e.end - e.begin);
      return {"move" + at + " before <" + other.name + ">", out.insert(to, Text(e))};
    }
    case 3: {
      const std::string name = kNames[Pick(kNames.size())];
      return {"rename" + at + " to " + name, Replace(e.begin, e.end, Renamed(e, name))};
    }
    case 4: {
      const std::string name = Misspelt(e.name);
      return {"misspell" + at + " as " + name, Replace(e.begin, e.end, Renamed(e, name))};
    }
    case 5: {  // swap with the next element, where that follows at once
      const size_t next = std::min(xml_.find_first_not_of(" \t\r\n", e.end), xml_.size());
      for (const Element& n : elements_) {
        if (n.begin != next) continue;
        return {"swap" + at, Replace(e.begin, n.end, Text(n) + Text(e))};
      }
      break;
    }
    default:
      return {"unwrap" + at,
              Replace(e.begin, e.end, xml_.substr(e.open_end, e.close_begin - e.open_end))};
  }
  return {"drop" + at, Replace(e.begin, e.end, "")};
}

Mutant Mutator::ChangeAttribute(int kind) {
  const Element* e = PickWithAttribute();
  const Element* other = PickWithAttribute();
  if (e == nullptr || other == nullptr) return ChangeElement(kind % 7);
  const Attribute& a = e->attributes[Pick(e->attributes.size())];
  const std::string at = " " + a.name + " of <" + e->name + "> at " + std::to_string(e->begin);
  const auto put = [&](const std::string& name, const std::string& value) {
    return Replace(a.begin, a.end, " " + name + "=\"" + value + "\"");
  };
  switch (kind) {
    case 0:
      return {"drop" + at, Replace(a.begin, a.end, "")};
    case 1: {
      const std::string name = Misspelt(a.name);
      return {"misspell" + at + " as " + name, put(name, a.value)};
    }
    case 2: {
      const std::string value = kValues[Pick(kValues.size())];
      return {"set" + at + " to '" + value + "'", put(a.name, value)};
    }
    case 3: {
      const Attribute& b = other->attributes[Pick(other->attributes.size())];
      return {"copy" + at + " from " + b.name, put(a.name, b.value)};
    }
    default: {  // give it the value of the same attribute elsewhere: eIds become double
      for (const Attribute& b : other->attributes) {
        if (b.name == a.name) return {"repeat" + at, put(a.name, b.value)};
      }
      return {"drop" + at, Replace(a.begin, a.end, "")};
    }
  }
}

Mutant Mutator::Insert(int kind) {
  const Element& e = PickElement();
  const std::string at = " in <" + e.name + "> at " + std::to_string(e.begin);
  const size_t name_end = e.begin + 1 + e.name.size();
  const bool empty = e.close_begin == e.end;
  switch (kind) {
    case 0:
      return {"text before" + at, Replace(e.begin, e.begin, "stray")};
    case 1:
      return {"text" + at, empty ? Replace(e.end, e.end, "stray")
                                 : Replace(e.close_begin, e.close_begin, "stray")};
    case 2:
      return {"foreign element before" + at,
              Replace(e.begin, e.begin, "<f:x xmlns:f=\"urn:f\">t</f:x>")};
    case 3:
      return {"element of no namespace before" + at, Replace(e.begin, e.begin, "<p xmlns=\"\"/>")};
    case 4:
      return {"foreign attribute" + at,
              Replace(name_end, name_end, " f:x=\"1\" xmlns:f=\"urn:f\"")};
    case 5: {
      const std::string name = kAttributes[Pick(kAttributes.size())];
      for (const Attribute& a : e.attributes) {
        if (a.name == name) return {"drop" + at, Replace(a.begin, a.end, "")};
      }
      const std::string value = kValues[2 + Pick(kValues.size() - 2)];
      return {"add " + name + "='" + value + "'" + at,
              Replace(name_end, name_end, " " + name + "=\"" + value + "\"")};
    }
    case 6:
      return {"comment and PI before" + at, Replace(e.begin, e.begin, "<!-- c --><?p i?>")};
    default: {
      const std::string name = kNames[Pick(kNames.size())];
      return {"new <" + name + "> before" + at, Replace(e.begin, e.begin, "<" + name + "/>")};
    }
  }
}

Mutant Mutator::Next() {
  const size_t kind = Pick(20);
  if (kind < 7) return ChangeElement(static_cast<int>(kind));
  if (kind < 12) return ChangeAttribute(static_cast<int>(kind - 7));
  return Insert(static_cast<int>(kind - 12));
}

}  // namespace lexport
