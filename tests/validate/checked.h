// Shorthands for tests of the validator.

#ifndef LEXPORT_TESTS_VALIDATE_CHECKED_H_
#define LEXPORT_TESTS_VALIDATE_CHECKED_H_

#include <string>
#include <string_view>

#include "lexport/validator.h"

namespace lexport {

// A valid act with `content` inside the <content> of its only article.
inline std::string ActWith(std::string_view content) {
  const std::string frbr =
      "<FRBRthis value=\"/akn/xx/act/2014/1/!main\"/>\n<FRBRuri value=\"/akn/xx/act/2014/1\"/>\n"
      "<FRBRdate date=\"2014-06-02\" name=\"adopted\"/>\n<FRBRauthor href=\"#assembly\"/>\n";
  return "<akomaNtoso xmlns=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0\">\n"
         "<act name=\"act\">\n<meta>\n<identification source=\"#editor\">\n<FRBRWork>\n" +
         frbr + "<FRBRcountry value=\"xx\"/>\n</FRBRWork>\n<FRBRExpression>\n" + frbr +
         "<FRBRlanguage language=\"eng\"/>\n</FRBRExpression>\n<FRBRManifestation>\n" + frbr +
         "</FRBRManifestation>\n</identification>\n</meta>\n<body eId=\"body\">\n"
         "<article eId=\"art_1\">\n<num>1</num>\n<content eId=\"art_1__content\">\n" +
         std::string(content) + "\n</content>\n</article>\n</body>\n</act>\n</akomaNtoso>\n";
}

struct Checked {
  bool valid = false;
  Findings findings;

  std::string rules() const {  // of all findings, joined by blanks
    std::string out;
    for (const Finding& f : findings) out += (out.empty() ? "" : " ") + f.rule;
    return out;
  }
};

inline Checked Check(std::string_view xml, ValidateOptions options = {}) {
  Checked out;
  options.level = 1;
  out.valid = Validator().Validate(xml, "in.xml", options, &out.findings);
  return out;
}

}  // namespace lexport

#endif  // LEXPORT_TESTS_VALIDATE_CHECKED_H_
