#include "validate_rules/base_document.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace lexport {

const std::string& BaseDocument() {
  static const std::string document = R"(<?xml version="1.0" encoding="UTF-8"?>
<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">
<statement name="declaration" contains="originalVersion">
<meta>
<identification source="#un">
<FRBRWork>
<FRBRthis value="/akn/un/statement/deliberation/un-ga/1984-11-12/39-11/!main"/>
<FRBRuri value="/akn/un/statement/deliberation/un-ga/1984-11-12/39-11"/>
<FRBRdate date="1984-11-12" name="adoption"/>
<FRBRauthor href="#un-ga" as="#author"/>
<FRBRcountry value="un"/>
<FRBRsubtype value="deliberation"/>
<FRBRnumber value="39-11" showAs="A/RES/39/11"/>
</FRBRWork>
<FRBRExpression>
<FRBRthis value="/akn/un/statement/deliberation/un-ga/1984-11-12/39-11/eng@1984-11-12/!main"/>
<FRBRuri value="/akn/un/statement/deliberation/un-ga/1984-11-12/39-11/eng@1984-11-12"/>
<FRBRdate date="1984-11-12" name="version"/>
<FRBRauthor href="#un-ga"/>
<FRBRlanguage language="eng"/>
</FRBRExpression>
<FRBRManifestation>
<FRBRthis value="/akn/un/statement/deliberation/un-ga/1984-11-12/39-11/eng@1984-11-12/!main.xml"/>
<FRBRuri value="/akn/un/statement/deliberation/un-ga/1984-11-12/39-11/eng@1984-11-12.xml"/>
<FRBRdate date="2020-02-03" name="markup"/>
<FRBRauthor href="#un"/>
<FRBRformat value="xml"/>
</FRBRManifestation>
</identification>
<publication date="1984-12-01" name="journal" showAs="Official Records"/>
<lifecycle source="#un">
<eventRef eId="eref_1" date="1984-11-12" source="#original_1" type="generation"/>
<eventRef eId="eref_2" date="1990-01-01" source="#original_1" type="amendment"/>
</lifecycle>
<temporalData source="#un">
<temporalGroup eId="tmpg_1"><timeInterval start="#eref_1" end="#eref_2" refersTo="#peace"/></temporalGroup>
</temporalData>
<references source="#un">
<original eId="original_1" href="/akn/un/statement/deliberation/un-ga/1984-11-12/39-11" showAs="39/11"/>
<TLCOrganization eId="un" href="/akn/ontology/organization/un/un" showAs="United Nations"/>
<TLCOrganization eId="un-ga" href="/akn/ontology/organization/un/un-ga" showAs="General Assembly"/>
<TLCRole eId="author" href="/akn/ontology/role/un/author" showAs="author"/>
<TLCConcept eId="peace" href="/akn/ontology/concept/un/peace" showAs="peace"/>
</references>
</meta>
<preface><p><docTitle>Declaration on Peace</docTitle></p></preface>
<preamble>
<formula eId="formula_1" name="enactingFormula"><p>The General Assembly,</p></formula>
<recitals eId="recs">
<recital eId="rec_1"><p>Recalling the Charter,</p></recital>
<recital eId="rec_2"><p>Noting <concept eId="concept_1" refersTo="#peace">peace</concept>,</p></recital>
</recitals>
</preamble>
<mainBody>
<part eId="part_I"><num>Part I</num><heading eId="part_I__heading">General</heading>
<article eId="art_1"><num>Article 1</num><heading eId="art_1__heading">Scope</heading>
<paragraph eId="art_1__para_1"><num>1.</num><content eId="art_1__para_1__content">
<p>Peoples have a right to peace.<authorialNote eId="authorialNote_1" marker="1" placement="bottom"><p>See <a href="https://www.un.org/">the site</a>.</p></authorialNote></p></content></paragraph>
<paragraph eId="art_1__para_2" period="#tmpg_1"><num>2.</num>
<list eId="art_1__para_2__list_1"><intro eId="art_1__para_2__list_1__intro"><p>States shall:</p></intro>
<point eId="art_1__para_2__list_1__point_a"><num>(a)</num><content eId="art_1__para_2__list_1__point_a__content"><p>Act;</p></content></point>
<point eId="art_1__para_2__list_1__point_b"><num>(b)</num><content eId="art_1__para_2__list_1__point_b__content"><p>Report as in <ref eId="ref_1" href="#art_2">article 2</ref>;</p></content></point>
<point eId="art_1__para_2__list_1__point_c"><num>(c)</num><content eId="art_1__para_2__list_1__point_c__content"><p>Cooperate.<authorialNote eId="authorialNote_2" marker="2" placement="bottom" placementBase="#art_1"><p>See note <noteRef href="#authorialNote_1" marker="1"/>.</p></authorialNote></p></content></point>
</list></paragraph>
</article>
<article eId="art_2"><num>Article 2</num><heading eId="art_2__heading">Reports</heading>
<content eId="art_2__content"><p>Reports go to the Assembly.<authorialNote eId="authorialNote_3" marker="3" placement="bottom"><p>Ibid.</p></authorialNote></p></content></article>
<article eId="art_3"><num>Article 3</num><content eId="art_3__content"><p>See <ref eId="ref_2" href="/akn/un/act/1945-06-26/charter">the Charter</ref>.</p></content></article>
</part>
</mainBody>
</statement>
</akomaNtoso>
)";
  return document;
}

std::string Changed(std::string_view from, std::string_view to) {
  std::string document = BaseDocument();
  const size_t at = document.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  if (at != std::string::npos) document.replace(at, from.size(), to);
  return document;
}

Findings Check(const std::string& xml, const std::string& family, const std::string& profile) {
  ValidateOptions options;
  if (!family.empty()) options.only = {family};
  options.profile = profile;
  Findings findings;
  Validator().Validate(xml, "test.xml", options, &findings);
  return findings;
}

std::vector<std::string> RulesOf(const Findings& findings) {
  std::vector<std::string> rules;
  for (const Finding& finding : findings) rules.push_back(finding.rule);
  std::sort(rules.begin(), rules.end());
  rules.erase(std::unique(rules.begin(), rules.end()), rules.end());
  return rules;
}

std::string Describe(const Findings& findings) {
  std::string text;
  for (const Finding& finding : findings) {
    text +=
        std::to_string(finding.where.line) + ": " + finding.message + " [" + finding.rule + "]\n";
  }
  return text;
}

}  // namespace lexport
