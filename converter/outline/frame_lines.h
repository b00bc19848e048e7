// Words and numbers of the lines that may be the labels of frames.

#ifndef LEXPORT_OUTLINE_FRAME_LINES_H_
#define LEXPORT_OUTLINE_FRAME_LINES_H_

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace lexport {

struct FrameToken {
  uint32_t begin = 0, end = 0;  // in the head of its block
  uint32_t value = 0;           // of a numeral; 0: a word
  bool word = false;            // letters; they may be a numeral all the same
};

// A short line of its own, in words and numbers.
struct FrameLine {
  uint32_t block = 0;
  uint32_t first = 0, count = 0;  // in the list of all tokens
  int number = -1;                // index of the token that counts
};

// Words, digits of one script, or numbers in one sign: the first ten are appended to *tokens.
void Tokenize(std::string_view text, std::vector<FrameToken>* tokens);

// Index of the number of a line, -1 when it has none: digits before all; else a capital roman
// numeral or a numeral letter, whose value is written into its token. There is a token.
int FindNumber(std::string_view text, std::span<FrameToken> tokens);

}  // namespace lexport

#endif  // LEXPORT_OUTLINE_FRAME_LINES_H_
