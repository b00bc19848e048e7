#include "findings/rules_families.h"

namespace lexport {
namespace {

constexpr Rule kRules[] = {
    {"xml.not-well-formed", Severity::kError, "The document is not well-formed XML",
     "What is not well-formed has no tree, so nothing can be made from it.", "<p>Article 1",
     "<p>Article 1</p>", "XML 1.0, 2.1"},
    {"xml.not-akn", Severity::kError, "The document is not Akoma Ntoso",
     "The root element is another one than akomaNtoso, or it is in a namespace that is neither "
     "the standard's nor a known draft's.",
     "<html xmlns=\"http://www.w3.org/1999/xhtml\">",
     "<akomaNtoso xmlns=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0\">",
     "Akoma Ntoso 1.0, part 2, clause 3"},
    {"xml.doctype", Severity::kError, "The document has a DOCTYPE",
     "A document type declaration can make a small file expand without end, or read other "
     "files. Akoma Ntoso needs none.",
     "<!DOCTYPE akomaNtoso [ … ]>", "(no DOCTYPE)", "Lexport"},
    {"xml.version", Severity::kError, "The document is not XML 1.0",
     "XML 1.1 treats characters differently; readers disagree about it.", "<?xml version=\"1.1\"?>",
     "<?xml version=\"1.0\"?>", "XML 1.0, 2.8"},
    {"xml.encoding", Severity::kError, "The encoding is refused or broken",
     "UTF-8 is read, and UTF-16 with a byte order mark, when the declaration says the same. "
     "Anything else is read differently by different programs.",
     "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>",
     "<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "XML 1.0, 4.3.3"},
    {"xml.limit", Severity::kError, "The document exceeds a limit",
     "Limits on size, depth, attributes and lengths keep a stranger's file from exhausting the "
     "machine.",
     "(elements nested 10,000 deep)", "(elements nested 20 deep)", "Lexport"},
};

}  // namespace

std::span<const Rule> XmlRules() { return kRules; }

}  // namespace lexport
