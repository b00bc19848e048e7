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

// The proof for an output that is one piece.
Proof Prove(std::string_view input, const Ledger& ledger, std::string_view output) {
  ConservationCheck check(input, ledger);
  check.Output(output);
  return check.Finish();
}

TEST(Proof, HoldsForTheSameCharacters) {
  const Proof proof = Prove("a b\nc", Ledger(), "ab  c");
  EXPECT_TRUE(proof.holds);
  EXPECT_EQ(proof.characters, 3u);
}

TEST(Proof, SeesALostAnInventedAndASwappedCharacter) {
  EXPECT_FALSE(Prove("abc", Ledger(), "ac").holds);
  EXPECT_FALSE(Prove("abc", Ledger(), "abcd").holds);
  EXPECT_FALSE(Prove("abc", Ledger(), "acb").holds);
  EXPECT_FALSE(Prove("abc", Ledger(), "").holds);
}

TEST(Proof, SaysWhereTheTwoPart) {
  const Proof proof = Prove("The law is the law.", Ledger(), "The law is the raw.");
  EXPECT_NE(proof.message.find("after 11 visible characters"), std::string::npos) << proof.message;
}

TEST(Proof, TakesTheLedgerIntoAccount) {
  Ledger ledger;
  ledger.entries.push_back(Entry(LedgerAction::kRemoved, 3, 4, "7"));
  ledger.entries.push_back(Entry(LedgerAction::kInserted, 5, 5, "-"));
  EXPECT_TRUE(Prove("ab 7 c", ledger, "ab -c").holds);
  EXPECT_FALSE(Prove("ab 7 c", ledger, "ab 7 -c").holds);
}

TEST(Proof, RefusesALedgerThatDoesNotFitTheInput) {
  Ledger ledger;
  ledger.entries.push_back(Entry(LedgerAction::kRemoved, 0, 1, "x"));
  EXPECT_FALSE(Prove("ab", ledger, "b").holds) << "the ledger says x, the input a";
}

TEST(Proof, DoesNotMindHowTheOutputIsCut) {
  const std::string input = "One sentence that is rather long, à la française, and its  end.";
  const Ledger ledger;
  const uint64_t characters = Prove(input, ledger, input).characters;
  for (size_t cut = 0; cut <= input.size(); ++cut) {
    if (cut < input.size() && (static_cast<unsigned char>(input[cut]) & 0xC0) == 0x80) continue;
    ConservationCheck check(input, ledger);
    check.Output(std::string_view(input).substr(0, cut));
    check.Output(" \n ");
    check.Output(std::string_view(input).substr(cut));
    const Proof proof = check.Finish();
    EXPECT_TRUE(proof.holds) << "cut at " << cut << ": " << proof.message;
    EXPECT_EQ(proof.characters, characters) << "cut at " << cut;
  }
}

TEST(Proof, SeesADifferenceAnywhereInALongText) {
  const std::string input(100, 'a');
  for (size_t at = 0; at < input.size(); ++at) {
    std::string output = input;
    output[at] = 'b';
    EXPECT_FALSE(Prove(input, Ledger(), output).holds) << "at " << at;
    EXPECT_FALSE(Prove(input, Ledger(), output.substr(0, at)).holds) << "ends at " << at;
  }
}

TEST(Proof, DoesNotMindWhiteSpaceAnywhereInALongText) {
  const std::string input = "abcdefghijklmnopqrstuvwxyzéabcdefghijklmnopqrstuvwxyz";
  for (const std::string space : {" ", "\n", "\n                     ", "\t", "\u00A0"}) {
    for (size_t at = 0; at <= input.size(); ++at) {
      if (at == 27) continue;  // inside of é
      std::string output = input;
      output.insert(at, space);
      const Proof there = Prove(input, Ledger(), output), back = Prove(output, Ledger(), input);
      EXPECT_TRUE(there.holds) << at << ": " << there.message;
      EXPECT_TRUE(back.holds) << at << ": " << back.message;
      EXPECT_EQ(there.characters, 53u) << at;
      EXPECT_EQ(back.characters, 53u) << at;
    }
  }
}

TEST(ProveConservation, LeavesMetaOutAndPutsMarkersIn) {
  const std::string xml =
      "<akomaNtoso xmlns=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0\"><doc name=\"x\">"
      "<meta><notes source=\"#a\"><note eId=\"n\"><p>not this</p></note></notes></meta><mainBody>"
      "<p>a &amp; b<authorialNote marker=\"1\"><p>note</p></authorialNote> c</p></mainBody></doc>"
      "</akomaNtoso>";
  EXPECT_TRUE(ProveConservation("a & b 1 note c", Ledger(), xml).holds);
  EXPECT_FALSE(ProveConservation("a & b 2 note c", Ledger(), xml).holds);
  EXPECT_FALSE(ProveConservation("not closed", Ledger(), "<p>not closed").holds);
}

}  // namespace
}  // namespace lexport
