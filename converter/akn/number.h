// Numbers of units as they go into eIds.

#ifndef LEXPORT_AKN_NUMBER_H_
#define LEXPORT_AKN_NUMBER_H_

#include <string>
#include <string_view>

namespace lexport {

// The number in a printed label, by Naming Convention 5.4.2: the type word, outer punctuation and
// white space fall away, inner punctuation becomes one "-", numerals of other scripts become ASCII
// digits, case stays.
//
//   "Article 1" -> "1"      "(a)" -> "a"        "Part II." -> "II"     "1.2." -> "1-2"
//   "4 to 6" -> "4-6"
//   "3 bis" -> "3bis"       "第十二条" -> "12"   "1. cikk" -> "1"       "Article 1er" -> "1"
//
// Empty when the label has no number ("–") or only words ("Article premier", "First Part"): whoever
// asks then counts. No list of words of any language is needed: a word is told from a number by its
// form, save for the Latin "bis", "ter", … that belong to the number.
std::string NormalizeNumber(std::string_view label);

// The same for the commonest labels, "12.", "(a)" and "Article 12": the part of `label` that is the
// number. Empty for all others, which are for NormalizeNumber.
std::string_view PlainNumber(std::string_view label);

// Whether NormalizeNumber finds one in `label`.
bool HasNumber(std::string_view label);

}  // namespace lexport

#endif  // LEXPORT_AKN_NUMBER_H_
