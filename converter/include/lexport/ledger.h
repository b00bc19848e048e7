// Ledger: the account of everything that a conversion did to the characters of its input.
//
// The promise is: no word lost, none invented. Every character of the input that is not white space
// is in the output, in its order, or the ledger says what was done with it. White space is layout
// and may be folded; a space that was removed from inside a word is entered all the same.
//
// The ledger alone is enough to check the promise: ReplayLedger() applies its entries to the input
// and gives the text that the output must hold; the converter compares that with what the output
// does hold, at the end of every conversion (see converter/convert/proof.h).

#ifndef LEXPORT_LEDGER_H_
#define LEXPORT_LEDGER_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace lexport {

// What was done to a stretch of the input.
enum class LedgerAction : uint8_t {
  kRemoved,   // input[begin,end) is not in the output
  kInserted,  // `text`, which the input lacks, stands in the output before input[begin]; begin ==
              // end
  kMoved,     // input[begin,end) stands in the output before input[target] instead
};

// One act. Offsets are bytes of the decoded input (UTF-8, without byte order mark).
struct LedgerEntry {
  LedgerAction action = LedgerAction::kRemoved;  // what was done
  uint32_t begin = 0;                            // of the stretch, the first byte
  uint32_t end = 0;                              // of the stretch, the byte behind the last
  uint32_t target = 0;  // kMoved only: the byte before which the stretch stands now
  std::string text;     // the characters removed, inserted or moved, as they stand
  std::string what;     // short fixed name of the act: "page-number", "running-head", "note-label",
                        // "note-moved", "hyphen-restored", "order-mended", "control-character", …
  std::string why;      // the evidence, for a person
  uint32_t line = 0;    // line of `begin`, from 1
};

// Entries are kept sorted by begin; those at one place in the order in which they were entered.
// Entries that remove or move never overlap, except that any of them may lie inside a moved
// stretch. Several stretches moved to one target stand there in the order of the ledger, and before
// what is inserted there. A target strictly inside a moved stretch travels with it (a note whose
// marker stands in a moved column); one at either end of it does not.
struct Ledger {
  std::vector<LedgerEntry> entries;  // sorted as said above
};

// The text that results when `ledger` is applied to `input`, white space included as it comes.
// Linear in the size of both. Returns false, with a reason in *error, when the ledger contradicts
// itself or the input (offsets out of range, overlaps, `text` unlike the input).
bool ReplayLedger(std::string_view input, const Ledger& ledger, std::string* output,
                  std::string* error);

// The ledger as a JSON object {"input": {...}, "entries": [...]}, keys in fixed order.
std::string LedgerToJson(std::string_view input, std::string_view input_name, const Ledger& ledger);

}  // namespace lexport

#endif  // LEXPORT_LEDGER_H_
