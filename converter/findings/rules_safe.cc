#include "findings/rules_families.h"

namespace lexport {
namespace {

constexpr Rule kRules[] = {
    {"safe.doctype", Severity::kError, "The file has a DOCTYPE",
     "A document type declaration can make a small file expand without end, or read other "
     "files. Akoma Ntoso needs none, so none is read.",
     "<!DOCTYPE akomaNtoso [ … ]>", "(no DOCTYPE)", "Lexport"},
    {"safe.xml-version", Severity::kError, "The file is not XML 1.0",
     "XML 1.1 treats characters differently; readers disagree about it.", "<?xml version=\"1.1\"?>",
     "<?xml version=\"1.0\"?>", "XML 1.0, 2.8"},
    {"safe.encoding", Severity::kError, "The encoding is refused",
     "UTF-8 is read, and UTF-16 with a byte order mark, when the declaration says the same. Of "
     "anything else different programs read different characters.",
     "<?xml version=\"1.0\" encoding=\"UTF-7\"?>", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
     "XML 1.0, 4.3.3"},
    {"safe.size", Severity::kError, "The file is larger than the limit",
     "A limit keeps a stranger's file from exhausting the machine. Raise it if the file is "
     "yours.",
     "(a file of 2 GB)", "(a file below the limit)", "Lexport"},
    {"safe.depth", Severity::kError, "Elements are nested deeper than the limit",
     "No document is nested so deep; many programs fail on one that is.", "<i><i><i>… (1,000 deep)",
     "<i>…</i>", "Lexport"},
    {"safe.attributes", Severity::kError, "An element has more attributes than the limit",
     "Akoma Ntoso has fewer than eighty attributes in all.", "<p a1=\"\" a2=\"\" … a20000=\"\">",
     "<p class=\"a\">", "Lexport"},
    {"safe.namespaces", Severity::kError, "More namespaces are declared than the limit",
     "A document needs a handful of namespaces; thousands slow every program down.",
     "<p xmlns:a1=\"urn:1\" … xmlns:a9999=\"urn:9999\">", "<p xmlns:a=\"urn:a\">", "Lexport"},
    {"safe.names", Severity::kError, "More different names are used than the limit",
     "Akoma Ntoso has some three hundred names of elements; a file with a million is data made "
     "to exhaust the memory.",
     "<e1/><e2/> … <e1000000/>", "<p/>", "Lexport"},
    {"safe.name-length", Severity::kError, "A name is longer than the limit",
     "Names of the vocabulary have a few dozen letters at most.", "<aaaa… (200,000 letters)",
     "<article>", "Lexport"},
    {"safe.value-length", Severity::kError,
     "A value, comment or instruction is longer than the limit",
     "An attribute of many megabytes is no metadata, and no program can show it.",
     "<p style=\"… 20 MB …\">", "<p style=\"…\">", "Lexport"},
};

}  // namespace

std::span<const Rule> SafeRules() { return kRules; }

}  // namespace lexport
