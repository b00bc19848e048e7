// The families of rules, one file each. Inside the room only.

#ifndef LEXPORT_FINDINGS_RULES_FAMILIES_H_
#define LEXPORT_FINDINGS_RULES_FAMILIES_H_

#include <span>

#include "findings/rules.h"

namespace lexport {

std::span<const Rule> NamingRules();
std::span<const Rule> LinksRules();
std::span<const Rule> SenseRules();
std::span<const Rule> Akn4UnRules();
std::span<const Rule> JsonldRules();

}  // namespace lexport

#endif  // LEXPORT_FINDINGS_RULES_FAMILIES_H_
