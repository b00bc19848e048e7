#include "lexport/document.h"

#include <gtest/gtest.h>

namespace lexport {
namespace {

std::string Names(Node parent) {
  std::string names;
  for (Node child : parent.children()) {
    if (!names.empty()) names += ' ';
    names += child.is_text() ? "'" + std::string(child.text()) + "'" : std::string(child.name());
  }
  return names;
}

class DocumentTest : public ::testing::Test {
 protected:
  DocumentTest() {
    root_ = doc_.AppendElement(kNoNode, Tag::kAkomaNtoso);
    act_ = doc_.AppendElement(root_, Tag::kAct);
    body_ = doc_.AppendElement(act_, Tag::kBody);
    p_ = doc_.AppendElement(body_, Tag::kP);
    text_ = doc_.AppendText(p_, "one");
  }

  Document doc_;
  NodeId root_, act_, body_, p_, text_;
};

TEST_F(DocumentTest, EmptyDocumentAnswersWithNullHandles) {
  Document empty;
  EXPECT_FALSE(empty.root());
  EXPECT_FALSE(empty.main().first_child().next_sibling().parent());
  EXPECT_EQ(empty.root().child(Tag::kAct).attribute(Attr::kName), "");
  for (Node child : empty.root().children()) ADD_FAILURE() << child.name();
  std::string text;
  empty.root().AppendTextTo(&text);
  EXPECT_EQ(text, "");
}

TEST_F(DocumentTest, MainIsTheDocumentTypeElement) {
  EXPECT_EQ(doc_.root().name(), "akomaNtoso");
  EXPECT_EQ(doc_.main().id(), act_);
  EXPECT_EQ(doc_.main().child(Tag::kBody).id(), body_);
}

TEST_F(DocumentTest, InsertBeforeFirstAndBetween) {
  doc_.InsertElementBefore(text_, Tag::kNum);
  doc_.InsertTextBefore(text_, "zero");
  EXPECT_EQ(Names(doc_.node(p_)), "num 'zero' 'one'");
  EXPECT_EQ(doc_.node(p_).last_child().previous_sibling().text(), "zero");
}

TEST_F(DocumentTest, WrapTakesThePlaceOfTheNode) {
  doc_.AppendText(p_, "two");
  const NodeId span = doc_.Wrap(text_, Tag::kSpan);
  EXPECT_EQ(Names(doc_.node(p_)), "span 'two'");
  EXPECT_EQ(Names(doc_.node(span)), "'one'");
}

TEST_F(DocumentTest, WrapOfTheRootMakesANewRoot) {
  const NodeId outer = doc_.Wrap(root_, Tag::kAkomaNtoso);
  EXPECT_EQ(doc_.root().id(), outer);
  EXPECT_EQ(doc_.root().first_child().id(), root_);
}

TEST_F(DocumentTest, DetachFirstMiddleLastAndReparent) {
  const NodeId b = doc_.AppendText(p_, "b");
  const NodeId c = doc_.AppendText(p_, "c");
  doc_.Detach(b);
  EXPECT_EQ(Names(doc_.node(p_)), "'one' 'c'");
  doc_.Detach(text_);
  doc_.Detach(c);
  EXPECT_EQ(Names(doc_.node(p_)), "");
  EXPECT_FALSE(doc_.node(p_).last_child());
  doc_.Reparent(b, p_);
  doc_.Reparent(text_, p_);
  EXPECT_EQ(Names(doc_.node(p_)), "'b' 'one'");
}

TEST_F(DocumentTest, AttributesAreReplacedAppendedAndRemoved) {
  doc_.SetAttribute(p_, Attr::kEId, "p_1");
  doc_.SetAttribute(p_, Attr::kClass, "");
  doc_.SetForeignAttribute(p_, "x:a", "1");
  doc_.SetForeignAttribute(p_, "x:b", "2");
  doc_.SetAttribute(p_, Attr::kEId, "p_2");
  doc_.SetForeignAttribute(p_, "x:a", "3");
  EXPECT_EQ(doc_.node(p_).attribute(Attr::kEId), "p_2");
  EXPECT_TRUE(doc_.node(p_).has_attribute(Attr::kClass));
  EXPECT_EQ(
      doc_.attribute(doc_.attribute(doc_.attribute(doc_.data(p_).first_attribute).next).next).value,
      "3");
  doc_.RemoveAttribute(p_, Attr::kEId);
  doc_.RemoveAttribute(p_, Attr::kEId);
  EXPECT_FALSE(doc_.node(p_).has_attribute(Attr::kEId));
  EXPECT_TRUE(doc_.node(p_).has_attribute(Attr::kClass));
}

TEST_F(DocumentTest, ForeignElementsKeepNameAndNamespace) {
  const NodeId math = doc_.AppendForeignElement(p_, "http://www.w3.org/1998/Math/MathML", "m:math");
  const NodeId plain = doc_.AppendForeignElement(p_, "", "plain");
  EXPECT_EQ(doc_.node(math).name(), "math");
  EXPECT_EQ(doc_.node(math).qualified_name(), "m:math");
  EXPECT_EQ(doc_.node(math).foreign_uri(), "http://www.w3.org/1998/Math/MathML");
  EXPECT_EQ(doc_.node(plain).foreign_uri(), "");
  EXPECT_TRUE(doc_.node(math).is_element());
}

TEST_F(DocumentTest, TextLeavesOutMetaAndStaysBelowTheNode) {
  const NodeId meta = doc_.InsertElementBefore(body_, Tag::kMeta);
  doc_.AppendText(meta, "never");
  const NodeId second = doc_.AppendElement(body_, Tag::kP);
  doc_.AppendText(second, "two");
  std::string all, one;
  doc_.root().AppendTextTo(&all);
  doc_.node(p_).AppendTextTo(&one);
  EXPECT_EQ(all, "onetwo");
  EXPECT_EQ(one, "one");
}

TEST_F(DocumentTest, StringsOutliveTheCallersAndAMove) {
  for (int i = 0; i < 1000; ++i)
    doc_.AppendText(p_, std::string(100, static_cast<char>('a' + i % 26)));
  Document moved = std::move(doc_);
  const Node p = moved.node(p_);
  EXPECT_EQ(p.first_child().text(), "one");
  EXPECT_EQ(p.first_child().next_sibling().text(), std::string(100, 'a'));
  EXPECT_EQ(p.last_child().text(), std::string(100, 'a' + 999 % 26));
}

}  // namespace
}  // namespace lexport
