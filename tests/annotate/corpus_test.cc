// Whole texts: what is found in the samples, and what must hold for any text whatever is found.

#include <gtest/gtest.h>

#include <ctime>
#include <fstream>
#include <random>
#include <set>
#include <sstream>

#include "akn/build.h"
#include "akn/schema_check.h"
#include "helpers.h"

namespace lexport {
namespace {

namespace fs = std::filesystem;

std::string Escaped(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t') {
      out.push_back(c);
    }
  }
  return out;
}

bool IsLabel(const std::string& line) {
  return line.size() < 5 && line.find_first_not_of("0123456789.()abcdefghij") == line.npos;
}

// Blocks of a text as a reader without any knowledge of law would see them: lines joined up to a
// blank line or a label. Lines in `furniture` are dropped.
std::string PlainDocument(const std::string& text, const std::string& furniture = "") {
  std::string body, block;
  const auto flush = [&] {
    if (block.find_first_not_of(" \t\r\f") != block.npos) body += "<p>" + Escaped(block) + "</p>";
    block.clear();
  };
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    while (!line.empty() && (line.back() == '\r' || line.back() == '\f')) line.pop_back();
    if (!furniture.empty() && line == furniture) continue;
    if (line.empty() || IsLabel(line)) flush();
    if (IsLabel(line)) continue;
    if (!block.empty()) block.push_back(' ');
    block += line;
  }
  flush();
  return Statement(body);
}

struct Whole {
  Document document;
  Findings findings;
};

// With eIds, as a conversion does it.
Whole AnnotateWhole(const std::string& xml, const std::string& mapping, std::string_view language) {
  Whole whole;
  whole.document = Read(xml);
  const Annotations annotations =
      Annotate(MappingNamed(mapping), language, &whole.document, &whole.findings);
  AssignEIds(&whole.document);
  ResolveReferences(annotations, &whole.document);
  return whole;
}

std::set<std::string> Distinct(const std::vector<std::string>& all) {
  return {all.begin(), all.end()};
}

size_t CountWithName(const Document& document, std::string_view name) {
  size_t count = 0;
  for (Node entity : ElementsOf(document, Tag::kEntity)) {
    if (entity.attribute(Attr::kName) == name) ++count;
  }
  return count;
}

size_t CountWithText(const Document& document, Tag tag, std::string_view part) {
  size_t count = 0;
  for (Node node : ElementsOf(document, tag)) {
    std::string text;
    node.AppendTextTo(&text);
    if (text.find(part) != text.npos) ++count;
  }
  return count;
}

TEST(SampleTest, WhatTheReportRefersTo) {
  const Whole whole = AnnotateWhole(
      PlainDocument(FileContent("samples/a-hrc-35-35.txt"), "A/HRC/35/35"), "un", "en");
  const Document& document = whole.document;
  EXPECT_EQ(CountWithName(document, "documentSymbol"), 17u);
  std::vector<std::string> symbols;
  for (Node entity : ElementsOf(document, Tag::kEntity)) {
    if (entity.attribute(Attr::kName) == "documentSymbol") {
      symbols.emplace_back(entity.attribute(Attr::kRefersTo));
    }
  }
  EXPECT_EQ(Distinct(symbols).size(), 13u);
  // Twelve citations of resolutions: those that name or have a known date are links.
  EXPECT_EQ(CountWithName(document, "resolution"), 7u);
  EXPECT_EQ(CountWithText(document, Tag::kRef, "resolution "), 5u);
  EXPECT_EQ(ElementsOf(document, Tag::kInline).size(), 16u);  // months
  EXPECT_EQ(ElementsOf(document, Tag::kA).size(), 5u);
  EXPECT_EQ(CountWithText(document, Tag::kConcept, "Goal 17"), 2u);
  // Fourteen printed dates, of which ten are pairs or ranges of two days.
  EXPECT_EQ(ElementsOf(document, Tag::kDate).size(), 24u);
  ASSERT_EQ(whole.findings.size(), 1u);
}

TEST(SampleTest, WhatTheDraftDeclarationRefersTo) {
  const Whole whole =
      AnnotateWhole(PlainDocument(FileContent("samples/a-hrc-26-34-annex.txt")), "un", "en");
  EXPECT_EQ(CountWithName(whole.document, "documentSymbol"), 0u);
  EXPECT_EQ(CountWithText(whole.document, Tag::kRef, "resolution 60/251"), 1u);
  EXPECT_EQ(ElementsOf(whole.document, Tag::kDate).size(), 1u);
  EXPECT_TRUE(whole.findings.empty());
}

void ExpectTextKeptAndValid(const std::string& xml, const std::string& mapping,
                            std::string_view language, const SchemaCheck& schema,
                            const std::string& name) {
  const std::string before = TextOf(Read(xml));
  const Whole whole = AnnotateWhole(xml, mapping, language);
  EXPECT_EQ(TextOf(whole.document), before) << name;
  std::string written;
  WriteXml(whole.document, &written);
  EXPECT_EQ(schema.Faults(written), "") << name;
}

std::string LanguageOf(const fs::path& file) {
  const std::string stem = file.stem().string();
  const size_t dot = stem.rfind('.');
  const std::string ending = dot == stem.npos ? "en" : stem.substr(dot + 1);
  return ending.size() == 2 ? ending : stem == "ifg" ? "de" : "en";
}

TEST(PropertyTest, RealTextsKeepEveryCharacterAndStayValid) {
  const fs::path folder = SharedFolder() / "corpus" / "texts";
  if (!fs::exists(folder)) GTEST_SKIP() << "the texts of others are not here";
  const SchemaCheck schema;
  ASSERT_TRUE(schema.available());
  const char* mappings[] = {"un", "eu", "treaty", "act"};
  size_t count = 0;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != ".txt") continue;
    const std::string xml = PlainDocument(FileContent(entry.path()));
    ExpectTextKeptAndValid(xml, mappings[count++ % 4], LanguageOf(entry.path()), schema,
                           entry.path().string());
  }
  EXPECT_GT(count, 50u);
}

TEST(PropertyTest, AkomaNtosoOfOthersKeepsItsText) {
  const std::vector<fs::path> files = CorpusFiles();
  if (files.empty()) GTEST_SKIP() << "the documents of others are not here";
  size_t count = 0;
  for (const fs::path& file : files) {
    Findings findings;
    if (fs::file_size(file) > 2000000) continue;
    std::optional<Document> document = ReadXml(FileContent(file), file.string(), {}, &findings);
    if (!document) continue;
    const std::string before = TextOf(*document);
    const Annotations annotations = Annotate(MappingNamed("un"), "en", &*document, &findings);
    ResolveReferences(annotations, &*document);
    EXPECT_EQ(TextOf(*document), before) << file;
    ++count;
  }
  EXPECT_GT(count, 20u);
}

// Pieces of text that set off every part of the scanner, in and out of place.
std::string RandomWords(std::mt19937* random) {
  static const char* const kWords[] = {"the ",
                                       "General ",
                                       "Assembly",
                                       " resolution ",
                                       "60/251",
                                       " of ",
                                       "15 ",
                                       "March ",
                                       "2006",
                                       ", ",
                                       "A/HRC/21/",
                                       "44",
                                       "/Add.",
                                       " 1",
                                       "article ",
                                       "5",
                                       " (a)",
                                       " and ",
                                       " (",
                                       ")",
                                       "paragraphs ",
                                       "3",
                                       " to ",
                                       "7",
                                       "Charter of ",
                                       "the United ",
                                       "Nations",
                                       "http://",
                                       "x.org/a).",
                                       "www.",
                                       "Goal ",
                                       "17",
                                       "Ibid., ",
                                       "art. ",
                                       "§ ",
                                       "Universal ",
                                       "Declaration of Human Rights",
                                       "\n",
                                       " 2006-03-15 ",
                                       "2006年3月15日",
                                       "—",
                                       "Regulation (EU) 2016/",
                                       "679",
                                       " annex ",
                                       "this ",
                                       "Council "};
  std::string out;
  const size_t count = 1 + (*random)() % 12;
  for (size_t i = 0; i < count; ++i) out += kWords[(*random)() % std::size(kWords)];
  return Escaped(out);
}

std::string RandomInline(std::mt19937* random, int depth) {
  std::string out;
  const size_t count = 1 + (*random)() % 5;
  for (size_t i = 0; i < count; ++i) {
    const uint32_t kind = depth == 0 ? 0 : (*random)() % 12;
    static const char* const kAround[] = {"i", "b", "span", "u", "date", "sup"};
    if (kind < 5) {
      out += RandomWords(random);
    } else if (kind == 5) {
      out += "<eop/>";
    } else if (kind == 6) {
      out += "<authorialNote marker=\"1\"><p>" + RandomInline(random, depth - 1) +
             "</p></authorialNote>";
    } else {
      const std::string tag = kAround[kind % 6];
      const std::string date = tag == "date" ? " date=\"2001-01-01\"" : "";
      out += "<" + tag + date + ">" + RandomInline(random, depth - 1) + "</" + tag + ">";
    }
  }
  return out;
}

TEST(PropertyTest, RandomNestingKeepsEveryCharacterAndStaysValid) {
  const SchemaCheck schema;
  ASSERT_TRUE(schema.available());
  std::mt19937 random(20240229);
  for (int round = 0; round < 400; ++round) {
    std::string body;
    for (int article = 1; article < 8; ++article) {
      const std::string number = std::to_string(article);
      body += "<article><num>Article " + number + "</num><paragraph><num>1.</num><content><p>" +
              RandomInline(&random, 3) + "</p></content></paragraph><paragraph><num>2.</num>" +
              "<content><p>" + RandomInline(&random, 3) + "</p></content></paragraph></article>";
    }
    ExpectTextKeptAndValid(Statement(body), round % 2 == 0 ? "un" : "eu", "en", schema,
                           "round " + std::to_string(round));
    if (HasFailure()) return;
  }
}

double SecondsFor(const std::string& xml) {
  double best = 1e9;
  for (int i = 0; i < 3; ++i) {
    Document document = Read(xml);
    Findings findings;
    const std::clock_t start = std::clock();
    const Annotations annotations = Annotate(MappingNamed("un"), "en", &document, &findings);
    ResolveReferences(annotations, &document);
    best = std::min(best, static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
  }
  return best;
}

std::string Repeated(std::string_view text, size_t bytes) {
  std::string out;
  while (out.size() < bytes) out += text;
  return out;
}

// Ten times the text may take ten times as long; the bound leaves room for caches and neighbours,
// and none for a square.
TEST(GrowthTest, TimeGrowsWithTheText) {
  const char* const texts[] = {
      "in resolution 60/251 of 15 March 2006, the Council, ",
      "A/HRC/21/44, article 5, paragraph 2 (a), of the ",
      "articles 1, 2, 3, 4, 5, 6 and 7, ",
      "1, 2, 3, 4, 5, ",
      "the Universal Declaration of Human the Universal Declaration of ",
      "http://",
      "((((((((",
      "31/",
      "Council ",
  };
  for (const char* text : texts) {
    const double small = SecondsFor(Statement("<p>" + Repeated(text, 20000) + "</p>"));
    const double large = SecondsFor(Statement("<p>" + Repeated(text, 200000) + "</p>"));
    EXPECT_LT(large, 40 * small + 0.1) << text;
  }
}

TEST(GrowthTest, ManyUnitsOfOneNumber) {
  const auto body = [](int count) {
    std::string out;
    for (int i = 1; i <= count; ++i) {
      out += "<article><num>Article " + std::to_string(i) +
             "</num><paragraph><num>1.</num><content><p>paragraph 1, article 1 and paragraph 1 of "
             "article " +
             std::to_string(i) + "</p></content></paragraph></article>";
    }
    return Statement(out);
  };
  EXPECT_LT(SecondsFor(body(3000)), 40 * SecondsFor(body(300)) + 0.1);
}

}  // namespace
}  // namespace lexport
