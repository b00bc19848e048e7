#include "annotate/scanner.h"

#include <algorithm>

namespace lexport {
namespace {

constexpr uint32_t kStarters = kSenseName | kSenseShortOrgan | kSenseCounted | kSenseMonth |
                               kSenseCitation | kSenseLevel | kSenseSymbolHead | kSenseUrl |
                               kSenseDone;

}  // namespace

void Scanner::StartBlock(const TextBlock& block, std::string_view text, std::vector<Mark>* marks) {
  block_ = block;
  text_ = text;
  marks_ = marks;
  first_mark_ = marks->size();
  block_organs_.clear();
  last_cited_ = {};
  if (block.opens_note) {
    ibid_ = note_cited_;
    note_cited_ = {};
  }
  tokens_.Read(text);
}

void Scanner::Scan(const TextBlock& block, std::string_view text, std::vector<Mark>* marks) {
  StartBlock(block, text, marks);
  size_t at = block.opens_clause ? TryLead() : block.in_conclusions ? TryClosing() : 0;
  while ((at = NextStart(at)) < tokens_.size()) {
    const size_t next = Step(at);
    at = next > at ? next : at + 1;
  }
}

// The first token from `at` on that something may start with.
size_t Scanner::NextStart(size_t at) const {
  const auto may_start = [this](const Token& token) {
    return token.kind == TokenKind::kNumber || book_.trie.MayStart(token, kStarters);
  };
  while (at < tokens_.size() && !may_start(tokens_[at])) ++at;
  return at;
}

size_t Scanner::Step(size_t at) {
  if (tokens_[at].kind == TokenKind::kNumber) return TryDate(at);
  const Match match = Find(at, kStarters);
  return match ? StepPhrase(at, match) : at;
}

// The longest phrase decides; where it leads to nothing, so do the shorter ones with other senses.
size_t Scanner::StepPhrase(size_t at, const Match& match) {
  switch (match.meaning->sense) {
    case kSenseName:
    case kSenseShortOrgan:
      return TryName(at, match);
    case kSenseCounted:
      return TryCounted(at, match);
    case kSenseMonth:
      return TryMonth(at, match);
    case kSenseCitation:
      return TryCitation(at, match);
    case kSenseLevel:
      return TryLocal(at);
    case kSenseSymbolHead:
      return TrySymbol(at);
    case kSenseUrl:
      return TryUrl(at);
    case kSenseDone:
      return TryDone(at);
    default:
      return at;
  }
}

Mark& Scanner::AddMark(uint32_t begin, uint32_t end, MarkKind kind, uint32_t value) {
  Mark mark;
  mark.begin = begin;
  mark.end = end;
  mark.kind = kind;
  mark.value = value;
  marks_->push_back(mark);
  if (kind == MarkKind::kName || kind == MarkKind::kWork) {
    last_cited_ = {kind, value};
    last_cited_end_ = end;
    if (block_.in_note) note_cited_ = last_cited_;
  }
  return marks_->back();
}

uint32_t Scanner::AddPortion(std::string portion) {
  if (portion.empty()) return 0;
  portions_.push_back(std::move(portion));
  return static_cast<uint32_t>(portions_.size() - 1);
}

size_t Scanner::TokenBehind(uint32_t offset, size_t from) const {
  while (from < tokens_.size() && tokens_[from].begin < offset) ++from;
  return from;
}

}  // namespace lexport
