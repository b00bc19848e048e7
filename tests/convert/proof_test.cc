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

// What the message says when something other than `input` comes behind `output`: "after 3 ".
std::string PlaceOfTooMuch(std::string_view input, std::string_view output) {
  const std::string longer = std::string(output) + "\u2020";
  const Proof proof = Prove(input, Ledger(), longer);
  EXPECT_FALSE(proof.holds);
  return proof.message.substr(0, proof.message.find("visible"));
}

TEST(Proof, HoldsForTheSameCharacters) {
  EXPECT_TRUE(Prove("a b\nc", Ledger(), "ab  c").holds);
  EXPECT_EQ(PlaceOfTooMuch("a b\nc", "ab  c"), "after 3 ");
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

TEST(Proof, SeesCharactersThatBeginOrEndAlike) {
  // Of each two, the first bytes or the last are the same; two are no white space, one is.
  const std::vector<std::string> characters = {"\u00E9", "\u00E8", "\u0169", "\u20AC",
                                               "\u20AD", "\u202C", "\u00AB", "\u00A0"};
  for (size_t before = 0; before < 20; ++before) {
    for (const std::string& a : characters) {
      for (const std::string& b : characters) {
        const std::string start(before, 'x');
        const Proof proof = Prove(start + a + "yz", Ledger(), start + b + "yz");
        EXPECT_EQ(proof.holds, a == b) << before << a << b;
        const std::string place = "after " + std::to_string(before) + " visible";
        EXPECT_TRUE(proof.holds || proof.message.starts_with(place)) << proof.message;
      }
    }
  }
}

TEST(Proof, CountsWhatTheLedgerLeaves) {
  Ledger ledger;
  ledger.entries.push_back(Entry(LedgerAction::kRemoved, 0, 2, "12"));
  ledger.entries.push_back(Entry(LedgerAction::kInserted, 4, 4, "\u00E9 "));
  const Proof proof = Prove("12ab cd", ledger, "ab\u00E9 ce");
  EXPECT_TRUE(proof.message.starts_with("after 4 visible")) << proof.message;
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
  for (size_t cut = 0; cut <= input.size(); ++cut) {
    if (cut < input.size() && (static_cast<unsigned char>(input[cut]) & 0xC0) == 0x80) continue;
    ConservationCheck check(input, ledger);
    check.Output(std::string_view(input).substr(0, cut));
    check.Output(" \n ");
    check.Output(std::string_view(input).substr(cut));
    const Proof proof = check.Finish();
    EXPECT_TRUE(proof.holds) << "cut at " << cut << ": " << proof.message;
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
      EXPECT_EQ(PlaceOfTooMuch(input, output), "after 53 ") << at;
      EXPECT_EQ(PlaceOfTooMuch(output, input), "after 53 ") << at;
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
