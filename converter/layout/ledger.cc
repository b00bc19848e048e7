// The ledger of a conversion: applied to the input again (replay.h), and as JSON.

#include "lexport/ledger.h"

#include <array>

#include "base/strings.h"
#include "layout/replay.h"

namespace lexport {
namespace {

constexpr std::array<std::string_view, 3> kActionNames = {"removed", "inserted", "moved"};

std::string_view ActionName(LedgerAction action) {
  return kActionNames[static_cast<size_t>(action)];
}

void AppendMember(std::string_view key, std::string_view value, std::string* out) {
  *out += ",\"";
  *out += key;
  *out += "\":\"";
  AppendJsonEscaped(value, out);
  *out += '"';
}

}  // namespace

bool ReplayLedger(std::string_view input, const Ledger& ledger, std::string* output,
                  std::string* error) {
  output->clear();
  output->reserve(input.size());
  LedgerReplay replay(input, ledger);
  for (std::string_view piece = replay.Next(); !piece.empty(); piece = replay.Next()) {
    output->append(piece);
  }
  *error = replay.error();
  return error->empty();
}

std::string LedgerToJson(std::string_view input, std::string_view input_name,
                         const Ledger& ledger) {
  std::string out = "{\"input\":{\"name\":\"";
  AppendJsonEscaped(input_name, &out);
  out += "\",\"bytes\":" + std::to_string(input.size());
  out += ",\"characters\":" + std::to_string(CountCodePoints(input)) + "},\n\"entries\":[";
  bool first = true;
  for (const LedgerEntry& entry : ledger.entries) {
    out += first ? "\n" : ",\n";
    first = false;
    out += "{\"line\":" + std::to_string(entry.line);
    out += ",\"begin\":" + std::to_string(entry.begin) + ",\"end\":" + std::to_string(entry.end);
    if (entry.action == LedgerAction::kMoved) out += ",\"target\":" + std::to_string(entry.target);
    AppendMember("action", ActionName(entry.action), &out);
    AppendMember("what", entry.what, &out);
    AppendMember("text", entry.text, &out);
    AppendMember("why", entry.why, &out);
    out += "}";
  }
  out += "\n]}\n";
  return out;
}

}  // namespace lexport
