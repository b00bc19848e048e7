#include "findings/rules_families.h"

namespace lexport {
namespace {

constexpr Rule kRules[] = {
    {"render.empty", Severity::kWarning, "The document has no text to show",
     "A book or page needs something to read. With metadata alone it has only its title page; "
     "without any document in the file nothing can be made, and that is an error.",
     "<mainBody><hcontainer name=\"x\"/></mainBody>",
     "<mainBody><hcontainer name=\"x\"><content><p>Text</p></content></hcontainer></mainBody>",
     "Lexport"},
    {"render.title", Severity::kWarning, "The document names no title",
     "Libraries and reading systems list books by their titles; this one is listed as untitled.",
     "<preface><p>Library Act</p></preface>",
     "<preface><p><docTitle>Library Act</docTitle></p></preface>", "Lexport"},
    {"render.language", Severity::kWarning, "The language of the document is not known",
     "Reading aloud, hyphenation and the direction of the script depend on it.",
     "<FRBRlanguage language=\"english\"/>", "<FRBRlanguage language=\"eng\"/>", "Lexport"},
    {"render.date", Severity::kWarning, "No date says when the document was made",
     "A book must say when it was changed last. The clock is not asked, so that the same document "
     "gives the same book; without a date in the metadata it says 1970-01-01.",
     "<FRBRManifestation> without an FRBRdate",
     "<FRBRdate date=\"2017-04-25\" name=\"generation\"/>", "Lexport"},
    {"render.image", Severity::kNote, "A picture is shown by its name",
     "Pictures are files beside the document, which is all that a book or page is made from. Its "
     "alternative text stands in its place.",
     "<img src=\"map.png\"/>", "<img src=\"map.png\" alt=\"Map of the harbours\"/>", "Lexport"},
    {"render.foreign", Severity::kNote, "Markup of another vocabulary is shown by its text",
     "HTML, presentation MathML and plain SVG drawings are kept; of anything else only the words.",
     "<foreign><score xmlns=\"urn:example:music\">C D E</score></foreign>",
     "<foreign><math xmlns=\"http://www.w3.org/1998/Math/MathML\">…</math></foreign>", "Lexport"},
};

}  // namespace

std::span<const Rule> RenderRules() { return kRules; }

}  // namespace lexport
