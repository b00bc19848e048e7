#include "validate/hostile_cases.h"

#include "validate/checked.h"

namespace lexport {

using std::string;
using std::string_view;
using namespace std::string_literals;

string Repeat(string_view piece, size_t times) {
  string out;
  out.reserve(piece.size() * times);
  for (size_t i = 0; i < times; ++i) out += piece;
  return out;
}

string ManyAttributes(size_t count) {
  string attributes;
  for (size_t i = 0; i < count; ++i) attributes += " a" + std::to_string(i) + "=\"\"";
  return ActWith("<p" + attributes + ">x</p>");
}

string Nested(size_t depth) {
  return ActWith("<p>" + Repeat("<i>", depth) + "x" + Repeat("</i>", depth) + "</p>");
}

namespace {

string Utf16(string_view ascii, bool big_endian) {
  string out;
  for (char c : ascii) {
    if (big_endian) out += '\0';
    out += c;
    if (!big_endian) out += '\0';
  }
  return out;
}

string EntityBomb() {
  string dtd = "<!DOCTYPE akomaNtoso [<!ENTITY a0 \"ha\">";
  for (int i = 1; i < 30; ++i) {
    const string before = std::to_string(i - 1);
    dtd += "<!ENTITY a" + std::to_string(i) + " \"&a" + before + ";&a" + before + ";\">";
  }
  return dtd + "]>" + ActWith("<p>&a29;</p>");
}

// Parameter entities double between declarations, long before any element.
string ParameterBomb() {
  string dtd = "<!DOCTYPE akomaNtoso [<!ENTITY % p0 '<!ENTITY x \"y\">'>";
  for (int i = 1; i < 40; ++i) {
    const string before = std::to_string(i - 1);
    dtd += "<!ENTITY % p" + std::to_string(i) + " '&#37;p" + before + ";&#37;p" + before + ";'>";
  }
  return dtd + "%p39;]>" + ActWith("<p>x</p>");
}

string Blowup() {
  return "<!DOCTYPE akomaNtoso [<!ENTITY a \"" + string(100000, 'x') + "\">]>" +
         ActWith("<p>" + Repeat("&a;", 2000) + "</p>");
}

string Doctype(string_view dtd, string_view text) {
  return "<!DOCTYPE akomaNtoso " + string(dtd) + ">" + ActWith("<p>" + string(text) + "</p>");
}

string ManyNamespaces(size_t count) {
  string declarations;
  for (size_t i = 0; i < count; ++i) declarations += " xmlns:a" + std::to_string(i) + "=\"u\"";
  return ActWith("<p" + declarations + ">x</p>");
}

string ManyNames(size_t count) {
  string out;
  for (size_t i = 0; i < count; ++i) out += "<f:e" + std::to_string(i) + "/>";
  return ActWith("<foreign xmlns:f=\"urn:f\">" + out + "</foreign>");
}

string Declared(string_view declaration) { return string(declaration) + ActWith("<p>x</p>"); }

}  // namespace

std::vector<Hostile> EntityCases() {
  return {
      {"billion laughs", EntityBomb(), "safe.doctype"},
      {"parameter entities", ParameterBomb(), "safe.doctype"},
      {"quadratic blow-up", Blowup(), "safe.doctype"},
      {"file entity", Doctype("[<!ENTITY e SYSTEM \"file:///etc/passwd\">]", "&e;"),
       "safe.doctype"},
      {"http entity", Doctype("[<!ENTITY e SYSTEM \"http://127.0.0.1:9/e\">]", "&e;"),
       "safe.doctype"},
      {"parameter entity", Doctype("[<!ENTITY % e SYSTEM \"file:///etc/passwd\"> %e;]", "x"),
       "safe.doctype"},
      {"external DTD", Doctype("SYSTEM \"http://127.0.0.1:9/e.dtd\"", "x"), "safe.doctype"},
      {"bare DOCTYPE", Doctype("", "x"), "safe.doctype"},
      {"undeclared entity", ActWith("<p>a&nbsp;b</p>"), "wellformed.entity"},
      {"XInclude",
       ActWith("<foreign><x:include xmlns:x=\"http://www.w3.org/2001/XInclude\" "
               "href=\"file:///etc/passwd\" parse=\"text\"/></foreign>"),
       ""},
  };
}

std::vector<Hostile> SizeCases() {
  return {
      {"20 MB attribute", ActWith("<p class=\"" + string(20000000, 'x') + "\">x</p>"),
       "safe.value-length"},
      {"20 MB text", ActWith("<p>" + string(20000000, 'x') + "</p>"), ""},
      {"20 MB comment", ActWith("<p><!--" + string(20000000, 'x') + "--></p>"),
       "safe.value-length"},
      {"20 MB instruction", ActWith("<p><?p " + string(20000000, 'x') + "?></p>"),
       "safe.value-length"},
      {"depth 240", Nested(240), ""},
      {"depth 1000", Nested(1000), "safe.depth"},
      {"depth 100,000", Nested(100000), "safe.depth"},
      {"depth 1,000,000, never closed", ActWith("<p>" + Repeat("<i>", 1000000)), "safe.depth"},
      {"300 attributes", ManyAttributes(300), "safe.attributes"},
      {"20,000 attributes", ManyAttributes(20000), "safe.attributes"},
      {"1,000,000 attributes", ManyAttributes(1000000), "safe.attributes"},
      {"100,000 namespaces", ManyNamespaces(100000), "safe.namespaces"},
      {"200 KB name", ActWith("<" + string(200000, 'p') + "/>"), "safe.name-length"},
      {"200 KB attribute name", ActWith("<p " + string(200000, 'p') + "=\"\">x</p>"),
       "safe.name-length"},
      {"a million names", ManyNames(1000000), "safe.names"},
  };
}

std::vector<Hostile> EncodingCases() {
  const string act = ActWith("<p>x</p>");
  return {
      {"UTF-8 BOM", "\xEF\xBB\xBF" + act, ""},
      {"UTF-16LE BOM", "\xFF\xFE" + Utf16(act, false), ""},
      {"UTF-16BE BOM", "\xFE\xFF" + Utf16(act, true), ""},
      {"UTF-16 BOM, declared",
       "\xFE\xFF" + Utf16("<?xml version='1.0' encoding='utf-16'?>" + act, true), ""},
      {"UTF-16 without BOM", Utf16(act, false), "safe.encoding"},
      {"UTF-16 BOM, declared UTF-8",
       "\xFF\xFE" + Utf16("<?xml version='1.0' encoding='UTF-8'?>" + act, false), "safe.encoding"},
      {"UTF-8 BOM, declared Latin-1",
       "\xEF\xBB\xBF" + Declared("<?xml version='1.0' encoding='ISO-8859-1'?>"), "safe.encoding"},
      {"Latin-1", Declared("<?xml version='1.0' encoding='ISO-8859-1'?>"), "safe.encoding"},
      {"cp1252", Declared("<?xml version='1.0' encoding='windows-1252'?>"), "safe.encoding"},
      {"UTF-7", Declared("<?xml version='1.0' encoding='UTF-7'?>"), "safe.encoding"},
      {"unknown encoding", Declared("<?xml version='1.0' encoding='x-klingon'?>"), "safe.encoding"},
      {"ASCII", Declared("<?xml version='1.0' encoding='US-ASCII'?>"), ""},
      {"Latin-1 bytes claiming UTF-8", ActWith("<p>caf\xE9 noir</p>"), "wellformed.encoding"},
      {"overlong", ActWith("<p>\xC0\xAF</p>"), "wellformed.encoding"},
      {"surrogate in UTF-8", ActWith("<p>\xED\xA0\x80</p>"), "wellformed.encoding"},
      {"UTF-32", string("\xFF\xFE\0\0<\0\0\0", 8), "safe.encoding"},
      {"half a UTF-16 unit", "\xFF\xFE" + Utf16(act, false) + "x", "wellformed.encoding"},
      {"lone surrogate in UTF-16", "\xFE\xFF" + Utf16("<p>", true) + "\xD8\x00\x00<"s,
       "wellformed.encoding"},
      {"XML 1.1", Declared("<?xml version='1.1'?>"), "safe.xml-version"},
      {"XML 2.0", Declared("<?xml version='2.0'?>"), "safe.xml-version"},
  };
}

std::vector<Hostile> SyntaxCases() {
  const string act = ActWith("<p>x</p>");
  return {
      {"empty", "", "wellformed.empty"},
      {"blank", " \n\n ", "wellformed.empty"},
      {"only a BOM", "\xEF\xBB\xBF", "wellformed.empty"},
      {"binary",
       string("\x7F"
              "ELF\x02\x01\x01\0\0\0\0\0",
              12),
       "wellformed.syntax"},
      {"text", "Article 1. The Parties", "wellformed.syntax"},
      {"U+FFFE", ActWith("<p>\xEF\xBF\xBE</p>"), "wellformed.character"},
      {"NUL", ActWith("<p>a\0b</p>"s), "wellformed.character"},
      {"U+0001", ActWith("<p>a\x01z</p>"), "wellformed.character"},
      {"&#0;", ActWith("<p>a&#0;b</p>"), "wellformed.character"},
      {"truncated", act.substr(0, act.size() - 40), "wellformed.truncated"},
      {"truncated in a tag", act.substr(0, act.find("name=\"act\"") + 7), "wellformed.truncated"},
      {"junk after the root", act + "junk", "wellformed.syntax"},
      {"two roots", act + act, "wellformed.syntax"},
      {"crossed tags", ActWith("<p><i>x</p></i>"), "wellformed.tag-mismatch"},
      {"attribute twice", ActWith("<p eId=\"a\" eId=\"b\">x</p>"), "wellformed.attribute-repeated"},
      {"bare ampersand", ActWith("<p>A & B</p>"), "wellformed.syntax"},
      {"unquoted attribute", ActWith("<p eId=a>x</p>"), "wellformed.syntax"},
      {"unbound prefix", ActWith("<foreign><x:y/></foreign>"), "wellformed.namespace-prefix"},
  };
}

}  // namespace lexport
