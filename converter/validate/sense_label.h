// Printed numbers of units, read for their order: "Article 3 bis", "(iv)", "1.2.", "§ 7".

#ifndef LEXPORT_VALIDATE_SENSE_LABEL_H_
#define LEXPORT_VALIDATE_SENSE_LABEL_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lexport::validate {

// How a label counts. Some can be read in several ways: "i" is the ninth letter and a roman one.
enum class LabelStyle : uint8_t { kDigits, kRoman, kLetters };

struct Label {
  bool ok = false;
  bool upper = false;            // letters are capitals
  bool bracketed = false;        // an opening bracket stands before it
  std::vector<uint32_t> digits;  // 1.2 -> 1, 2; empty when the label has none
  uint32_t roman = 0;            // 0: not a roman numeral
  uint32_t letters = 0;          // a is 1, z is 26, aa is 27, bb is 28
  std::string suffix;            // what tells 3A from 3
};

// Not ok for labels that have no number that is known here, or none whose order is known.
Label ParseLabel(std::string_view printed);

// True when `text` begins with a label of a unit that stands by itself, as in "(a) to promote" and
// "3. The Parties": in brackets, or with a bracket or full stop behind it, and then white space or
// nothing. Words and years in brackets are none.
bool BeginsWithBareLabel(std::string_view text);

// A fault in a sequence of labels.
enum class SequenceFault : uint8_t { kGap, kRepeated, kOrder };
struct LabelFault {
  SequenceFault fault;
  size_t at;     // index of the label that is odd
  size_t after;  // index of the label before it
};

// Reads `labels` as one sequence, in the style that leaves the fewest faults. Labels that are not
// ok, and changes of style, begin a new sequence. Linear.
std::vector<LabelFault> CheckSequence(std::span<const Label> labels);

}  // namespace lexport::validate

#endif  // LEXPORT_VALIDATE_SENSE_LABEL_H_
