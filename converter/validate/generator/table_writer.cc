#include "table_writer.h"

#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>

#include "automaton.h"
#include "pattern.h"

namespace lexport::generator {
namespace {

constexpr size_t kTags = static_cast<size_t>(Tag::kTagCount);
constexpr size_t kAttrs = static_cast<size_t>(Attr::kAttrCount);
constexpr int kMostStates = 254;  // 255 means "no transition"

std::string Quoted(const std::string& s) {
  std::string out = "\"";
  for (char c : s) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

// Writes `type name[] = {…};`, wrapped.
template <typename Values>
void WriteArray(std::ostream& out, const std::string& type, const std::string& name,
                const Values& values) {
  out << "constexpr " << type << " " << name << "[] = {";
  size_t column = 0;
  for (const auto& v : values) {
    if (column++ % 24 == 0) out << "\n ";
    out << " " << v << ",";
  }
  if (values.empty()) out << "0";
  out << "};\n";
}

class Writer {
 public:
  Writer(const Schema& schema, std::ostream& out) : schema_(schema), out_(out) {}

  void Write() {
    out_ << "// Made by the generator from the schema. Do not edit.\n"
            "#include \"validate/schema_tables.h\"\n\n"
            "namespace lexport::validate {\nnamespace {\n\n";
    for (const Element& e : schema_.elements) NumberElement(e);
    for (size_t i = 0; i < models_.size(); ++i) WriteModelArrays(i);
    for (size_t i = 0; i < sets_.size(); ++i) WriteSetArrays(i);
    WriteUniqueArray();
    WriteXmlAttributes();
    out_ << "\n}  // namespace\n\n";
    out_ << "const std::string_view kTargetNamespace = " << Quoted(schema_.target_namespace)
         << ";\n\n";
    WriteModels();
    WriteSets();
    WriteSimpleTypes();
    WriteElements();
    out_ << "const std::span<const XmlAttributeRow> kXmlAttributes = kXmlAttributeRows;\n"
            "const std::span<const Attr> kUniqueAttributes = kUniqueRows;\n\n"
            "}  // namespace lexport::validate\n";
  }

 private:
  struct Rows {
    int model = 0;
    int set = 0;
    int unique = 0;
  };

  void NumberElement(const Element& e) {
    const Automaton automaton = BuildAutomaton(e.model);
    if (automaton.states.size() > kMostStates) throw std::runtime_error("a model is too large");
    Rows rows;
    rows.model = IndexOf(automaton, &models_);
    rows.set = IndexOf(e.attributes, &sets_);
    for (uint16_t attr : e.unique_below) rows.unique |= 1 << IndexOf(attr, &unique_);
    rows_.push_back(rows);
  }

  template <typename T>
  static int IndexOf(const T& value, std::vector<T>* all) {
    const auto it = std::find(all->begin(), all->end(), value);
    if (it != all->end()) return static_cast<int>(it - all->begin());
    all->push_back(value);
    return static_cast<int>(all->size()) - 1;
  }

  // Classes of symbols: two symbols are alike when every state sends them to the same state.
  static std::map<uint16_t, int> Classes(const Automaton& a, int* count) {
    std::set<uint16_t> symbols;
    for (const auto& s : a.states) {
      for (auto [symbol, to] : s.next) symbols.insert(symbol);
    }
    std::map<std::vector<int>, int> columns;
    columns[std::vector<int>(a.states.size(), -1)] = 0;
    std::map<uint16_t, int> out;
    for (uint16_t symbol : symbols) {
      std::vector<int> column;
      for (const auto& s : a.states) {
        const auto it = s.next.find(symbol);
        column.push_back(it == s.next.end() ? -1 : it->second);
      }
      out[symbol] = columns.try_emplace(column, static_cast<int>(columns.size())).first->second;
    }
    *count = static_cast<int>(columns.size());
    return out;
  }

  void WriteModelArrays(size_t index) {
    const Automaton& a = models_[index];
    int count = 0;
    const std::map<uint16_t, int> classes = Classes(a, &count);
    if (count > 255) throw std::runtime_error("a model has too many classes of symbols");
    class_counts_.push_back(count);
    std::vector<int> class_of(kTags, 0), next(a.states.size() * count, 255), accepting;
    for (auto [symbol, c] : classes) class_of[symbol] = c;
    for (size_t s = 0; s < a.states.size(); ++s) {
      accepting.push_back(a.states[s].accepting ? 1 : 0);
      for (auto [symbol, to] : a.states[s].next) next[s * count + classes.at(symbol)] = to;
    }
    std::vector<int> repeatable(count, 0);
    for (uint16_t symbol : RepeatableSymbols(a)) repeatable[classes.at(symbol)] = 1;
    const std::string n = std::to_string(index);
    WriteArray(out_, "uint8_t", "kClassOf" + n, class_of);
    WriteArray(out_, "uint8_t", "kNext" + n, next);
    WriteArray(out_, "uint8_t", "kAccepting" + n, accepting);
    WriteArray(out_, "uint8_t", "kRepeatable" + n, repeatable);
  }

  void WriteModels() {
    out_ << "const ContentModel kModels[] = {\n";
    for (size_t i = 0; i < models_.size(); ++i) {
      out_ << "  {kClassOf" << i << ", kNext" << i << ", kAccepting" << i << ", kRepeatable" << i
           << ", " << class_counts_[i] << ", " << models_[i].states.size() << "},\n";
    }
    out_ << "};\n\n";
  }

  void WriteSetArrays(size_t index) {
    const AttributeSet& set = sets_[index];
    if (set.uses.size() > 254) throw std::runtime_error("an element has too many attributes");
    std::vector<int> use_of(kAttrs, 0);
    for (size_t i = 0; i < set.uses.size(); ++i) use_of[set.uses[i].attr] = static_cast<int>(i) + 1;
    WriteArray(out_, "uint8_t", "kUseOf" + std::to_string(index), use_of);
    out_ << "constexpr AttributeUse kUses" << index << "[] = {\n";
    for (const AttributeUse& u : set.uses) {
      out_ << "  {static_cast<Attr>(" << u.attr << "), " << u.type << ", "
           << (u.required ? "true" : "false") << ", "
           << (IsAnyText(schema_.simple_types[u.type]) ? "true" : "false") << ", "
           << (u.has_fixed ? Quoted(u.fixed) : "nullptr") << "},  // " << AttrNameOf(u.attr)
           << "\n";
    }
    if (set.uses.empty()) out_ << "  {Attr::kForeignAttribute, 0, false, false, nullptr},\n";
    out_ << "};\n";
  }

  static bool IsAnyText(const SimpleType& t) {
    return t.variety == SimpleType::Variety::kAtomic && t.builtin == "string" && t.values.empty() &&
           t.patterns.empty();
  }

  void WriteSets() {
    out_ << "const AttributeSetRow kAttributeSets[] = {\n";
    for (size_t i = 0; i < sets_.size(); ++i) {
      const auto required = std::count_if(sets_[i].uses.begin(), sets_[i].uses.end(),
                                          [](const AttributeUse& u) { return u.required; });
      out_ << "  {kUseOf" << i << ", kUses" << i << ", " << sets_[i].uses.size() << ", " << required
           << ", " << (sets_[i].any_other ? "true" : "false") << "},\n";
    }
    out_ << "};\n\n";
  }

  void WriteElements() {
    static const char* const kKinds[] = {"kEmpty", "kElements", "kMixed"};
    out_ << "const ElementRow kElements[kTagCount] = {\n";
    size_t next = 0;
    for (size_t tag = 0; tag < kTags; ++tag) {
      if (next == schema_.elements.size() || schema_.elements[next].tag != tag) {
        out_ << "  {},\n";
        continue;
      }
      const Rows& rows = rows_[next];
      out_ << "  {Content::" << kKinds[static_cast<int>(schema_.elements[next].content)] << ", "
           << rows.unique << ", " << rows.model << ", " << rows.set << "},\n";
      ++next;
    }
    out_ << "};\n\n";
  }

  static std::string BuiltinName(const SimpleType& t) {
    static const std::map<std::string, std::string> kNames = {{"string", "kString"},
                                                              {"anyURI", "kAnyUri"},
                                                              {"boolean", "kBoolean"},
                                                              {"integer", "kInteger"},
                                                              {"date", "kDate"},
                                                              {"time", "kTime"},
                                                              {"dateTime", "kDateTime"},
                                                              {"duration", "kDuration"},
                                                              {"language", "kLanguage"},
                                                              {"NCName", "kNcName"},
                                                              {"ID", "kId"}};
    if (t.variety != SimpleType::Variety::kAtomic) return "kString";
    const auto it = kNames.find(t.builtin);
    if (it == kNames.end()) throw std::runtime_error("type " + t.builtin + " is not supported");
    return it->second;
  }

  void WriteSimpleTypes() {
    if (schema_.simple_types.size() > 255) throw std::runtime_error("too many simple types");
    static const char* const kVarieties[] = {"kAtomic", "kList", "kUnion"};
    std::vector<std::string> values, runs;
    std::vector<int> members;
    out_ << "const SimpleTypeRow kSimpleTypes[] = {\n";
    for (const SimpleType& t : schema_.simple_types) {
      out_ << "  {Variety::" << kVarieties[static_cast<int>(t.variety)]
           << ", Builtin::" << BuiltinName(t) << ", " << values.size() << ", " << t.values.size()
           << ", " << members.size() << ", " << t.members.size() << ", " << RunOf(t, &runs)
           << "},\n";
      for (const std::string& v : t.values) values.push_back(Quoted(v));
      members.insert(members.end(), t.members.begin(), t.members.end());
    }
    out_ << "};\n\n";
    if (values.empty()) values.push_back("\"\"");
    if (runs.empty()) runs.push_back("{{0}, false, false}");
    if (members.empty()) members.push_back(0);
    WriteList("std::string_view", "kValues", values);
    WriteList("CharacterRun", "kRuns", runs);
    WriteList("uint8_t", "kMembers", members);
  }

  static int RunOf(const SimpleType& t, std::vector<std::string>* runs) {
    if (t.patterns.empty()) return -1;
    Run run;
    if (t.patterns.size() > 1 || !CompilePattern(t.patterns[0], &run)) {
      throw std::runtime_error("the pattern " + t.patterns[0] + " is not supported");
    }
    std::string refused;
    bool printing = true;
    for (int byte = 0; byte < 256; ++byte) {
      const bool allowed = byte < 128 ? (run.ascii[byte >> 6] >> (byte & 63) & 1) != 0 : run.other;
      refused += allowed ? "0," : "1,";
      printing = printing && (allowed || byte < '!' || byte > '~');
    }
    runs->push_back("{{" + refused + "}, " + (run.may_be_empty ? "true" : "false") + ", " +
                    (printing ? "true" : "false") + "}");
    return static_cast<int>(runs->size()) - 1;
  }

  template <typename Values>
  void WriteList(const std::string& type, const std::string& name, const Values& values) {
    out_ << "const " << type << " " << name << "[] = {\n";
    for (const auto& v : values) out_ << "  " << v << ",\n";
    out_ << "};\n\n";
  }

  void WriteUniqueArray() {
    if (unique_.size() > 8) throw std::runtime_error("too many unique attributes");
    out_ << "constexpr Attr kUniqueRows[] = {\n";
    for (uint16_t attr : unique_) out_ << "  static_cast<Attr>(" << attr << "),\n";
    out_ << "};\n";
  }

  void WriteXmlAttributes() {
    out_ << "constexpr XmlAttributeRow kXmlAttributeRows[] = {\n";
    for (const GlobalAttribute& a : schema_.xml_attributes) {
      out_ << "  {" << Quoted(a.name) << ", " << a.type << "},\n";
    }
    out_ << "};\n";
  }

  const Schema& schema_;
  std::ostream& out_;
  std::vector<Automaton> models_;
  std::vector<AttributeSet> sets_;
  std::vector<uint16_t> unique_;
  std::vector<Rows> rows_;  // beside schema_.elements
  std::vector<int> class_counts_;
};

}  // namespace

bool WriteTables(const Schema& schema, std::ostream& out, std::string* error) {
  try {
    Writer(schema, out).Write();
    return true;
  } catch (const std::runtime_error& e) {
    *error = e.what();
    return false;
  }
}

}  // namespace lexport::generator
