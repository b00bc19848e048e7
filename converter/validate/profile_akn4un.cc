#include "validate/profile_akn4un.h"

#include <array>
#include <string>

#include "base/strings.h"
#include "validate/fault_groups.h"
#include "validate/layer_kinds.h"
#include "validate/naming_frbr.h"
#include "validate/naming_iri.h"

namespace lexport::validate {
namespace {

struct DocumentClass {
  Tag type;
  std::string_view subtype;
};

// The table of document classes of part 1 of the guidelines.
constexpr std::array<DocumentClass, 15> kClasses = {{
    {Tag::kStatement, "deliberation"},
    {Tag::kStatement, "instruction"},
    {Tag::kDoc, "communication"},
    {Tag::kDoc, "paper"},
    {Tag::kAct, "provision"},
    {Tag::kBill, "provision"},
    {Tag::kDebateReport, "minute"},
    {Tag::kDebateReport, "minutes"},
    {Tag::kDebateReport, "report"},
    {Tag::kDebateReport, "agenda"},
    {Tag::kDebate, "record"},
    {Tag::kJudgment, "decision"},
    {Tag::kDocumentCollection, "publication"},
    {Tag::kOfficialGazette, "publication"},
    {Tag::kAmendmentList, "collection"},
}};

std::string Quoted(std::string_view text) { return '"' + std::string(text) + '"'; }

bool IsTitlePageInline(Tag tag) {
  switch (tag) {
    case Tag::kDocAuthority:
    case Tag::kDocCommittee:
    case Tag::kDocDate:
    case Tag::kDocIntroducer:
    case Tag::kDocJurisdiction:
    case Tag::kDocNumber:
    case Tag::kDocProponent:
    case Tag::kDocPurpose:
    case Tag::kDocStage:
    case Tag::kDocStatus:
    case Tag::kDocTitle:
    case Tag::kDocType:
      return true;
    default:
      return false;
  }
}

class Akn4Un : public Layer {
 public:
  explicit Akn4Un(Report* report) : faults_(report) {}

  void Start(const StartTag& tag, const OpenElements& open) override {
    collector_.Start(tag, open);
    if (KindOf(tag.tag) == ElementKind::kDocumentClass) CheckName(tag);
    switch (tag.tag) {
      case Tag::kMeta:
        meta_ = {tag.at, false, false};
        break;
      case Tag::kPublication:
        meta_.publication = true;
        break;
      case Tag::kReferences:
        meta_.references = true;
        break;
      case Tag::kPoint:
        CheckPoint(tag, open.parent().tag);
        break;
      case Tag::kOl:
      case Tag::kUl:
        AddHtmlList(tag);
        break;
      case Tag::kNote:
        AddNote(tag);
        break;
      default:
        if (IsTitlePageInline(tag.tag)) CheckTitlePage(tag, open);
    }
  }

  void End(const OpenElements& open) override {
    if (const Identification* id = collector_.End(open)) CheckIdentification(*id);
  }

  void Finish() override { faults_.Finish(); }

 private:
  struct Meta {
    Place at;
    bool publication = false;
    bool references = false;
  };

  void Add(std::string_view rule, Place at, std::string message,
           std::vector<std::string> expected = {}) {
    faults_.Add(rule.substr(rule.find('.') + 1),
                MakeDraft(rule, at, std::move(message), std::move(expected)));
  }

  void CheckName(const StartTag& tag) {
    if (!Trim(tag.Value(Attr::kName)).empty()) return;
    Add("akn4un.name", tag.at, std::string(TagName(tag.tag)) + " has no name");
  }

  void CheckIdentification(const Identification& id) {
    CheckClass(id);
    CheckAuthor(id);
    if (id.work().country && id.work().country->value != "un") {
      Add("akn4un.country", id.work().country->at,
          "FRBRcountry is " + Quoted(id.work().country->value), {"un"});
    }
    if (!meta_.publication)
      Add("akn4un.meta", meta_.at, "meta has no publication", {"publication"});
    if (!meta_.references) Add("akn4un.meta", meta_.at, "meta has no references", {"references"});
  }

  void CheckClass(const Identification& id) {
    const std::string type(TagName(id.document));
    const std::vector<std::string_view> known = Akn4UnSubtypesOf(id.document);
    const std::vector<std::string> expected(known.begin(), known.end());
    if (!id.work().subtype || Trim(id.work().subtype->value).empty()) {
      Add("akn4un.subtype", id.work().at.value_or(id.document_at), "the work has no FRBRsubtype",
          expected);
      return;
    }
    const FrbrValue& subtype = *id.work().subtype;
    for (std::string_view one : known) {
      if (one == subtype.value) return;
    }
    std::string message = type + " with the subtype " + Quoted(subtype.value) +
                          " is no class of documents of the guidelines";
    for (Tag other : Akn4UnTypesOf(subtype.value)) {
      message += "; " + Quoted(subtype.value) + " is for " + std::string(TagName(other));
      break;
    }
    Add("akn4un.class", subtype.at, std::move(message), expected);
  }

  void CheckAuthor(const Identification& id) {
    if (id.work().uris.empty() || id.work().authors.empty()) return;
    const AknIri iri = ParseWorkIri(id.work().uris.front().value);
    if (!iri.fault.empty() || iri.names.size() < 2) return;
    for (const FrbrValue& author : id.work().authors) {
      const size_t cut = author.value.find_last_of("/#");
      if (author.value.substr(cut == std::string_view::npos ? 0 : cut + 1) == iri.names[1]) return;
    }
    Add("akn4un.author", id.work().uris.front().at,
        "the IRI says " + Quoted(iri.names[1]) + ", FRBRauthor " +
            Quoted(id.work().authors.front().value));
  }

  void CheckPoint(const StartTag& tag, Tag parent) {
    if (parent == Tag::kList || parent == Tag::kSublist) return;
    Add("akn4un.points", tag.at, "point stands in " + std::string(TagName(parent)), {"list"});
  }

  void AddHtmlList(const StartTag& tag) {
    Add("akn4un.html-list", tag.at, std::string(TagName(tag.tag)) + " generates its numbers",
        {"list with point", "blockList with item"});
  }

  void AddNote(const StartTag& tag) {
    Add("akn4un.note", tag.at, "note is for those who edit the XML", {"authorialNote"});
  }

  void CheckTitlePage(const StartTag& tag, const OpenElements& open) {
    if (open.Inside(Tag::kCoverPage) || open.Inside(Tag::kPreface)) return;
    Add("akn4un.doc-inline", tag.at,
        std::string(TagName(tag.tag)) + " stands outside cover page and preface");
  }

  FaultGroups faults_;
  FrbrCollector collector_;
  Meta meta_;
};

}  // namespace

std::vector<std::string_view> Akn4UnSubtypesOf(Tag document) {
  std::vector<std::string_view> subtypes;
  for (const DocumentClass& known : kClasses) {
    if (known.type == document) subtypes.push_back(known.subtype);
  }
  return subtypes;
}

std::vector<Tag> Akn4UnTypesOf(std::string_view subtype) {
  std::vector<Tag> types;
  for (const DocumentClass& known : kClasses) {
    if (known.subtype == subtype) types.push_back(known.type);
  }
  return types;
}

std::unique_ptr<Layer> MakeAkn4UnLayer(Report* report) { return std::make_unique<Akn4Un>(report); }

}  // namespace lexport::validate
