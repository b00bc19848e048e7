#include <gtest/gtest.h>

#include "validate/sense_label.h"

namespace lexport::validate {
namespace {

// The faults of a sequence, as "gap:3" for a gap before the fourth label.
std::string Faults(const std::vector<std::string>& printed) {
  std::vector<Label> labels;
  for (const std::string& one : printed) labels.push_back(ParseLabel(one));
  std::string text;
  for (const LabelFault& fault : CheckSequence(labels)) {
    static constexpr const char* kNames[] = {"gap:", "repeated:", "order:"};
    if (!text.empty()) text += ' ';
    text += kNames[static_cast<int>(fault.fault)] + std::to_string(fault.at);
  }
  return text;
}

TEST(Sequence, GoodOnesOfManyKinds) {
  const std::vector<std::vector<std::string>> sequences = {
      {"1.", "2.", "3."},
      {"Article 1", "Article 2", "Article 3"},
      {"(a)", "(b)", "(c)"},
      {"(i)", "(ii)", "(iii)", "(iv)", "(v)"},
      {"(h)", "(i)", "(j)"},  // i is a letter here
      {"I.", "II.", "III.", "IV."},
      {"CHAPTER I", "CHAPTER II"},
      {"3", "3A", "3B", "4"},
      {"Art. 3", "Art. 3 bis", "Art. 3 ter", "Art. 4"},
      {"1.1", "1.2", "1.3"},
      {"1.9", "1.10", "1.11"},
      {"4-6", "7"},  // a range of repealed ones
      {"(y)", "(z)", "(aa)", "(bb)"},
      {"(a)", "(aa)", "(b)"},  // inserted by an amendment
      {"(b)", "(ba)", "(c)"},
      {"h)", "i)", "l)", "m)"},  // Italian
      {"Article -1", "Article 1"},
      {"8", "9", "10"},  // goes on from elsewhere
      {"٣", "٤", "٥"},
      {"第3条", "第4条"},
      {"First", "Second"},  // not known here, so nothing is said
      {"1.", "(a)", "2."},  // another series between
  };
  for (const auto& sequence : sequences) EXPECT_EQ(Faults(sequence), "") << sequence[0];
}

TEST(Sequence, GapsRepetitionsAndInversions) {
  EXPECT_EQ(Faults({"1.", "2.", "4."}), "gap:2");
  EXPECT_EQ(Faults({"(a)", "(c)", "(d)"}), "gap:1");
  EXPECT_EQ(Faults({"(i)", "(iii)"}), "gap:1");
  EXPECT_EQ(Faults({"1.", "2.", "2.", "3."}), "repeated:2");
  EXPECT_EQ(Faults({"1.", "3.", "2.", "4."}), "order:2");
  EXPECT_EQ(Faults({"1.1", "1.2", "1.4"}), "gap:2");
  EXPECT_EQ(Faults({"Article 5", "Article 4"}), "order:1");
}

TEST(Sequence, OneMisreadNumberIsOneFault) {
  EXPECT_EQ(Faults({"1.", "2.", "31.", "3.", "4."}), "gap:2");
  EXPECT_EQ(Faults({"5.", "6.", "1.", "7."}), "order:2");
  EXPECT_EQ(Faults({"(a)", "(e)", "(c)", "(d)"}), "gap:1");
  EXPECT_EQ(Faults({"1.", "2.", "2.", "4."}), "repeated:2");
}

TEST(BareLabel, LabelsAndWhatLooksLikeThem) {
  for (const char* label : {"(a) to promote", "3. The Parties", "(iv) x", "b) x", "(12)", "a. x"}) {
    EXPECT_TRUE(BeginsWithBareLabel(label)) << label;
  }
  for (const char* text :
       {"The Parties", "A. Smith said", "1992. That year", "(see) x", "3.5 per cent",
        "(the Court) held", "", "(", "a", "I agree.", "(2014) 3 All ER"}) {
    EXPECT_FALSE(BeginsWithBareLabel(text)) << text;
  }
}

}  // namespace
}  // namespace lexport::validate
