#include "findings/rules_families.h"

namespace lexport {
namespace {

constexpr Rule kRules[] = {
    {"akn4un.class", Severity::kError, "A document type that the guidelines do not prescribe",
     "The United Nations guidelines give every class of documents one document type and one "
     "subtype. Another pair is not found by systems that look for the class.",
     R"(<act name="resolution"> with <FRBRsubtype value="deliberation"/>)",
     R"(<statement name="resolution"> with <FRBRsubtype value="deliberation"/>)",
     "AKN4UN, part 1, document classes"},
    {"akn4un.subtype", Severity::kError, "FRBRsubtype is missing",
     "The subtype is the fourth segment of the IRI and the class of the document; it is mandatory.",
     "<FRBRcountry value=\"un\"/>",
     R"(<FRBRcountry value="un"/><FRBRsubtype value="deliberation"/>)",
     "AKN4UN, part 1, document classes"},
    {"akn4un.name", Severity::kError, "The document has no name attribute, or an empty one",
     "name says what the document is within its class: resolution, decision, declaration. The "
     "value "
     "is free, having one is mandatory.",
     R"(<statement name="">)", R"(<statement name="resolution">)",
     "AKN4UN, part 1, document classes"},
    {"akn4un.country", Severity::kError, "FRBRcountry is not un",
     "Documents of the United Nations carry the code un.", R"(<FRBRcountry value="us"/>)",
     R"(<FRBRcountry value="un"/>)", "AKN4UN, part 1, metadata"},
    {"akn4un.meta", Severity::kError, "A required block of metadata is missing",
     "The guidelines require identification, publication and references in every document.",
     "<meta><identification …>…</identification></meta>",
     "<meta><identification …>…</identification><publication …/><references "
     "…>…</references></meta>",
     "AKN4UN, part 1, metadata"},
    {"akn4un.author", Severity::kWarning, "The author in the IRI is not the author of the work",
     "The actor segment of the work's IRI is the last segment of the IRI of its FRBRauthor, such "
     "as "
     "un-ga.",
     "/akn/un/statement/deliberation/un-sc/2016-10-13/71-4 by un-ga",
     "/akn/un/statement/deliberation/un-ga/2016-10-13/71-4 by un-ga", "AKN4UN, part 1, naming"},
    {"akn4un.points", Severity::kWarning, "A point stands outside a list",
     "Points belong to a list with its lead-in, inside an article, paragraph or point.",
     R"(<article><point><num>(a)</num>…)",
     R"(<article><list><intro>…</intro><point><num>(a)</num>…)", "AKN4UN, part 1, content"},
    {"akn4un.html-list", Severity::kWarning, "A list of HTML stands where numbers are printed",
     "ol, ul and li generate their numbers, so the printed ones are lost or shown twice; the "
     "guidelines use list with point, or blockList with item, and num.",
     "<ol><li><p>(a) peace</p></li></ol>",
     "<blockList><item><num>(a)</num><p>peace</p></item></blockList>", "AKN4UN, part 1, content"},
    {"akn4un.note", Severity::kWarning, "An editorial note stands for a footnote of the author",
     "The footnotes of a United Nations document are its authors'; they are authorialNotes at the "
     "place of their marker. note and noteRef are for those who edit the XML.",
     R"(<noteRef href="#note_1" marker="1"/> … <notes><note eId="note_1">…)",
     R"(<authorialNote marker="1" placement="bottom"><p>…</p></authorialNote>)",
     "AKN4UN, part 1, content"},
    {"akn4un.doc-inline", Severity::kWarning, "A mark of the title page stands in the text",
     "docTitle, docNumber, docDate and their like belong to the cover page and the preface.",
     "<mainBody><p><docNumber>A/RES/60/251</docNumber></p>",
     "<preface><p><docNumber>A/RES/60/251</docNumber></p>", "AKN4UN, part 1, content"},
};

}  // namespace

std::span<const Rule> Akn4UnRules() { return kRules; }

}  // namespace lexport
