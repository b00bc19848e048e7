// The table of rules: everything that Lexport can tell a user, in converting as in validating.
//
// A finding names its rule; the rule says why it exists, shows a wrong and a right example and
// names its source. From this one table come docs/rules.md, `lexport rules`, `lexport rules ID` and
// the rules section of SARIF. A test holds it against the ids that the sources use.
//
// The families (the part of an id before the dot) live in a file each: rules_naming.cc and so on.
// A new family is declared in rules_families.h and entered in the list of rules.cc.
//
// Everything here is constant data; any thread may read it at any time.

#ifndef LEXPORT_FINDINGS_RULES_H_
#define LEXPORT_FINDINGS_RULES_H_

#include <string>
#include <string_view>
#include <vector>

#include "lexport/finding.h"

namespace lexport {

struct Rule {
  std::string_view id;     // "family.name", lower case, words joined by hyphens
  Severity severity;       // the usual one; a finding may be milder or stricter for a stated reason
  std::string_view title;  // one line, without a trailing full stop
  std::string_view reason;  // why it matters to the user
  std::string_view wrong;   // shortest example that breaks the rule
  std::string_view right;   // the same, mended
  std::string_view source;  // document and clause: "Naming Convention 1.0, 5.4"; "Lexport" for
                            // rules that are this program's own
};

// All rules, ordered by family in the order of the table, then as they stand in it.
const std::vector<const Rule*>& AllRules();

// The rule with that id, or null.
const Rule* FindRule(std::string_view id);

// Part of the id before the dot.
std::string_view RuleFamily(std::string_view id);

// Address of the document that `rule.source` names, "" when it names none that has one.
std::string_view RuleSourceUri(const Rule& rule);

// The page docs/rules.md.
std::string RulesMarkdown();

// What `lexport rules` prints: a line a rule (id, severity, title), in columns.
std::string RulesListText();

// What `lexport rules ID` prints; ids are also taken without their family when that is unambiguous.
// For an unknown id *known is false and the text names the nearest ids.
std::string RuleText(std::string_view id, bool* known);

}  // namespace lexport

#endif  // LEXPORT_FINDINGS_RULES_H_
