// From TOML to Phrasebook. A mapping's file may include others; the language's file comes last.

#include <unicode/dtfmtsym.h>
#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <filesystem>
#include <mutex>
#include <set>

#include "annotate/phrasebook.h"
#include "base/strings.h"
#include "mapping/toml_reader.h"

namespace lexport {
namespace {

std::string Utf8(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

std::string WithCapital(const std::string& word) {
  if (word.empty()) return word;
  icu::UnicodeString text = icu::UnicodeString::fromUTF8(word);
  const int32_t first = text.moveIndex32(0, 1);
  icu::UnicodeString start(text, 0, first);
  text.replace(0, first, start.toUpper(icu::Locale::getRoot()));
  return Utf8(text);
}

std::string WithSmall(const std::string& word) {
  icu::UnicodeString text = icu::UnicodeString::fromUTF8(word);
  const int32_t first = text.moveIndex32(0, 1);
  icu::UnicodeString start(text, 0, first);
  text.replace(0, first, start.toLower(icu::Locale::getRoot()));
  return Utf8(text);
}

std::string InCapitals(const std::string& word) {
  return Utf8(icu::UnicodeString::fromUTF8(word).toUpper(icu::Locale::getRoot()));
}

class Loader {
 public:
  Loader(std::string folder, Findings* findings)
      : folder_(std::move(folder)), findings_(findings), book_(std::make_shared<Phrasebook>()) {}

  void AddOrgansOf(const Mapping& mapping);
  bool LoadFile(const std::string& name);
  void AddMonths(std::string_view language);
  void AddUrlHead(const char* word) { book_->trie.Add(word, kSenseUrl, 0); }
  std::shared_ptr<Phrasebook> Take() { return std::move(book_); }

 private:
  // Both spellings: inside a sentence and at its start.
  void AddWords(const std::vector<std::string>& words, Sense sense, uint32_t index);
  void AddName(const std::vector<std::string>& phrases, KnownName name);
  bool Knows(const std::string& name) const;
  void Load(TomlTable* table);
  void LoadNames(TomlTable* table);
  void LoadOrgan(TomlTable organ);
  void LoadEntity(TomlTable entity, Tag element, Tag entry);
  void LoadInstrument(TomlTable instrument);
  void LoadCounted(TomlTable counted);
  void LoadCitation(TomlTable citation);
  bool LoadForm(TomlTable form, Citation* citation);
  std::unique_ptr<RE2> Pattern(const TomlTable& table, std::string_view key,
                               const std::string& pattern);
  void LoadSymbols(TomlTable symbols);
  void LoadKnownDates(const toml::table& dates, TomlErrors* errors);
  void LoadDates(TomlTable dates);
  void LoadReferences(TomlTable references);
  void LoadLevel(TomlTable level);
  void LoadOrdinals(const toml::table& ordinals, TomlErrors* errors);
  void LoadClosings(TomlTable closings);
  void LoadLeads(TomlTable leads);

  std::string folder_;
  Findings* findings_;
  std::shared_ptr<Phrasebook> book_;
  std::set<std::string> loaded_;
};

void Loader::AddWords(const std::vector<std::string>& words, Sense sense, uint32_t index) {
  for (const std::string& word : words) {
    book_->trie.Add(word, sense, index);
    book_->trie.Add(WithCapital(word), sense, index);
  }
}

void Loader::AddName(const std::vector<std::string>& phrases, KnownName name) {
  const auto index = static_cast<uint32_t>(book_->names.size());
  if (name.show_as.empty() && !phrases.empty()) name.show_as = phrases.front();
  for (const std::string& phrase : phrases) book_->trie.Add(phrase, kSenseName, index);
  if (name.is_organ) book_->organs[name.id] = index;
  book_->names.push_back(std::move(name));
}

bool Loader::Knows(const std::string& name) const {
  const Tokens tokens(name);
  return tokens.size() > 0 && book_->trie.Find(tokens, 0, kSenseName).end == tokens.size();
}

void Loader::AddOrgansOf(const Mapping& mapping) {
  for (const Organ& organ : mapping.organs) {
    // Where the phrasebook has something to say of it, it says more.
    if (book_->organs.count(organ.id) != 0 || Knows(organ.show_as)) continue;
    KnownName name;
    name.element = Tag::kOrganization;
    name.entry = Tag::kTLCOrganization;
    name.id = organ.id;
    name.show_as = organ.show_as;
    name.iri = organ.iri;
    name.is_organ = true;
    AddName({organ.show_as}, std::move(name));
  }
}

bool Loader::LoadFile(const std::string& name) {
  if (!loaded_.insert(name).second) return true;
  const std::string path = folder_ + "/annotate/" + name + ".toml";
  std::error_code ignored;
  if (!std::filesystem::exists(path, ignored)) return true;
  TomlErrors errors(path, findings_);
  const std::optional<toml::table> file = ParseTomlFile(path, &errors);
  if (!file) return false;
  TomlTable table(*file, &errors);
  for (const std::string& other : table.GetStrings("include")) {
    if (!LoadFile(other)) return false;
  }
  Load(&table);
  table.Finish();
  return errors.ok();
}

void Loader::Load(TomlTable* table) {
  TomlErrors* errors = table->errors();
  book_->reference_iri = table->GetString("reference-iri", book_->reference_iri);
  book_->month_year_inline = table->GetString("month-year-inline", book_->month_year_inline);
  LoadNames(table);
  for (const toml::table* t : table->GetTables("citation")) LoadCitation(TomlTable(*t, errors));
  if (const auto* t = table->GetTable("symbols")) LoadSymbols(TomlTable(*t, errors));
  if (const auto* t = table->GetTable("known-dates")) LoadKnownDates(*t, errors);
  if (const auto* t = table->GetTable("dates")) LoadDates(TomlTable(*t, errors));
  if (const auto* t = table->GetTable("references")) LoadReferences(TomlTable(*t, errors));
  if (const auto* t = table->GetTable("closings")) LoadClosings(TomlTable(*t, errors));
  if (const auto* t = table->GetTable("leads")) LoadLeads(TomlTable(*t, errors));
}

void Loader::LoadNames(TomlTable* table) {
  TomlErrors* errors = table->errors();
  for (const toml::table* t : table->GetTables("organ")) LoadOrgan(TomlTable(*t, errors));
  for (const toml::table* t : table->GetTables("role")) {
    LoadEntity(TomlTable(*t, errors), Tag::kRole, Tag::kTLCRole);
  }
  for (const toml::table* t : table->GetTables("concept")) {
    LoadEntity(TomlTable(*t, errors), Tag::kConcept, Tag::kTLCConcept);
  }
  for (const toml::table* t : table->GetTables("instrument")) {
    LoadInstrument(TomlTable(*t, errors));
  }
  for (const toml::table* t : table->GetTables("counted")) LoadCounted(TomlTable(*t, errors));
}

void Loader::LoadOrgan(TomlTable organ) {
  KnownName name;
  name.element = Tag::kOrganization;
  name.entry = Tag::kTLCOrganization;
  name.id = organ.NeedString("id");
  name.iri = organ.NeedString("iri");
  name.show_as = organ.GetString("show-as");
  name.is_organ = true;
  const auto index = static_cast<uint32_t>(book_->names.size());
  for (const std::string& word : organ.GetStrings("short")) {
    book_->short_organs.push_back({index});
    book_->trie.Add(word, kSenseShortOrgan, static_cast<uint32_t>(book_->short_organs.size() - 1));
  }
  AddName(organ.GetStrings("names"), std::move(name));
  organ.Finish();
}

void Loader::LoadEntity(TomlTable entity, Tag element, Tag entry) {
  KnownName name;
  name.element = element;
  name.entry = entry;
  name.id = entity.NeedString("id");
  name.iri = entity.NeedString("iri");
  name.show_as = entity.GetString("show-as");
  AddName(entity.GetStrings("names"), std::move(name));
  entity.Finish();
}

void Loader::LoadInstrument(TomlTable instrument) {
  KnownName name;
  name.id = instrument.NeedString("id");
  name.iri = instrument.GetString("iri");
  name.show_as = instrument.GetString("show-as");
  name.entity_name = "instrument";
  name.is_work = !name.iri.empty();
  if (name.is_work) name.element = Tag::kRef;
  AddName(instrument.GetStrings("names"), std::move(name));
  instrument.Finish();
}

void Loader::LoadCounted(TomlTable counted) {
  CountedConcept made;
  made.id = counted.NeedString("id");
  made.iri = counted.NeedString("iri");
  made.show_as = counted.NeedString("show-as");
  made.first = static_cast<uint32_t>(counted.GetInteger("first", 1));
  made.last = static_cast<uint32_t>(counted.GetInteger("last", 0));
  const auto index = static_cast<uint32_t>(book_->counted.size());
  for (const std::string& word : counted.GetStrings("words")) {
    book_->trie.Add(word, kSenseCounted, index);
  }
  book_->counted.push_back(std::move(made));
  counted.Finish();
}

std::unique_ptr<RE2> Loader::Pattern(const TomlTable& table, std::string_view key,
                                     const std::string& pattern) {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_longest_match(true);
  auto made = std::make_unique<RE2>(pattern, options);
  if (made->ok()) return made;
  const toml::node* node = table.table().get(key);
  table.errors()->Add(node != nullptr ? *node : static_cast<const toml::node&>(table.table()),
                      "'" + std::string(key) + "' is no RE2 pattern: " + made->error());
  return nullptr;
}

// Most words behind a citation word begin no number: their first byte tells, without the pattern.
void SetFirstBytes(CitationForm* form) {
  std::string least, greatest;
  if (!form->pattern->PossibleMatchRange(&least, &greatest, 1)) return;
  if (!least.empty()) form->least = static_cast<uint8_t>(least.front());
  if (!greatest.empty()) form->greatest = static_cast<uint8_t>(greatest.front());
}

bool Loader::LoadForm(TomlTable form, Citation* citation) {
  CitationForm made;
  made.organ = form.GetString("organ");
  made.pattern = Pattern(form, "pattern", form.NeedString("pattern"));
  if (const std::string symbol = form.GetString("symbol-pattern"); !symbol.empty()) {
    made.symbol_pattern = Pattern(form, "symbol-pattern", symbol);
  }
  made.id = form.NeedString("id");
  made.show_as = form.NeedString("show-as");
  made.iri = form.NeedString("iri");
  made.date = form.GetString("date");
  form.Finish();
  if (made.pattern == nullptr) return false;
  SetFirstBytes(&made);
  citation->forms.push_back(std::move(made));
  return true;
}

void Loader::LoadCitation(TomlTable citation) {
  Citation made;
  made.entity_name = citation.NeedString("entity");
  made.words = citation.GetStrings("words");
  for (const toml::table* t : citation.GetTables("form")) {
    LoadForm(TomlTable(*t, citation.errors()), &made);
  }
  AddWords(made.words, kSenseCitation, static_cast<uint32_t>(book_->citations.size()));
  book_->citations.push_back(std::move(made));
  citation.Finish();
}

void Loader::LoadSymbols(TomlTable symbols) {
  for (const std::string& head : symbols.GetStrings("heads")) {
    book_->trie.Add(head, kSenseSymbolHead, 0);
  }
  book_->symbol_entity = symbols.GetString("entity", book_->symbol_entity);
  symbols.Finish();
}

void Loader::LoadKnownDates(const toml::table& dates, TomlErrors* errors) {
  for (const auto& [key, value] : dates) {
    const auto date = value.value_exact<std::string>();
    if (date) {
      book_->known_dates[std::string(key.str())] = *date;
    } else {
      errors->Add(value, "a date must be a string", {"\"2006-03-15\""});
    }
  }
}

void Loader::LoadDates(TomlTable dates) {
  AddWords(dates.GetStrings("links"), kSenseDateLink, 0);
  AddWords(dates.GetStrings("year-mark"), kSenseYearMark, 0);
  AddWords(dates.GetStrings("month-mark"), kSenseMonthMark, 0);
  AddWords(dates.GetStrings("day-mark"), kSenseDayMark, 0);
  book_->month_first = dates.GetBool("month-first", false);
  book_->numeric_dates = dates.GetBool("numeric", false);
  const toml::node* months = dates.Find("months");
  if (months != nullptr && months->is_array()) {
    uint32_t month = 0;
    for (const toml::node& spellings : *months->as_array()) {
      ++month;
      const toml::array* list = spellings.as_array();
      for (size_t i = 0; list != nullptr && i < list->size(); ++i) {
        AddWords({(*list)[i].value_or(std::string())}, kSenseMonth, month);
      }
    }
  }
  dates.Finish();
}

void Loader::LoadReferences(TomlTable references) {
  AddWords(references.GetStrings("of"), kSenseOf, 0);
  AddWords(references.GetStrings("this"), kSenseThis, 0);
  AddWords(references.GetStrings("and"), kSenseAnd, 0);
  AddWords(references.GetStrings("to"), kSenseTo, 0);
  AddWords(references.GetStrings("foreign"), kSenseForeign, 0);
  AddWords(references.GetStrings("ibid"), kSenseIbid, 0);
  AddWords(references.GetStrings("number-signs"), kSenseNumberSign, 0);
  AddWords(references.GetStrings("on"), kSenseOn, 0);
  for (const toml::table* t : references.GetTables("level")) {
    LoadLevel(TomlTable(*t, references.errors()));
  }
  if (const auto* t = references.GetTable("ordinals")) LoadOrdinals(*t, references.errors());
  references.Finish();
}

void Loader::LoadLevel(TomlTable level) {
  ReferenceLevel made;
  for (const std::string& name : level.GetStrings("elements")) {
    const Tag tag = TagFromName(name);
    if (tag == Tag::kForeignElement) {
      level.errors()->Add(*level.table().get("elements"), "'" + name + "' is no element");
    } else {
      made.elements.push_back(tag);
    }
  }
  made.letters = static_cast<uint8_t>((level.GetBool("letters", false) ? kCapitalLetters : 0) |
                                      (level.GetBool("small-letters", false) ? kSmallLetters : 0));
  made.alone = level.GetBool("alone", false);
  const std::vector<std::string> words = level.GetStrings("words");
  const std::vector<std::string> many = level.GetStrings("many");
  const auto index = static_cast<uint32_t>(book_->levels.size());
  AddWords(words, kSenseLevel, index);
  book_->levels.push_back(made);
  made.many = true;
  made.alone = false;
  AddWords(many, kSenseLevel, index + 1);
  book_->levels.push_back(std::move(made));
  level.Finish();
}

void Loader::LoadOrdinals(const toml::table& ordinals, TomlErrors* errors) {
  for (const auto& [word, value] : ordinals) {
    const auto number = value.value_exact<int64_t>();
    if (number) {
      AddWords({std::string(word.str())}, kSenseOrdinal, static_cast<uint32_t>(*number));
    } else {
      errors->Add(value, "an ordinal must be a whole number");
    }
  }
}

void Loader::LoadClosings(TomlTable closings) {
  for (const std::string& done : closings.GetStrings("done")) {
    AddWords({done, InCapitals(done)}, kSenseDone, 0);
    // "DONE at", as treaties print it.
    const size_t space = done.find(' ');
    if (space != done.npos)
      AddWords({InCapitals(done.substr(0, space)) + done.substr(space)}, kSenseDone, 0);
  }
  closings.Finish();
}

void Loader::LoadLeads(TomlTable leads) {
  const std::string iri = leads.NeedString("iri");
  for (const std::string& head : leads.GetStrings("heads")) {
    Lead lead;
    for (char c : head) lead.id += c == ' ' || c == '\'' ? '-' : c;
    lead.id = Utf8(icu::UnicodeString::fromUTF8(lead.id).toLower(icu::Locale::getRoot()));
    lead.show_as = head;
    lead.iri = iri + lead.id;
    AddWords({head, WithSmall(head)}, kSenseLead, static_cast<uint32_t>(book_->leads.size()));
    book_->leads.push_back(std::move(lead));
  }
  AddWords(leads.GetStrings("more"), kSenseLeadMore, 0);
  leads.Finish();
}

void Loader::AddMonths(std::string_view language) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale locale(std::string(language).c_str());
  const icu::DateFormatSymbols symbols(locale, "gregorian", status);
  if (U_FAILURE(status)) return;
  for (const auto context : {icu::DateFormatSymbols::FORMAT, icu::DateFormatSymbols::STANDALONE}) {
    for (const auto width : {icu::DateFormatSymbols::WIDE, icu::DateFormatSymbols::ABBREVIATED}) {
      int32_t count = 0;
      const icu::UnicodeString* months = symbols.getMonths(count, context, width);
      for (int32_t i = 0; i < count && i < 12; ++i) {
        const std::string month = Utf8(months[i]);
        // Mere digits ("3", "3月") are the numerals of the pattern, no name of a month.
        if (month.empty() || u_isdigit(months[i].char32At(0))) continue;
        AddWords({month, InCapitals(month)}, kSenseMonth, static_cast<uint32_t>(i + 1));
      }
    }
  }
}

// "pt-BR" -> "pt"; "" for what is no language tag, since it becomes part of a file name.
std::string PrimaryLanguage(std::string_view language) {
  const std::string_view primary = language.substr(0, language.find('-'));
  for (char c : primary) {
    if (c < 'a' || c > 'z') return "";
  }
  return std::string(primary);
}

}  // namespace

std::shared_ptr<const Phrasebook> LoadPhrasebook(const std::string& folder, const Mapping& mapping,
                                                 std::string_view language, Findings* findings) {
  const std::string primary = PrimaryLanguage(language);
  Loader loader(folder, findings);
  for (const char* mark : {"https", "http", "www"}) loader.AddUrlHead(mark);
  if (!mapping.id.empty() && !loader.LoadFile(mapping.id)) return nullptr;
  loader.AddOrgansOf(mapping);
  if (!primary.empty()) {
    if (!loader.LoadFile("languages/" + primary)) return nullptr;
    loader.AddMonths(language);
  }
  return loader.Take();
}

std::shared_ptr<const Phrasebook> GetPhrasebook(const Mapping& mapping, std::string_view language,
                                                Findings* findings) {
  static std::mutex mutex;
  static std::map<std::string, std::shared_ptr<const Phrasebook>> cache;
  const std::string folder = MappingFolder();
  std::string key = folder + '\n' + mapping.id + '\n' + std::string(language);
  for (const Organ& organ : mapping.organs) {
    key += '\n' + organ.id + '\n' + organ.show_as + '\n' + organ.iri;
  }
  const std::lock_guard<std::mutex> lock(mutex);
  if (const auto it = cache.find(key); it != cache.end()) return it->second;
  std::shared_ptr<const Phrasebook> book = LoadPhrasebook(folder, mapping, language, findings);
  if (book != nullptr) cache[key] = book;
  return book;
}

}  // namespace lexport
