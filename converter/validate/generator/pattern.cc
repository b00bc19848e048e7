#include "pattern.h"

namespace lexport::generator {
namespace {

void Put(Run* run, int c) { run->ascii[c >> 6] |= uint64_t{1} << (c & 63); }

void Negate(Run* run) {
  run->ascii[0] = ~run->ascii[0];
  run->ascii[1] = ~run->ascii[1];
  run->other = !run->other;
}

void Unite(Run* run, const Run& more) {
  run->ascii[0] |= more.ascii[0];
  run->ascii[1] |= more.ascii[1];
  run->other = run->other || more.other;
}

// A class named by a letter after a backslash.
bool Escape(char letter, Run* run) {
  Run c;
  switch (letter) {
    case 's':
    case 'S':
      for (char space : {' ', '\t', '\n', '\r'}) Put(&c, space);
      break;
    case '\\':
    case '-':
    case '.':
    case '[':
    case ']':
      Put(&c, letter);
      break;
    default:
      return false;  // \d, \w, \i, \c reach beyond ASCII
  }
  if (letter == 'S') Negate(&c);
  Unite(run, c);
  return true;
}

// The inside of [...]; *pos stands behind the '[' and is moved behind the ']'.
bool Bracket(const std::string& p, size_t* pos, Run* run) {
  const bool negated = *pos < p.size() && p[*pos] == '^';
  if (negated) ++*pos;
  Run c;
  for (; *pos < p.size() && p[*pos] != ']'; ++*pos) {
    const unsigned char from = static_cast<unsigned char>(p[*pos]);
    if (from >= 0x80 || from == '[') return false;
    if (from == '\\') {
      if (++*pos == p.size() || !Escape(p[*pos], &c)) return false;
    } else if (*pos + 2 < p.size() && p[*pos + 1] == '-' && p[*pos + 2] != ']') {
      const unsigned char to = static_cast<unsigned char>(p[*pos + 2]);
      if (to >= 0x80 || to < from) return false;
      for (int i = from; i <= to; ++i) Put(&c, i);
      *pos += 2;
    } else {
      Put(&c, from);
    }
  }
  if (*pos == p.size()) return false;
  ++*pos;
  if (negated) Negate(&c);
  *run = c;
  return true;
}

}  // namespace

bool CompilePattern(const std::string& pattern, Run* run) {
  size_t pos = 0;
  if (pattern.size() >= 2 && pattern[0] == '\\') {
    if (!Escape(pattern[1], run)) return false;
    pos = 2;
  } else if (!pattern.empty() && pattern[0] == '[') {
    pos = 1;
    if (!Bracket(pattern, &pos, run)) return false;
  }
  if (pos == 0 || pos + 1 != pattern.size()) return false;
  run->may_be_empty = pattern[pos] == '*';
  return pattern[pos] == '*' || pattern[pos] == '+';
}

}  // namespace lexport::generator
