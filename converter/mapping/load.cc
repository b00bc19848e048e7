// Loading a mapping with the language packs it names, and making its lexicon.

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <mutex>
#include <set>

#include "base/strings.h"
#include "mapping/detection.h"
#include "mapping/mapping.h"
#include "mapping/pack.h"
#include "mapping/toml_reader.h"

namespace lexport {
namespace {

namespace fs = std::filesystem;

const std::vector<std::string> kStyleNames = {
    "decimal", "dotted",   "lower-alpha",  "upper-alpha", "lower-roman", "upper-roman", "han",
    "hebrew",  "ethiopic", "arabic-abjad", "word",        "bullet",      "none"};
const std::vector<std::string> kFormNames = {"dot",         "parens",     "close-paren", "bare",
                                             "word-before", "word-after", "word-around", "sign",
                                             "dash",        "bracket",    "colon"};

Tag ElementByName(std::string_view name) {
  struct Entry {
    std::string_view name;
    Tag tag;
  };
  static constexpr Entry kEntries[] = {
#define LEXPORT_ELEMENT(id, name, kind, abbreviation, eid) {name, Tag::id},
#include "lexport/vocabulary_elements.inc"
#undef LEXPORT_ELEMENT
  };
  for (const Entry& entry : kEntries) {
    if (entry.name == name) return entry.tag;
  }
  return Tag::kNone;
}

// The enumerators whose names stand under `key`, in the order of `names`.
template <typename Enum>
std::vector<Enum> GetEnums(TomlTable* table, std::string_view key,
                           const std::vector<std::string>& names) {
  std::vector<Enum> values;
  for (const std::string& name : table->GetStrings(key)) {
    const auto at = std::find(names.begin(), names.end(), name);
    if (at != names.end()) {
      values.push_back(static_cast<Enum>(at - names.begin()));
      continue;
    }
    std::vector<std::string> nearest = NearestWords(name, names);
    table->errors()->Add(*table->table().get(key),
                         "'" + name + "' is no " + std::string(key == "forms" ? "form" : "style"),
                         nearest.empty() ? names : nearest);
  }
  return values;
}

// A mapping on its way. The first half is what its own file says, the second what the packs add.
struct LoadState {
  Mapping mapping;
  std::vector<PackPattern> own_patterns;
  std::map<std::string, std::vector<std::string>> level_lists;  // level id -> names of word lists

  std::vector<std::shared_ptr<const PackFile>> packs;
  Lexicon lexicon;
};

void ReadLevel(const toml::table& source, TomlErrors* errors, LoadState* state) {
  TomlTable table(source, errors);
  Level level;
  level.id = table.NeedString("id");
  const std::string element = table.NeedString("element");
  level.element = ElementByName(element);
  if (level.element == Tag::kNone && !element.empty()) {
    errors->Add(*source.get("element"), "'" + element + "' is no element of Akoma Ntoso",
                {"part", "chapter", "section", "article", "paragraph", "point", "hcontainer"});
  }
  level.name = table.GetString("name");
  level.rank = static_cast<int>(table.GetInteger("rank", 0));
  level.words = table.GetStrings("words");
  level.styles = GetEnums<NumberStyle>(&table, "styles", kStyleNames);
  level.forms = GetEnums<LabelForm>(&table, "forms", kFormNames);
  level.titled = table.GetBool("titled", false);
  level.heading_required = table.GetBool("heading-required", false);
  level.continuous = table.GetBool("continuous", false);
  level.in_list = table.GetBool("in-list", false);
  level.basic = table.GetBool("basic", false);
  level.unnumbered = table.GetBool("unnumbered", false);
  level.attachment = table.GetBool("attachment", false);
  state->level_lists[level.id] = table.GetStrings("word-lists");
  table.Finish();
  if (state->mapping.FindLevel(level.id) != nullptr) {
    errors->Add(*source.get("id"), "level '" + level.id + "' is there already", {"another id"});
  }
  state->mapping.levels.push_back(std::move(level));
}

void ReadClasses(const toml::table& source, TomlErrors* errors, Mapping* mapping) {
  for (const auto& [key, node] : source) {
    const toml::table* entry = node.as_table();
    if (entry == nullptr) {
      errors->Add(node, "'" + std::string(key.str()) + "' must be a table",
                  {"{ element = \"doc\", name = \"…\" }"});
      continue;
    }
    TomlTable table(*entry, errors);
    DocumentClass value;
    const std::string element = table.NeedString("element");
    value.element = ElementByName(element);
    if (value.element == Tag::kNone) {
      errors->Add(*entry, "'" + element + "' is no document class of Akoma Ntoso",
                  {"statement", "doc", "act", "bill", "judgment"});
    }
    value.name = table.GetString("name");
    value.subtype = table.GetString("subtype");
    table.Finish();
    mapping->classes[std::string(key.str())] = value;
  }
}

void ReadOrgans(TomlTable* root, Mapping* mapping) {
  for (const toml::table* entry : root->GetTables("organ")) {
    TomlTable table(*entry, root->errors());
    Organ organ;
    organ.id = table.NeedString("id");
    organ.show_as = table.NeedString("show-as");
    organ.iri = table.GetString("iri");
    organ.symbols = table.GetStrings("symbols");
    table.Finish();
    mapping->organs.push_back(std::move(organ));
  }
}

// The tables [[masthead]] and [[body-part]]: patterns, and what a line that fits one is.
void ReadLines(Cue cue, const char* list, const char* key, TomlTable* root, LoadState* state) {
  for (const toml::table* entry : root->GetTables(list)) {
    TomlTable table(*entry, root->errors());
    const std::string field = table.NeedString(key);
    for (std::string& pattern : table.GetStrings("pattern")) {
      std::string why;
      if (!PatternSet::Check(AnchoredPattern(cue, pattern), &why)) {
        root->errors()->Add(*entry->get("pattern"),
                            "pattern '" + pattern + "' is not valid: " + why, {"an RE2 pattern"});
        continue;
      }
      state->own_patterns.push_back({cue, field, std::move(pattern)});
    }
    table.Finish();
  }
}

// Parts of a judgment are elements of their own.
void ReadBodyParts(TomlTable* root, LoadState* state) {
  static constexpr std::array<std::string_view, 6> kParts = {
      "introduction", "background", "arguments", "remedies", "motivation", "decision"};
  for (const toml::table* entry : root->GetTables("body-part")) {
    const auto name = (*entry)["name"].value<std::string>();
    if (!name || std::find(kParts.begin(), kParts.end(), *name) != kParts.end()) continue;
    root->errors()->Add(*entry->get("name"), "'" + *name + "' is no part of a judgment",
                        {kParts.begin(), kParts.end()});
  }
  ReadLines(Cue::kBodyPart, "body-part", "name", root, state);
}

std::string AnchoredEvidence(const Evidence& evidence) {
  return "(?i)^(?:" + evidence.pattern + ")";
}

void ReadEvidence(TomlTable* root, Mapping* mapping) {
  for (const toml::table* entry : root->GetTables("evidence")) {
    TomlTable table(*entry, root->errors());
    Evidence evidence;
    evidence.pattern = table.NeedString("pattern");
    evidence.weight = table.GetNumber("weight", 1);
    evidence.limit = static_cast<int>(table.GetInteger("limit", 3));
    evidence.longest = static_cast<int>(table.GetInteger("longest", 0));
    table.Finish();
    std::string why;
    if (!PatternSet::Check(AnchoredEvidence(evidence), &why)) {
      root->errors()->Add(*entry->get("pattern"),
                          "pattern '" + evidence.pattern + "' is not valid: " + why,
                          {"an RE2 pattern"});
    }
    mapping->evidence.push_back(std::move(evidence));
  }
  mapping->prior = root->GetNumber("prior", 0);
}

void ReadOptions(TomlTable* root, Mapping* mapping) {
  const toml::table* source = root->GetTable("options");
  if (source == nullptr) return;
  TomlTable table(*source, root->errors());
  mapping->preamble_style = table.GetString("preamble", "recitals");
  if (mapping->preamble_style != "recitals" && mapping->preamble_style != "container") {
    root->errors()->Add(*source->get("preamble"),
                        "'" + mapping->preamble_style + "' is no way to mark a preamble",
                        {"recitals", "container"});
  }
  mapping->note_sup = table.GetBool("note-sup", false);
  mapping->points_in_list = table.GetBool("points-in-list", true);
  for (const char* key : {"attribute-prefix", "default-author"}) {
    if (std::string value = table.GetString(key); !value.empty()) mapping->options[key] = value;
  }
  table.Finish();
}

void ReadMapping(const toml::table& source, TomlErrors* errors, LoadState* state) {
  TomlTable root(source, errors);
  Mapping& mapping = state->mapping;
  mapping.title = root.NeedString("title");
  mapping.country = root.GetString("country");
  mapping.languages = root.GetStrings("languages");
  mapping.default_class = root.GetString("default-class");
  mapping.annex_class = root.GetString("annex-class");
  const std::vector<const toml::table*> levels = root.GetTables("level");
  for (const toml::table* level : levels) ReadLevel(*level, errors, state);
  if (levels.empty()) {
    errors->Add(source, "a mapping has at least one level", {"[[level]]"});
  } else if (levels.size() > kMaxLevels) {
    errors->Add(*levels[kMaxLevels],
                "this is level " + std::to_string(kMaxLevels + 1) + " of " +
                    std::to_string(levels.size()) + "; a mapping has at most " +
                    std::to_string(kMaxLevels),
                {"at most " + std::to_string(kMaxLevels) + " tables [[level]]"});
  }
  if (const toml::table* classes = root.GetTable("classes")) {
    ReadClasses(*classes, errors, &mapping);
  }
  for (const std::string* name : {&mapping.default_class, &mapping.annex_class}) {
    if (!name->empty() && mapping.classes.count(*name) == 0) {
      errors->Add(source, "'" + *name + "' is no class of this mapping", {"an entry of [classes]"});
    }
  }
  ReadOrgans(&root, &mapping);
  ReadLines(Cue::kMasthead, "masthead", "field", &root, state);
  ReadBodyParts(&root, state);
  ReadEvidence(&root, &mapping);
  ReadOptions(&root, &mapping);
  root.Finish();
}

// Packs are read once for all mappings; LoadMapping holds the lock. A changed file is read anew.
std::shared_ptr<const PackFile> CachedPack(const fs::path& path, Findings* findings) {
  using Known = std::pair<fs::file_time_type, std::shared_ptr<const PackFile>>;
  // Caches are never freed, which would take time when the program ends.
  static auto& cache = *new std::map<std::string, Known>;
  std::error_code failed;
  const auto time = fs::last_write_time(path, failed);
  const auto known = cache.find(path.string());
  if (known != cache.end() && known->second.first == time) return known->second.second;
  auto pack = std::make_shared<PackFile>();
  if (!LoadPack(path.string(), pack.get(), findings)) return nullptr;
  cache[path.string()] = {time, pack};
  return pack;
}

// The packs that the mapping names; "*" means all there are. English comes last in ties of words.
bool LoadPacks(const fs::path& folder, TomlErrors* errors, LoadState* state, Findings* findings) {
  std::set<std::string> names;
  for (const std::string& language : state->mapping.languages) {
    if (language != "*") {
      names.insert(language);
      continue;
    }
    std::error_code failed;
    for (fs::directory_iterator it(folder / "languages", failed), end; !failed && it != end;
         it.increment(failed)) {
      if (it->path().extension() == ".toml") names.insert(it->path().stem().string());
    }
  }
  for (const std::string& name : names) {
    const fs::path path = folder / "languages" / (name + ".toml");
    std::error_code failed;
    if (!fs::exists(path, failed)) {
      errors->AddAt({}, "there is no language pack '" + name + "'", {path.string()});
      return false;
    }
    const auto pack = CachedPack(path, findings);
    if (pack == nullptr) return false;
    state->packs.push_back(pack);
  }
  return true;
}

void AddLevelWord(std::string_view word, uint16_t level, uint16_t language, Lexicon* lexicon) {
  std::string key = FoldWord(word);
  if (const size_t space = key.find(' '); space != std::string::npos) {
    lexicon->phrase_heads.insert(key.substr(0, space));
  }
  WordSieve* sieve = &lexicon->level_sieve;
  for (std::string_view part : Split(key, ' ')) {
    sieve->Add(part.substr(0, part.size() - part.ends_with('.')));
    sieve = &lexicon->phrase_sieve;
  }
  std::vector<LevelWord>& uses = lexicon->level_words[std::move(key)];
  const bool word_first =
      language < lexicon->languages.size() && lexicon->languages[language].word_first;
  const uint64_t bit = language < 64 ? uint64_t{1} << language : 0;
  for (LevelWord& use : uses) {
    if (use.level != level) continue;
    use.word_first = use.word_first && word_first;
    use.languages |= bit;
    return;
  }
  uses.push_back({level, bit, word_first});
}

void AddPackWords(uint16_t language, const PackFile& file, LoadState* state) {
  Lexicon* lexicon = &state->lexicon;
  for (size_t l = 0; l < state->mapping.levels.size(); ++l) {
    for (const std::string& list : state->level_lists[state->mapping.levels[l].id]) {
      const auto found = file.words.find(list);
      if (found == file.words.end()) continue;
      for (const std::string& word : found->second) {
        AddLevelWord(word, static_cast<uint16_t>(l), language, lexicon);
        state->mapping.levels[l].words.push_back(word);
      }
    }
  }
  for (const auto& [list, words] : file.words) {
    auto& set = list == "range" ? lexicon->range_words : lexicon->reference_words;
    for (const std::string& word : words) set.insert(FoldWord(word));
  }
  for (const auto& [value, words] : file.numbers) {
    for (const std::string& word : words) {
      lexicon->number_words.emplace(FoldWord(word),
                                    NumberWord{static_cast<uint32_t>(std::stoul(value)), language});
    }
  }
  for (const std::string& word : file.pack.function_words) {
    lexicon->function_words.emplace(word, language);
  }
}

void AddPattern(const PackPattern& pattern, const std::string& language, Lexicon* lexicon) {
  const auto id = static_cast<int>(lexicon->patterns.size());
  const std::string anchored = AnchoredPattern(pattern.cue, pattern.pattern);
  for (size_t i = 0; i < lexicon->cues.size(); ++i) {
    const bool same = i < lexicon->languages.size() && lexicon->languages[i].id == language;
    // What the mapping says itself holds in all languages. English stands in for the unknown: it is
    // what documents of many traditions fall back on.
    const bool stands_in = i == lexicon->languages.size() && language == "en";
    if (language.empty() || same || stands_in) lexicon->cues[i]->Add(anchored, id);
  }
  lexicon->patterns.push_back({pattern.cue, pattern.field, language});
}

void BuildLexicon(LoadState* state) {
  Lexicon* lexicon = &state->lexicon;
  for (const auto& file : state->packs) lexicon->languages.push_back(file->pack);
  for (size_t i = 0; i <= state->packs.size(); ++i) {
    lexicon->cues.push_back(std::make_unique<PatternSet>());
  }
  for (size_t l = 0; l < state->mapping.levels.size(); ++l) {
    for (const std::string& word : state->mapping.levels[l].words) {
      AddLevelWord(word, static_cast<uint16_t>(l), 0xffff, lexicon);
    }
  }
  for (size_t i = 0; i < state->packs.size(); ++i) {
    const PackFile& file = *state->packs[i];
    AddPackWords(static_cast<uint16_t>(i), file, state);
    for (const PackPattern& p : file.patterns) AddPattern(p, file.pack.id, lexicon);
  }
  for (const PackPattern& p : state->own_patterns) AddPattern(p, "", lexicon);
  lexicon->language_index =
      std::make_shared<const LanguageIndex>(MakeLanguageIndex(*lexicon, LoadDetectionWords()));
}

// Mapping files as read, without their packs, by CacheKey. The lock is held by who calls.
std::shared_ptr<const LoadState> ReadFile(const fs::path& path, const std::string& key,
                                          Findings* findings) {
  static auto& cache = *new std::map<std::string, std::shared_ptr<const LoadState>>;
  if (const auto known = cache.find(key); known != cache.end()) return known->second;
  TomlErrors errors(path.string(), findings);
  const auto root = ParseTomlFile(path.string(), &errors);
  if (!root) return nullptr;
  auto state = std::make_shared<LoadState>();
  state->mapping.id = path.stem().string();
  ReadMapping(*root, &errors, state.get());
  if (!errors.ok()) return nullptr;
  // The lexicon refers to levels by index, so they are put in order first.
  std::stable_sort(state->mapping.levels.begin(), state->mapping.levels.end(),
                   [](const Level& a, const Level& b) { return a.rank < b.rank; });
  cache[key] = state;
  return state;
}

// Brings in the packs and makes the lexicon.
std::shared_ptr<const Mapping> Complete(const LoadState& read, const fs::path& path,
                                        Findings* findings) {
  LoadState state;
  state.mapping = read.mapping;
  state.own_patterns = read.own_patterns;
  state.level_lists = read.level_lists;
  // A mapping of the user's own may bring packs of its own; else it takes those installed.
  const fs::path own = path.parent_path();
  std::error_code failed;
  const fs::path folder = fs::exists(own / "languages", failed) ? own : fs::path(MappingFolder());
  TomlErrors errors(path.string(), findings);
  if (!LoadPacks(folder, &errors, &state, findings)) return nullptr;
  BuildLexicon(&state);
  auto mapping = std::make_shared<Mapping>(std::move(state.mapping));
  mapping->lexicon = std::make_shared<const Lexicon>(std::move(state.lexicon));
  return mapping;
}

Finding UnknownMapping(std::string_view name) {
  Finding finding;
  finding.rule = "mapping.unknown";
  finding.severity = Severity::kError;
  finding.message = "there is no mapping '" + std::string(name) + "' in " + MappingFolder();
  finding.expected = NearestWords(name, MappingNames());
  if (finding.expected.empty()) finding.expected = MappingNames();
  finding.fix = "name one of these, or a file that ends in .toml";
  return finding;
}

// What a loaded mapping is kept under: a file of a user's own changes while a program runs (he is
// writing it), those that are installed do not.
std::string CacheKey(const fs::path& path, bool is_path) {
  if (!is_path) return path.string();
  std::error_code failed;
  const auto time = fs::last_write_time(path, failed);
  return path.string() + '|' + std::to_string(time.time_since_epoch().count());
}

fs::path InstalledFile(const std::string& folder, std::string_view name) {
  return fs::path(folder) / (std::string(name) + ".toml");
}

// Guards the caches of this file: reading takes longer than converting a short text, so who
// converts many texts in one process does it once, whichever thread comes first.
std::mutex& CacheMutex() {
  static std::mutex mutex;
  return mutex;
}

void AddInstalled(const Mapping& mapping, InstalledMappings* installed) {
  const size_t index = installed->mappings.size();
  for (size_t e = 0; e < mapping.evidence.size(); ++e) {
    const Evidence& evidence = mapping.evidence[e];
    const auto longest = static_cast<size_t>(std::max(evidence.longest, 0));
    installed->longest_short = std::max(installed->longest_short, longest);
    (longest == 0 ? installed->signs : installed->short_signs)
        ->Add(AnchoredEvidence(evidence), static_cast<int>(installed->owners.size()));
    installed->owners.push_back({index, e});
  }
  installed->mappings.push_back({mapping.id, mapping.prior, mapping.evidence});
}

}  // namespace

std::shared_ptr<const Mapping> LoadMapping(std::string_view name_or_path, Findings* findings) {
  const bool is_path = name_or_path.ends_with(".toml");
  const fs::path path =
      is_path ? fs::path(name_or_path) : InstalledFile(MappingFolder(), name_or_path);
  static auto& cache = *new std::map<std::string, std::shared_ptr<const Mapping>>;
  const std::string key = CacheKey(path, is_path);
  const std::lock_guard<std::mutex> lock(CacheMutex());
  if (const auto known = cache.find(key); known != cache.end()) return known->second;
  std::error_code failed;
  if (!is_path && !fs::exists(path, failed)) {
    if (findings != nullptr) findings->push_back(UnknownMapping(name_or_path));
    return nullptr;
  }
  const auto read = ReadFile(path, key, findings);
  auto mapping = read == nullptr ? nullptr : Complete(*read, path, findings);
  if (mapping != nullptr) cache[key] = mapping;
  return mapping;
}

std::shared_ptr<const InstalledMappings> ReadInstalledMappings(Findings* findings) {
  static auto& cache = *new std::map<std::string, std::shared_ptr<const InstalledMappings>>;
  const std::string folder = MappingFolder();
  const std::lock_guard<std::mutex> lock(CacheMutex());
  if (const auto known = cache.find(folder); known != cache.end()) return known->second;
  auto installed = std::make_shared<InstalledMappings>();
  installed->signs = std::make_shared<PatternSet>();
  installed->short_signs = std::make_shared<PatternSet>();
  bool whole = true;
  for (const std::string& name : MappingNames()) {
    const fs::path path = InstalledFile(folder, name);
    const auto read = ReadFile(path, CacheKey(path, false), findings);
    if (read != nullptr) AddInstalled(read->mapping, installed.get());
    whole = whole && read != nullptr;
  }
  // Where one is broken, every conversion is to say so.
  if (whole) cache[folder] = installed;
  return installed;
}

}  // namespace lexport
