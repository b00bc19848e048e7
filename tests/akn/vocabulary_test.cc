#include "lexport/vocabulary.h"

#include <gtest/gtest.h>
#include <libxml/tree.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

#include <functional>
#include <memory>
#include <set>
#include <string>

#include "akn/shared_files.h"

namespace lexport {
namespace {

std::set<std::string> ElementNames() {
  std::set<std::string> names;
  for (size_t i = static_cast<size_t>(Tag::kForeignElement) + 1; i < kTagCount; ++i) {
    names.insert(std::string(TagName(static_cast<Tag>(i))));
  }
  return names;
}

std::set<std::string> AttributeNames() {
  std::set<std::string> names;
  for (size_t i = 1; i < kAttrCount; ++i) names.insert(std::string(AttrName(static_cast<Attr>(i))));
  return names;
}

// Values of all attributes that `path` gives in the schema.
std::set<std::string> SchemaNames(const std::string& file, const char* path) {
  std::set<std::string> names;
  std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)> doc(
      xmlReadFile(file.c_str(), nullptr, XML_PARSE_NONET), xmlFreeDoc);
  std::unique_ptr<xmlXPathContext, decltype(&xmlXPathFreeContext)> context(
      xmlXPathNewContext(doc.get()), xmlXPathFreeContext);
  xmlXPathRegisterNs(context.get(), BAD_CAST "x", BAD_CAST "http://www.w3.org/2001/XMLSchema");
  std::unique_ptr<xmlXPathObject, decltype(&xmlXPathFreeObject)> found(
      xmlXPathEval(BAD_CAST path, context.get()), xmlXPathFreeObject);
  for (int i = 0; i < found->nodesetval->nodeNr; ++i) {
    names.insert(reinterpret_cast<const char*>(found->nodesetval->nodeTab[i]->children->content));
  }
  return names;
}

TEST(VocabularyTest, NamesAreThoseOfTheSchema) {
  const std::string file = SchemaFile();
  if (file.empty()) GTEST_SKIP() << "no schema here: neither schemas/ nor ../shared/standards";
  EXPECT_EQ(ElementNames(), SchemaNames(file, "/x:schema/x:element/@name"));
  std::set<std::string> attributes = SchemaNames(file, "//x:attribute/@name");
  attributes.merge(SchemaNames(file, "//x:attribute/@ref"));
  EXPECT_EQ(AttributeNames(), attributes);
}

TEST(VocabularyTest, EveryNameIsFoundAgain) {
  for (const std::string& name : ElementNames()) EXPECT_EQ(TagName(TagFromName(name)), name);
  for (const std::string& name : AttributeNames()) EXPECT_EQ(AttrName(AttrFromName(name)), name);
}

TEST(VocabularyTest, UnknownNamesAreForeign) {
  for (const char* name : {"", "Article", "artic", "articles", "html"}) {
    EXPECT_EQ(TagFromName(name), Tag::kForeignElement) << name;
  }
  EXPECT_EQ(AttrFromName("eid"), Attr::kForeignAttribute);
  EXPECT_EQ(AttrFromName("lang"), Attr::kForeignAttribute);
  EXPECT_EQ(TagName(Tag::kText), "");
}

TEST(VocabularyTest, TraitsOfSomeElements) {
  EXPECT_EQ(EIdAbbreviation(Tag::kArticle), "art");
  EXPECT_EQ(EIdAbbreviation(Tag::kMainBody), "body");
  EXPECT_EQ(EIdAbbreviation(Tag::kAuthorialNote), "authorialNote");
  EXPECT_EQ(EIdUseOf(Tag::kArticle), EIdUse::kRequired);
  EXPECT_EQ(EIdUseOf(Tag::kP), EIdUse::kOptional);
  EXPECT_EQ(EIdUseOf(Tag::kAttachments), EIdUse::kNever);
  EXPECT_EQ(ContentOf(Tag::kP), ContentKind::kMixed);
  EXPECT_EQ(ContentOf(Tag::kContent), ContentKind::kElements);
  EXPECT_EQ(ContentOf(Tag::kEop), ContentKind::kEmpty);
  EXPECT_EQ(ContentOf(Tag::kText), ContentKind::kMixed);
  EXPECT_EQ(KindOf(Tag::kParagraph), ElementKind::kHierarchy);
}

}  // namespace
}  // namespace lexport
