// A content model as the smallest deterministic automaton that accepts it.

#ifndef LEXPORT_VALIDATE_GENERATOR_AUTOMATON_H_
#define LEXPORT_VALIDATE_GENERATOR_AUTOMATON_H_

#include <cstdint>
#include <map>
#include <vector>

#include "schema_model.h"

namespace lexport::generator {

// State 0 is the start.
struct Automaton {
  struct State {
    bool accepting = false;
    std::map<uint16_t, int> next;  // by symbol
    bool operator==(const State&) const = default;
  };
  std::vector<State> states;
  bool operator==(const Automaton&) const = default;
};

// Glushkov's construction, determinised (XML Schema's rule of unique particle attribution makes it
// so already, up to repeated particles) and minimised. States are numbered in the order in which a
// walk by rising symbols meets them, so that equal languages give equal automata.
Automaton BuildAutomaton(const Particle& model);

// The symbols that may occur more than once in a word of the language.
std::vector<uint16_t> RepeatableSymbols(const Automaton& automaton);

}  // namespace lexport::generator

#endif  // LEXPORT_VALIDATE_GENERATOR_AUTOMATON_H_
