#include "findings/rules_families.h"

namespace lexport {
namespace {

constexpr Rule kRules[] = {
    {"layout.soft-hyphens", Severity::kNote, "Soft hyphens were taken out",
     "A soft hyphen only says where a word may be broken; kept, it hides the word from every "
     "search.",
     "inter­national", "international", "Lexport"},
    {"layout.hyphen-restored", Severity::kNote, "A hyphen was put back into a word",
     "A hyphen at the end of a line was lost when the text was extracted. It is put back where "
     "the word occurs with its hyphen elsewhere in the text; the ledger says so.",
     "genderbased", "gender-based", "Lexport"},
    {"layout.hyphen-dropped", Severity::kNote, "A hyphen at the end of a line was taken out",
     "The word was broken at the end of a line and occurs in one piece elsewhere in the text.",
     "inter-\nnational", "international", "Lexport"},
    {"layout.word-joined", Severity::kNote, "A split word was joined",
     "A space stands inside a word that occurs in one piece elsewhere in the text.",
     "inter national", "international", "Lexport"},
    {"layout.repair-candidate", Severity::kWarning, "A word looks damaged and stays as it is",
     "There is a likely repair, but not enough in the text that proves it. Look at the word, "
     "or choose --repair=all.",
     "communitybased", "community-based", "Lexport"},
    {"layout.order-mended", Severity::kNote, "Lines were put in order",
     "The end of a sentence was printed before its beginning, as happens when a text is "
     "extracted from a page. The ledger says which lines were moved.",
     "27-28 June 2013,\n(b) Vienna;", "(b) Vienna; 27-28 June 2013,", "Lexport"},
    {"layout.columns-ordered", Severity::kNote, "Lines of two columns were put in reading order",
     "A text that was read across two columns mixes two sentences on every line. The columns "
     "were told apart and put one after the other; the ledger says which lines were moved.",
     "Article 1          Article 7\nThe Parties        Each Party",
     "Article 1\nThe Parties\nArticle 7\nEach Party", "Lexport"},
    {"layout.columns-unclear", Severity::kWarning, "Lines that look like columns are kept as text",
     "The lines may be columns or a table, but the gaps between them are not clear enough to "
     "be sure. Nothing was moved; look at the place.",
     "Name    Share  of the\nFrance     12   cost", "(columns divided by clear gaps)", "Lexport"},
    {"layout.note-missing", Severity::kWarning, "A note has no text",
     "The text has the marker of a note, but the note itself is not in the input. The marker "
     "is kept, and the note is marked as incomplete; nothing is made up.",
     "recognized2 (and no note 2 anywhere)", "recognized2 … 2 See resolution 60/251.", "Lexport"},
    {"layout.note-damaged", Severity::kWarning, "The text of a note has gaps",
     "Some words of the note are missing in the input. What is there is kept, and the note is "
     "marked as incomplete.",
     "e Organization for Economic", "e Organization for Economic Cooperation, 2012.", "Lexport"},
    {"layout.note-label-left", Severity::kWarning, "The label of a note stands alone",
     "A number by itself is the label of a note whose text is lost, not a page number. It is "
     "taken out, and the ledger says so.",
     "14 (on a line of its own, where page 5 ends)", "14 See resolution 60/251.", "Lexport"},
    {"layout.note-unplaced", Severity::kWarning, "A note has no marker in the text",
     "No place in the text refers to the note, so it stays where it stands.",
     "3 Ibid. (and no marker 3)", "peace3 … 3 Ibid.", "Lexport"},
};

}  // namespace

std::span<const Rule> LayoutRules() { return kRules; }

}  // namespace lexport
