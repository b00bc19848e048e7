// What the tests of the room layout/ share.

#ifndef LEXPORT_TESTS_LAYOUT_HELPERS_H_
#define LEXPORT_TESTS_LAYOUT_HELPERS_H_

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "base/strings.h"
#include "layout/blocks.h"

namespace lexport {

inline std::string ReadFile(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// The plain texts of the shared corpus; empty where it is not at hand.
inline std::vector<std::filesystem::path> CorpusTexts() {
  const char* shared = std::getenv("LEXPORT_SHARED");
  const std::filesystem::path folder =
      std::filesystem::path(shared != nullptr ? shared : "../shared") / "corpus/texts";
  std::vector<std::filesystem::path> texts;
  std::error_code error;
  for (std::filesystem::recursive_directory_iterator it(folder, error), end; !error && it != end;
       it.increment(error)) {
    if (it->path().extension() == ".txt") texts.push_back(it->path());
  }
  std::sort(texts.begin(), texts.end());
  return texts;
}

// A text read to blocks, kept together with what the blocks point into.
struct Reading {
  Source source;
  Blocks blocks;
  Findings findings;

  std::string Text(const Block& block) const { return blocks.Text(source, block.runs); }
  std::vector<std::string> Texts() const {
    std::vector<std::string> texts;
    for (const Block& block : blocks.blocks) texts.push_back(Text(block));
    return texts;
  }
  std::string NoteText(size_t note) const {
    std::string text;
    for (RunRange range : blocks.notes[note].paragraphs) text += blocks.Text(source, range);
    return text;
  }
  size_t Acts(std::string_view what) const {
    return static_cast<size_t>(std::count_if(blocks.ledger.entries.begin(),
                                             blocks.ledger.entries.end(),
                                             [&](const LedgerEntry& e) { return e.what == what; }));
  }
  size_t Told(std::string_view rule) const {
    return static_cast<size_t>(std::count_if(findings.begin(), findings.end(),
                                             [&](const Finding& f) { return f.rule == rule; }));
  }
};

inline Reading Read(std::string_view text, RepairMode repair = RepairMode::kAttested) {
  Findings findings;
  auto source = Source::Decode(text, "test.txt", {}, &findings);
  if (!source) {
    ADD_FAILURE() << "not decoded: " << (findings.empty() ? "?" : findings.front().message);
    source = Source::Decode("x", "test.txt", {}, &findings);
  }
  LayoutOptions options;
  options.repair = repair;
  Blocks blocks = ReadLayout(*source, options, &findings);
  return {std::move(*source), std::move(blocks), std::move(findings)};
}

inline Reading ReadSample(const std::string& name, RepairMode repair = RepairMode::kAttested) {
  return Read(ReadFile("samples/" + name), repair);
}

// The promise of the room: the blocks hold what the ledger says. Empty, or what is wrong.
inline std::string Imbalance(const Source& source, const Blocks& blocks) {
  std::string replayed, error;
  if (!ReplayLedger(source.text(), blocks.ledger, &replayed, &error)) return error;
  const std::string promised = WithoutSpaces(replayed);
  const std::string held = WithoutSpaces(BlocksText(source, blocks));
  if (promised == held) return {};
  const auto at = static_cast<size_t>(
      std::mismatch(promised.begin(), promised.end(), held.begin(), held.end()).first -
      promised.begin());
  return "ledger says \"" + promised.substr(at, 60) + "\" but the blocks hold \"" +
         (at < held.size() ? held.substr(at, 60) : "") + "\"";
}

}  // namespace lexport

#endif  // LEXPORT_TESTS_LAYOUT_HELPERS_H_
