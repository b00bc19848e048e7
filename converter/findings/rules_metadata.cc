#include "findings/rules_families.h"

namespace lexport {
namespace {

constexpr Rule kRules[] = {
    {"metadata.unknown-key", Severity::kError, "There is no metadata key of that name",
     "A misspelt key would be lost in silence.", "--meta titel=Law", "--meta title=Law", "Lexport"},
    {"metadata.bad-value", Severity::kError, "A metadata value is not of the right kind",
     "A date that does not exist, or a list where one value is asked for, cannot go into a "
     "document.",
     "date = \"2023-02-29\"", "date = \"2023-02-28\"", "Lexport"},
    {"metadata.sidecar-syntax", Severity::kError, "The file of metadata cannot be read",
     "It is not valid TOML. Line and column say where.", "title = Law", "title = \"Law\"",
     "Lexport"},
    {"metadata.class-unknown", Severity::kWarning, "The mapping has no such class of documents",
     "The mapping's usual class is taken instead.", "--class=resolutoin", "--class=resolution",
     "Lexport"},
    {"metadata.author-missing", Severity::kNote, "Nothing says who the author is",
     "The author is part of the metadata, and in some traditions of the IRI.",
     "lexport convert a.txt", "lexport convert --meta author=un-ga a.txt",
     "Naming Convention 1.0, clause 4"},
    {"metadata.country-missing", Severity::kNote, "Nothing says of which country the document is",
     "The country is the first part of the IRI of every document. Where neither the metadata nor "
     "the mapping name it, “zz” stands for a country that is not known.",
     "lexport convert a.txt", "lexport convert --meta country=fr a.txt",
     "Naming Convention 1.0, clause 4"},
    {"metadata.date-missing", Severity::kWarning, "Nothing says of when the document is",
     "The date is part of the IRI of every document. Without it the document is marked as "
     "undated, by a date of 1900.",
     "lexport convert a.txt", "lexport convert --meta date=2017-04-25 a.txt",
     "Naming Convention 1.0, clause 4"},
    {"metadata.date-partial", Severity::kNote, "Only a part of the date is known",
     "The schema asks for a whole date. Where day or month are not known, the first stands for "
     "them.",
     "--meta date=2017", "--meta date=2017-04-25", "AKN4UN, part 1, metadata"},
    {"metadata.language-missing", Severity::kNote, "The language is not known",
     "The language is part of the IRI of every version of a text, and reading programs choose "
     "a voice by it.",
     "lexport convert a.txt", "lexport convert --meta language=en a.txt",
     "Naming Convention 1.0, clause 4"},
};

}  // namespace

std::span<const Rule> MetadataRules() { return kRules; }

}  // namespace lexport
