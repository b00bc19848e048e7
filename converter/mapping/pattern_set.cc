#include "mapping/pattern_set.h"

#include <re2/set.h>

#include <algorithm>

#include "mapping/fold_case.h"

namespace lexport {
namespace {

// Of the beginning of a line that is folded for literals to be looked for: as many as they have,
// though each character loses some.
constexpr size_t kBeginning = 4 * Literal::kMostBytes;

// From the last character on that is no space.
std::string_view EndOf(std::string_view line) {
  size_t last = line.find_last_not_of(" \t\n\v\f\r");
  if (last == std::string_view::npos) return {};
  while (last > 0 && (static_cast<unsigned char>(line[last]) & 0xC0) == 0x80) --last;
  return line.substr(last);
}

}  // namespace

bool PatternSet::Check(const std::string& pattern, std::string* error) {
  if (ReadPattern(pattern)) return true;
  RE2::Set set(RE2::Options(RE2::Quiet), RE2::ANCHOR_START);
  return set.Add(pattern, error) >= 0;
}

void PatternSet::Add(std::string pattern, int id) {
  Pattern& added = patterns_.emplace_back();
  added.text = std::move(pattern);
  added.id = id;
}

void PatternSet::ReadAllLiterals() const {
  for (uint32_t i = 0; i < patterns_.size(); ++i) {
    const auto tree = ReadPattern(patterns_[i].text);
    const RequiredLiterals required = tree ? ReadLiterals(*tree) : RequiredLiterals{};
    switch (required.place) {
      case LiteralPlace::kBegins:
        begins_.Add(required.literals, i);
        break;
      case LiteralPlace::kInside:
        inside_.Add(required.literals, i);
        break;
      case LiteralPlace::kEnds:
        ends_.Add(required.literals, i);
        patterns_[i].inside.Add(required.also_inside, i);
        patterns_[i].inside.Finish();
        break;
      case LiteralPlace::kNone:
        always_.push_back(i);
    }
  }
  begins_.Finish();
  inside_.Finish();
  ends_.Finish();
}

void PatternSet::FindCandidates(std::string_view line, std::vector<uint32_t>* candidates) const {
  static thread_local std::string room;
  *candidates = always_;
  if (begins_.MayFindAtStart(line)) {
    begins_.FindAtStart(FoldBeyondAscii(line.substr(0, kBeginning), &room), candidates);
  }
  static thread_local std::vector<uint32_t> ending;
  ending.clear();
  if (!ends_.empty()) ends_.FindAtStart(EndOf(line), &ending);  // of signs, which have no case
  if (inside_.empty() && ending.empty()) return;
  const std::string_view folded = FoldBeyondAscii(line, &room);
  inside_.FindInside(folded, candidates);
  for (const uint32_t pattern : ending) {
    const LiteralIndex& inside = patterns_[pattern].inside;
    if (inside.empty()) {
      candidates->push_back(pattern);
    } else {
      inside.FindInside(folded, candidates);  // its owner is the pattern
    }
  }
}

bool PatternSet::Matches(const Pattern& pattern, std::string_view folded) {
  pattern.once.Run([&] {
    RE2::Options options(RE2::Quiet);
    options.set_max_mem(int64_t{256} << 20);  // a limit, not what is taken
    // RE2 makes a class of each letter for (?i), which takes most of the time it needs.
    const auto tree = ReadPattern(pattern.text);
    const bool foldable = tree && tree->foldable;
    pattern.compiled =
        std::make_unique<const RE2>(foldable ? FoldedPattern(*tree) : pattern.text, options);
  });
  const RE2& compiled = *pattern.compiled;
  // One that outgrows the limit matches nothing.
  return compiled.ok() && compiled.Match(folded, 0, folded.size(), RE2::ANCHOR_START, nullptr, 0);
}

void PatternSet::Match(std::string_view line, std::vector<int>* found) const {
  if (patterns_.empty()) return;
  once_.Run([this] { ReadAllLiterals(); });
  static thread_local std::vector<uint32_t> candidates;
  FindCandidates(line, &candidates);
  if (candidates.empty()) return;
  std::sort(candidates.begin(), candidates.end());
  candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
  static thread_local std::string room;
  const std::string_view folded = FoldCase(line, &room);
  for (const uint32_t candidate : candidates) {
    const Pattern& pattern = patterns_[candidate];
    if (Matches(pattern, folded)) found->push_back(pattern.id);
  }
}

}  // namespace lexport
