// SARIF 2.1.0: one run with the results of all files. The rules that were used stand after the
// results, which lets the results be written as they come; in JSON the order of keys means nothing.

#include <map>
#include <unordered_map>

#include "base/strings.h"
#include "findings/renderers.h"
#include "findings/rules.h"

namespace lexport {
namespace {

// Path as a URI reference: everything but unreserved characters and "/" percent-encoded. An
// absolute path becomes a file URI; "-", the standard input, keeps its name.
std::string UriOf(std::string_view path) {
  static constexpr char kHex[] = "0123456789ABCDEF";
  std::string uri = path.starts_with('/') ? "file://" : "";
  for (char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
                       (byte >= '0' && byte <= '9') ||
                       std::string_view("/-._~").find(c) != std::string_view::npos;
    if (plain) {
      uri += c;
    } else {
      uri += '%';
      uri += kHex[byte >> 4];
      uri += kHex[byte & 15];
    }
  }
  return uri;
}

uint64_t Fnv1a(std::string_view text, uint64_t hash) {
  for (char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ull;
  return (hash ^ 0xFF) * 0x100000001b3ull;  // ends the part, so that "ab","c" is not "a","bc"
}

std::string Hex(uint64_t value) {
  static constexpr char kHex[] = "0123456789abcdef";
  std::string text(16, '0');
  for (size_t i = 16; i-- > 0; value >>= 4) text[i] = kHex[value & 15];
  return text;
}

// What makes a finding the same one after lines were added above it: its rule, the element it
// stands at and the source text there, not its line number.
uint64_t FingerprintOf(const Finding& finding) {
  uint64_t hash = Fnv1a(finding.rule, 0xcbf29ce484222325ull);
  hash = Fnv1a(finding.where.eid.empty() ? finding.where.xpath : finding.where.eid, hash);
  return Fnv1a(Trim(finding.where.source_line), hash);
}

void AppendText(std::string_view key, std::string_view text, std::string* out) {
  *out += '"';
  *out += key;
  *out += "\":{\"text\":";
  AppendJsonString(text, out);
  *out += '}';
}

std::string MessageOf(const Finding& finding) {
  std::string text = finding.message;
  for (size_t i = 0; i < finding.expected.size(); ++i) {
    text += (i == 0 ? ". Expected: " : ", ") + finding.expected[i];
  }
  if (!finding.fix.empty()) text += ". Fix: " + finding.fix;
  return text;
}

void AppendPhysicalLocation(std::string_view file, const Location& where, std::string* out) {
  *out += "\"physicalLocation\":{\"artifactLocation\":{\"uri\":";
  AppendJsonString(UriOf(file), out);
  *out += '}';
  if (where.line != 0) {
    *out += ",\"region\":{\"startLine\":" + std::to_string(where.line);
    if (where.column != 0) *out += ",\"startColumn\":" + std::to_string(where.column);
    *out += '}';
    if (!where.source_line.empty()) {
      *out += ",\"contextRegion\":{\"startLine\":" + std::to_string(where.line) + ',';
      AppendText("snippet", where.source_line, out);
      *out += '}';
    }
  }
  *out += '}';
}

void AppendLogicalLocation(const Location& where, std::string* out) {
  if (where.eid.empty() && where.xpath.empty()) return;
  *out += ",\"logicalLocations\":[{";
  *out += "\"fullyQualifiedName\":";
  AppendJsonString(where.eid.empty() ? where.xpath : where.eid, out);
  *out += ",\"kind\":\"element\"";
  if (!where.xpath.empty()) {
    *out += ",\"properties\":{\"xpath\":";
    AppendJsonString(where.xpath, out);
    *out += '}';
  }
  *out += "}]";
}

void AppendRule(std::string_view id, std::string* out) {
  *out += "{\"id\":";
  AppendJsonString(id, out);
  const Rule* rule = FindRule(id);
  if (rule != nullptr) {
    *out += ',';
    AppendText("shortDescription", rule->title, out);
    *out += ',';
    AppendText("fullDescription", rule->reason, out);
    const std::string_view uri = RuleSourceUri(*rule);
    if (!uri.empty()) {
      *out += ",\"helpUri\":";
      AppendJsonString(uri, out);
    }
    *out += ',';
    AppendText("help",
               "Wrong:\n" + std::string(rule->wrong) + "\n\nRight:\n" + std::string(rule->right) +
                   "\n\nSource: " + std::string(rule->source),
               out);
    *out += ",\"defaultConfiguration\":{\"level\":\"";
    *out += SeverityName(rule->severity);
    *out += "\"}";
  }
  *out += '}';
}

class SarifRenderer : public FindingsRenderer {
 public:
  explicit SarifRenderer(const RenderOptions& options) : version_(options.version) {}

  void Begin(std::string* out) override {
    *out += "{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\",";
    *out += "\"runs\":[{\"columnKind\":\"unicodeCodePoints\",\"results\":[";
  }

  void File(const FileFindings& file, std::string* out) override {
    std::unordered_map<uint64_t, size_t> seen;
    for (const Finding& finding : file.findings) {
      const uint64_t fingerprint = FingerprintOf(finding);
      *out += results_++ == 0 ? "\n" : ",\n";
      AppendResult(file.file, finding, Hex(fingerprint), seen[fingerprint]++, out);
    }
  }

  void End(std::string* out) override {
    *out += "],\n\"tool\":{\"driver\":{\"name\":\"Lexport\"";
    if (!version_.empty()) {
      *out += ",\"semanticVersion\":";
      AppendJsonString(version_, out);
    }
    *out += ",\"rules\":[";
    for (size_t i = 0; i < rules_.size(); ++i) {
      *out += i == 0 ? "\n" : ",\n";
      AppendRule(rules_[i], out);
    }
    *out += "]}}}]}\n";
  }

 private:
  size_t RuleIndex(const std::string& id) {
    const auto [found, is_new] = rule_index_.emplace(id, rules_.size());
    if (is_new) rules_.push_back(id);
    return found->second;
  }

  // `occurrence` tells findings apart that share a fingerprint within one file.
  void AppendResult(std::string_view file, const Finding& finding, std::string fingerprint,
                    size_t occurrence, std::string* out) {
    if (occurrence > 0) fingerprint += ':' + std::to_string(occurrence + 1);
    *out += "{\"ruleId\":";
    AppendJsonString(finding.rule, out);
    *out += ",\"ruleIndex\":" + std::to_string(RuleIndex(finding.rule));
    *out += ",\"level\":\"";
    *out += SeverityName(finding.severity);
    *out += "\",";
    AppendText("message", MessageOf(finding), out);
    *out += ",\"locations\":[{";
    AppendPhysicalLocation(file, finding.where, out);
    AppendLogicalLocation(finding.where, out);
    *out += "}],\"partialFingerprints\":{\"ruleElementText/v1\":\"" + fingerprint + "\"}}";
  }

  const std::string version_;
  size_t results_ = 0;
  std::vector<std::string> rules_;  // in the order of first use
  std::map<std::string, size_t, std::less<>> rule_index_;
};

}  // namespace

std::unique_ptr<FindingsRenderer> MakeSarifRenderer(const RenderOptions& options) {
  return std::make_unique<SarifRenderer>(options);
}

}  // namespace lexport
