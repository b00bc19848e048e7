// Scanner: reads the text of a document block by block and says what its words refer to. It changes
// nothing; Annotate puts the elements where the marks say.

#ifndef LEXPORT_ANNOTATE_SCANNER_H_
#define LEXPORT_ANNOTATE_SCANNER_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "annotate/blocks_of_text.h"
#include "annotate/entries.h"
#include "annotate/phrasebook.h"
#include "annotate/targets.h"

namespace lexport {

enum class MarkKind : uint8_t {
  kDate,       // value: YYYYMMDD
  kMonthYear,  // a month without a day
  kUrl,
  kEntry,  // value: index of an entry; tag: of the inline element
  kName,   // value: names[] index of an instrument that is a work; with or without portion
  kWork,   // value: index of a cited work; with or without portion
  kLocal,  // target, last
};

struct Mark {
  uint32_t begin = 0;  // bytes in the block's text
  uint32_t end = 0;
  MarkKind kind = MarkKind::kDate;
  Tag tag = Tag::kNone;
  uint32_t value = 0;
  uint32_t portion = 0;  // index into Scanner::portions(); 0: none
  NodeId target = kNoNode;
  NodeId last = kNoNode;
};

// 20060315 -> "2006-03-15"
std::string IsoDate(uint32_t packed);

class Scanner {
 public:
  // All must outlive the scanner, and `document` must stay as it is meanwhile.
  Scanner(const Phrasebook& book, const Document& document, Entries* entries)
      : book_(book), document_(document), entries_(*entries) {}

  // Appends the marks of a block, in order, none overlapping. Blocks must come in document order:
  // “the Council” is the one that was named last.
  void Scan(const TextBlock& block, std::string_view text, std::vector<Mark>* marks);

  // "~art_4", "!annex_1" and the like, to be put behind the IRI of a work.
  const std::vector<std::string>& portions() const { return portions_; }
  // Local references that named no part of the document.
  size_t unresolved() const { return unresolved_; }

 private:
  using Match = PhraseTrie::Match;

  struct PrintedDate {
    uint32_t begin = 0, end = 0;
    uint32_t year = 0, month = 0, day = 0;
  };

  // A number of a unit, with what stands in parentheses behind it.
  struct UnitNumber {
    std::string number;
    std::vector<std::string> inner;
    uint32_t begin = 0, end = 0;
    bool bracketed = false;  // "(a)" rather than "5"
    bool to_next = false;    // a range: up to the next one
  };
  // "paragraphs 3 to 7": a word and its numbers.
  struct UnitGroup {
    const ReferenceLevel* level = nullptr;
    uint32_t rank = 0;
    uint32_t begin = 0, end = 0;
    bool implied = false;  // named before, not in these words
    std::vector<UnitNumber> numbers;
  };

  // A document that was cited: what a following “article 4” or “ibid.” may belong to.
  struct Cited {
    MarkKind kind = MarkKind::kDate;  // kName or kWork; else nothing
    uint32_t value = 0;
    explicit operator bool() const { return kind == MarkKind::kName || kind == MarkKind::kWork; }
  };

  // Tokens.
  Match Find(size_t at, uint32_t senses) const {
    return at < tokens_.size() ? book_.trie.Find(tokens_, at, senses) : Match{};
  }
  std::string_view Word(size_t at) const { return tokens_.Word(at); }
  bool IsKind(size_t at, TokenKind kind) const { return tokens_.IsKind(at, kind); }
  bool IsMark(size_t at, char mark) const { return tokens_.IsMark(at, mark); }
  bool Touches(size_t at) const { return tokens_.Touches(at); }
  size_t TokenBehind(uint32_t offset, size_t from) const;
  void StartBlock(const TextBlock& block, std::string_view text, std::vector<Mark>* marks);
  // Marks what starts at the token; gives the token to go on with, `at` when there was nothing.
  size_t Step(size_t at);
  size_t NextStart(size_t at) const;
  size_t StepPhrase(size_t at, const Match& match);
  Mark& AddMark(uint32_t begin, uint32_t end, MarkKind kind, uint32_t value);
  uint32_t AddPortion(std::string portion);

  // names.cc
  size_t TryLead();
  size_t TryName(size_t at, const Match& match);
  size_t TryCounted(size_t at, const Match& match);
  size_t TryUrl(size_t at);
  void NoteOrgan(uint32_t name);
  uint32_t OrganMeant(uint32_t short_organ) const;

  // closings.cc
  size_t TryClosing();
  size_t TrySignature();
  size_t TryPlaceAndDate();
  size_t TryDone(size_t at);
  size_t ReadPlace(size_t at) const;
  bool IsCapital(size_t at) const;
  void MarkPlace(size_t begin, size_t end);

  // dates.cc
  size_t TryDate(size_t at);
  size_t TryMonth(size_t at, const Match& month);
  bool ReadDates(size_t at, int depth, std::vector<PrintedDate>* dates, size_t* next) const;
  bool ReadDayList(size_t at, std::vector<PrintedDate>* days, size_t* next) const;
  bool ReadYear(size_t at, uint32_t* year, size_t* next) const;
  bool ReadYearFirst(size_t at, PrintedDate* date, size_t* next) const;
  bool ReadNumericDate(size_t at, PrintedDate* date, size_t* next) const;
  size_t SkipLinks(size_t at) const;
  bool StartsNumber(size_t at) const;
  void MarkDate(const PrintedDate& date);

  // citations.cc
  size_t TryCitation(size_t at, const Match& match);
  size_t ReadCited(size_t at, const Citation& citation, uint32_t begin, uint32_t* work);
  const CitationForm* ChooseForm(const std::vector<const CitationForm*>& fitting,
                                 size_t next) const;
  std::vector<uint32_t> OrgansAround(size_t next) const;
  uint32_t OrganAt(size_t at) const;
  uint32_t WorkOf(const CitationForm& form, const Citation& citation, const RE2& pattern,
                  std::string_view printed);
  uint32_t UnknownWork(const Citation& citation, std::string_view printed);
  size_t MarkDateBehind(size_t at, uint32_t work);
  size_t TrySymbol(size_t at);
  uint32_t SymbolEnd(uint32_t begin) const;
  uint32_t WorkOfSymbol(std::string_view symbol);

  // local_references.cc
  size_t TryLocal(size_t at);
  size_t TryUnitsOfCitation(size_t at, const std::vector<UnitGroup>& groups);
  size_t ReadContinuation(size_t at, std::vector<UnitGroup>* groups) const;
  Match FindOf(size_t at, bool annex) const;
  bool ReadGroup(size_t at, UnitGroup* group, size_t* next) const;
  bool ReadUnit(size_t at, const ReferenceLevel& level, UnitNumber* unit, size_t* next) const;
  size_t ReadMoreUnits(size_t at, UnitGroup* group) const;
  size_t ReadChain(size_t at, std::vector<UnitGroup>* groups) const;
  bool IsForeignBefore(size_t at, Cited* cited) const;
  bool IsForeignBehind(size_t at, const std::vector<UnitGroup>& groups, Cited* cited) const;
  bool IsForeignTogether(size_t at, const std::vector<UnitGroup>& groups, Cited* cited) const;
  void MarkUnits(const std::vector<UnitGroup>& groups, const Cited& cited);
  void MarkGroup(const std::vector<UnitGroup>& groups, size_t which, uint32_t begin,
                 const Cited& cited);
  const TargetIndex& Targets();
  NodeId Target(const std::vector<UnitGroup>& groups, size_t which, const UnitNumber& number);
  std::string Portion(const std::vector<UnitGroup>& groups, size_t which,
                      const UnitNumber& number) const;

  const Phrasebook& book_;
  const Document& document_;
  Entries& entries_;

  // Of the block.
  TextBlock block_;
  std::string_view text_;
  Tokens tokens_;
  std::vector<Mark>* marks_ = nullptr;
  size_t first_mark_ = 0;
  std::vector<uint32_t> block_organs_;  // names[] in the order of mention
  Cited last_cited_;                    // with where it ends
  uint32_t last_cited_end_ = 0;

  // Of the document.
  std::optional<TargetIndex> targets_;  // made when the text first refers to a part of itself
  std::vector<std::string> portions_ = std::vector<std::string>(1);
  std::unordered_map<NodeId, uint32_t> enacting_;  // component -> names[] of its formula
  std::vector<uint32_t> recent_organs_;            // full names, the latest last, each once
  Cited note_cited_, ibid_;
  size_t unresolved_ = 0;
};

}  // namespace lexport

#endif  // LEXPORT_ANNOTATE_SCANNER_H_
