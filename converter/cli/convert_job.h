// One conversion, from the bytes of an input to the bytes of its outputs: what `convert` does for
// each file, and for each record of a stream.

#ifndef LEXPORT_CLI_CONVERT_JOB_H_
#define LEXPORT_CLI_CONVERT_JOB_H_

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/command.h"
#include "lexport/converter.h"
#include "lexport/finding.h"
#include "lexport/validator.h"
#include "lexport/writers.h"

namespace lexport::cli {

// An output format of --to.
struct Format {
  std::string_view name;       // "akn"
  std::string_view extension;  // ".xml"
};

const std::vector<Format>& Formats();
const Format* FindFormat(std::string_view name);

struct ConvertPlan {
  std::vector<const Format*> formats;
  ConvertOptions convert;       // metadata: what --meta and the like say
  EpubOptions epub;
  HtmlOptions html;
  TextOptions text;
  GraphOptions graph;
  bool force = false;           // Akoma Ntoso inputs need not be valid
};

// --to, --mapping, --meta and all else that says how to convert.
void AddConvertOptions(po::options_description* options);
bool ReadConvertPlan(const Arguments& arguments, ConvertPlan* plan, std::string* error);

// What an input became.
struct Product {
  bool ok = false;
  std::vector<std::string> outputs;  // in the order of plan.formats; empty when !ok
  std::string ledger;                // JSON; empty for Akoma Ntoso inputs and when !ok
  std::string text;                  // the decoded input
  Document document;
  Findings findings;
  float confidence = 1;
};

// True when the bytes look like XML rather than text.
bool LooksLikeXml(std::string_view bytes);

// Converts text, or derives from Akoma Ntoso, which it tells from text by its first characters.
// `sidecar` weighs less than the plan's own metadata. Safe from many threads.
Product Produce(const ConvertPlan& plan, std::string_view bytes, const std::string& name,
                const Metadata& sidecar);

}  // namespace lexport::cli

#endif  // LEXPORT_CLI_CONVERT_JOB_H_
