#include "convert/proof.h"

#include <gtest/gtest.h>

namespace lexport {
namespace {

LedgerEntry Entry(LedgerAction action, uint32_t begin, uint32_t end, std::string text,
                  uint32_t target = 0) {
  LedgerEntry entry;
  entry.action = action;
  entry.begin = begin;
  entry.end = end;
  entry.target = target;
  entry.text = std::move(text);
  return entry;
}

TEST(Proof, HoldsForTheSameCharacters) {
  const Proof proof = ProveConservation("a b\nc", Ledger(), "ab  c");
  EXPECT_TRUE(proof.holds);
  EXPECT_EQ(proof.characters, 3u);
}

TEST(Proof, SeesALostAnInventedAndASwappedCharacter) {
  EXPECT_FALSE(ProveConservation("abc", Ledger(), "ac").holds);
  EXPECT_FALSE(ProveConservation("abc", Ledger(), "abcd").holds);
  EXPECT_FALSE(ProveConservation("abc", Ledger(), "acb").holds);
  EXPECT_FALSE(ProveConservation("abc", Ledger(), "").holds);
}

TEST(Proof, SaysWhereTheTwoPart) {
  const Proof proof = ProveConservation("The law is the law.", Ledger(), "The law is the raw.");
  EXPECT_NE(proof.message.find("after 15 characters"), std::string::npos) << proof.message;
}

TEST(Proof, TakesTheLedgerIntoAccount) {
  Ledger ledger;
  ledger.entries.push_back(Entry(LedgerAction::kRemoved, 3, 4, "7"));
  ledger.entries.push_back(Entry(LedgerAction::kInserted, 5, 5, "-"));
  EXPECT_TRUE(ProveConservation("ab 7 c", ledger, "ab -c").holds);
  EXPECT_FALSE(ProveConservation("ab 7 c", ledger, "ab 7 -c").holds);
}

TEST(Proof, RefusesALedgerThatDoesNotFitTheInput) {
  Ledger ledger;
  ledger.entries.push_back(Entry(LedgerAction::kRemoved, 0, 1, "x"));
  EXPECT_FALSE(ProveConservation("ab", ledger, "b").holds) << "the ledger says x, the input a";
}

TEST(CharactersOfXml, LeaveMetaOutAndPutMarkersIn) {
  std::string characters;
  ASSERT_TRUE(CharactersOfXml(
      "<akomaNtoso xmlns=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0\"><doc name=\"x\">"
      "<meta><notes source=\"#a\"><note eId=\"n\"><p>not this</p></note></notes></meta><mainBody>"
      "<p>a &amp; b<authorialNote marker=\"1\"><p>note</p></authorialNote> c</p></mainBody></doc>"
      "</akomaNtoso>",
      &characters));
  std::string squeezed;
  for (char c : characters) {
    if (c != ' ' && c != '\n') squeezed += c;
  }
  EXPECT_EQ(squeezed, "a&b1notec");
  EXPECT_FALSE(CharactersOfXml("<p>not closed", &characters));
}

}  // namespace
}  // namespace lexport
