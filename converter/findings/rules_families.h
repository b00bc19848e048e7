// The families of rules, one file each. Inside the room only.

#ifndef LEXPORT_FINDINGS_RULES_FAMILIES_H_
#define LEXPORT_FINDINGS_RULES_FAMILIES_H_

#include <span>

#include "findings/rules.h"

namespace lexport {

std::span<const Rule> InputRules();
std::span<const Rule> TextRules();
std::span<const Rule> LayoutRules();
std::span<const Rule> MappingRules();
std::span<const Rule> OutlineRules();
std::span<const Rule> MetadataRules();
std::span<const Rule> AnnotateRules();
std::span<const Rule> ConvertRules();
std::span<const Rule> XmlRules();
std::span<const Rule> WellformedRules();
std::span<const Rule> SafeRules();
std::span<const Rule> SchemaRules();
std::span<const Rule> NamingRules();
std::span<const Rule> LinksRules();
std::span<const Rule> SenseRules();
std::span<const Rule> Akn4UnRules();
std::span<const Rule> RenderRules();
std::span<const Rule> EpubRules();
std::span<const Rule> JsonldRules();
std::span<const Rule> XsdRules();         // these four: rules_engines.cc
std::span<const Rule> SchematronRules();
std::span<const Rule> DefectRules();
std::span<const Rule> ReportRules();

}  // namespace lexport

#endif  // LEXPORT_FINDINGS_RULES_FAMILIES_H_
