#include "mapping/pack.h"

#include <cstdlib>

#include "mapping/toml_reader.h"

namespace lexport {
namespace {

bool IsWholeLine(Cue cue) {
  return cue == Cue::kPreambleHeading || cue == Cue::kTocHeading || cue == Cue::kRecitals ||
         cue == Cue::kOrgan || cue == Cue::kTransitional;
}

void ReadPatterns(TomlTable* cues, Cue cue, const std::string& name, PackFile* file) {
  for (std::string& pattern : cues->GetStrings(name)) {
    std::string why;
    if (!PatternSet::Check(AnchoredPattern(cue, pattern), &why)) {
      cues->errors()->Add(*cues->table().get(name),
                          "pattern '" + pattern + "' is not valid: " + why, {"an RE2 pattern"});
      continue;
    }
    file->patterns.push_back({cue, "", std::move(pattern)});
  }
}

void ReadNumbers(const toml::table& table, TomlErrors* errors, PackFile* file) {
  TomlTable numbers(table, errors);
  for (const auto& [key, node] : table) {
    const std::string name(key.str());
    if (name.empty() || name.find_first_not_of("0123456789") != std::string::npos) {
      errors->AddAt(key.source(), "'" + name + "' is no number", {"1, 2, 3 …"});
    }
    file->numbers[name] = numbers.GetStrings(name);
  }
}

}  // namespace

const std::vector<std::string>& CueNames() {
  static const std::vector<std::string> names = {
      "preamble-heading", "toc-heading", "organ",    "enacting",     "recitals",     "lead",
      "operative",        "conclusion",  "masthead", "quoted-intro", "transitional", "body-part"};
  return names;
}

std::string AnchoredPattern(Cue cue, const std::string& pattern) {
  std::string anchored = "(?i)^(?:" + pattern + ")";
  if (IsWholeLine(cue)) anchored += "[-\\s.,:;()*…–—،，。、：]*$";
  return anchored;
}

bool LoadPack(const std::string& path, PackFile* pack, Findings* findings) {
  TomlErrors errors(path, findings);
  const auto root = ParseTomlFile(path, &errors);
  if (!root) return false;
  TomlTable table(*root, &errors);
  pack->pack.id = table.NeedString("language");
  pack->pack.name = table.NeedString("name");
  for (const std::string& word : table.GetStrings("function-words")) {
    pack->pack.function_words.push_back(FoldWord(word));
  }
  pack->pack.word_first = table.GetBool("word-first", false);
  for (const std::string& word : table.GetStrings("sentence-words")) {
    pack->pack.sentence_words.push_back(FoldWord(word));
  }
  if (const toml::table* words = table.GetTable("words")) {
    TomlTable lists(*words, &errors);
    for (const auto& entry : *words) {
      const std::string name(entry.first.str());
      pack->words[name] = lists.GetStrings(name);
    }
  }
  if (const toml::table* numbers = table.GetTable("numbers")) {
    ReadNumbers(*numbers, &errors, pack);
  }
  if (const toml::table* cues = table.GetTable("cues")) {
    TomlTable lines(*cues, &errors);
    for (int i = 0; i < kCueCount; ++i) {
      const auto cue = static_cast<Cue>(i);
      if (cue == Cue::kMasthead || cue == Cue::kBodyPart) continue;  // these are of mappings
      ReadPatterns(&lines, cue, CueNames()[i], pack);
    }
    lines.Finish();
  }
  table.Finish();
  return errors.ok();
}

}  // namespace lexport
