#include "automaton.h"

#include <algorithm>
#include <set>

namespace lexport::generator {
namespace {

using Positions = std::set<int>;

// first, last and nullability of a part of the model (Glushkov).
struct Part {
  bool nullable = true;
  Positions first, last;
};

class Glushkov {
 public:
  Part Add(const Particle& p) {
    // Counts are spelled out: e{2,4} is e e e? e?; e{2,} is e e+.
    Part all;
    const bool unbounded = p.max == kUnbounded;
    const uint32_t copies = unbounded ? std::max<uint32_t>(p.min, 1) : p.max;
    for (uint32_t i = 0; i < copies; ++i) {
      Part one = AddOnce(p);
      if (unbounded && i + 1 == copies) Follow(one.last, one.first);
      if (i >= p.min) one.nullable = true;
      all = i == 0 ? one : Concatenate(all, one);
    }
    return all;
  }

  std::vector<uint16_t> symbols;   // by position
  std::vector<Positions> follows;  // by position

 private:
  Part AddOnce(const Particle& p) {
    if (p.kind == Particle::Kind::kSymbol) return AddSymbol(p.symbol);
    Part out;
    bool begun = false;
    for (const Particle& child : p.children) {
      Part c = Add(child);
      if (!begun) {
        out = c;
      } else {
        out = p.kind == Particle::Kind::kSequence ? Concatenate(out, c) : Either(out, c);
      }
      begun = true;
    }
    return out;
  }

  Part AddSymbol(uint16_t symbol) {
    const int position = static_cast<int>(symbols.size());
    symbols.push_back(symbol);
    follows.emplace_back();
    return {false, {position}, {position}};
  }

  void Follow(const Positions& last, const Positions& first) {
    for (int l : last) follows[l].insert(first.begin(), first.end());
  }

  Part Concatenate(const Part& a, const Part& b) {
    Follow(a.last, b.first);
    Part out;
    out.nullable = a.nullable && b.nullable;
    out.first = a.first;
    if (a.nullable) out.first.insert(b.first.begin(), b.first.end());
    out.last = b.last;
    if (b.nullable) out.last.insert(a.last.begin(), a.last.end());
    return out;
  }

  static Part Either(const Part& a, const Part& b) {
    Part out = a;
    out.nullable = a.nullable || b.nullable;
    out.first.insert(b.first.begin(), b.first.end());
    out.last.insert(b.last.begin(), b.last.end());
    return out;
  }
};

// Subset construction over positions; a state is the set of positions that may have come last.
class Determiniser {
 public:
  Determiniser(const Glushkov& g, const Part& part) : g_(g), part_(part) {}

  Automaton Run() {
    StateOf({}, true);  // the start: nothing has come
    for (size_t i = 0; i < sets_.size(); ++i) Expand(static_cast<int>(i));
    return std::move(automaton_);
  }

 private:
  int StateOf(const Positions& set, bool start) {
    auto [it, added] = numbers_.try_emplace(set, static_cast<int>(sets_.size()));
    if (!added) return it->second;
    sets_.push_back(set);
    Automaton::State state;
    state.accepting = start && part_.nullable;
    for (int p : set) state.accepting = state.accepting || part_.last.count(p) != 0;
    automaton_.states.push_back(state);
    return it->second;
  }

  void Expand(int number) {
    Positions reach;
    if (number == 0) reach = part_.first;
    for (int p : Positions(sets_[number])) reach.insert(g_.follows[p].begin(), g_.follows[p].end());
    std::map<uint16_t, Positions> by_symbol;
    for (int p : reach) by_symbol[g_.symbols[p]].insert(p);
    for (const auto& [symbol, set] : by_symbol) {
      const int next = StateOf(set, false);
      automaton_.states[number].next[symbol] = next;
    }
  }

  const Glushkov& g_;
  const Part& part_;
  std::map<Positions, int> numbers_;
  std::vector<Positions> sets_;
  Automaton automaton_;
};

// Moore's refinement: states are equal while nothing tells them apart.
std::vector<int> Blocks(const Automaton& a) {
  std::vector<int> block(a.states.size());
  for (size_t i = 0; i < block.size(); ++i) block[i] = a.states[i].accepting ? 1 : 0;
  for (size_t count = 0;;) {
    std::map<std::pair<int, std::map<uint16_t, int>>, int> signatures;
    std::vector<int> refined(block.size());
    for (size_t i = 0; i < block.size(); ++i) {
      std::map<uint16_t, int> next;
      for (auto [symbol, to] : a.states[i].next) next[symbol] = block[to];
      refined[i] = signatures.try_emplace({block[i], next}, static_cast<int>(signatures.size()))
                       .first->second;
    }
    block = refined;
    if (signatures.size() == count) return block;
    count = signatures.size();
  }
}

Automaton Minimise(const Automaton& a) {
  const std::vector<int> block = Blocks(a);
  std::map<int, int> number;  // block -> new state, in order of the walk
  std::vector<int> order;     // a state of each new state
  auto number_of = [&](int state) {
    auto [it, added] = number.try_emplace(block[state], static_cast<int>(order.size()));
    if (added) order.push_back(state);
    return it->second;
  };
  number_of(0);
  Automaton out;
  for (size_t i = 0; i < order.size(); ++i) {
    Automaton::State state;
    state.accepting = a.states[order[i]].accepting;
    for (auto [symbol, to] : a.states[order[i]].next) state.next[symbol] = number_of(to);
    out.states.push_back(std::move(state));
  }
  return out;
}

// The states that can be reached from `from`, itself included.
std::vector<bool> Reachable(const Automaton& a, int from) {
  std::vector<bool> seen(a.states.size(), false);
  std::vector<int> todo = {from};
  seen[from] = true;
  while (!todo.empty()) {
    const int s = todo.back();
    todo.pop_back();
    for (auto [symbol, to] : a.states[s].next) {
      if (!seen[to]) todo.push_back(to);
      seen[to] = true;
    }
  }
  return seen;
}

}  // namespace

Automaton BuildAutomaton(const Particle& model) {
  Glushkov glushkov;
  const Part part = glushkov.Add(model);
  return Minimise(Determiniser(glushkov, part).Run());
}

std::vector<uint16_t> RepeatableSymbols(const Automaton& automaton) {
  std::set<uint16_t> out;
  for (const Automaton::State& state : automaton.states) {
    for (auto [symbol, to] : state.next) {
      const std::vector<bool> reach = Reachable(automaton, to);
      for (size_t s = 0; s < reach.size(); ++s) {
        if (reach[s] && automaton.states[s].next.count(symbol) != 0) out.insert(symbol);
      }
    }
  }
  return {out.begin(), out.end()};
}

}  // namespace lexport::generator
