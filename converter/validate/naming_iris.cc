// FRBR IRIs: their form, and whether they agree with each other and with the facts beside them; the
// form of href and src.

#include <algorithm>
#include <string>

#include "base/strings.h"
#include "validate/fault_groups.h"
#include "validate/layer_kinds.h"
#include "validate/naming_coherence.h"
#include "validate/naming_frbr.h"
#include "validate/naming_iri.h"
#include "validate/scan.h"
#include "validate/tag_traits.h"

namespace lexport::validate {
namespace {

std::string Quoted(std::string_view text) { return '"' + std::string(text) + '"'; }

// The facts that IRIs of another convention must have beside them, or an alias at each level
// (clause 4.12). Empty when the document has what it takes, else what is missing.
std::vector<std::string> MissingForOtherConvention(const Identification& id) {
  const bool aliased = std::all_of(id.levels.begin(), id.levels.end(), [](const FrbrLevel& level) {
    return std::any_of(level.aliases.begin(), level.aliases.end(), [](const FrbrValue& alias) {
      return ParseAknIri(alias.value).fault.empty();
    });
  });
  if (aliased) return {};
  std::vector<std::string> missing;
  auto need = [&](bool there, const char* name) {
    if (!there) missing.emplace_back(name);
  };
  need(!id.work().dates.empty(), "FRBRdate");
  need(!id.work().authors.empty(), "FRBRauthor");
  need(id.work().country.has_value(), "FRBRcountry");
  need(id.work().subtype.has_value(), "FRBRsubtype");
  need(!id.work().numbers.empty() || !id.work().names.empty(), "FRBRnumber or FRBRname");
  need(!id.expression().dates.empty() || !id.expression().versions.empty(), "FRBRversionNumber");
  need(id.manifestation().format.has_value(), "FRBRformat");
  return missing;
}

// Elements whose href or src is free or is another layer's business.
bool IsExemptFromForm(Tag tag) { return tag == Tag::kA || tag == Tag::kForeignElement; }

std::string_view HostOf(std::string_view iri) {
  const size_t start = iri.find("//");
  if (start == std::string_view::npos) return iri.substr(0, iri.find(':') + 1);
  return iri.substr(0, std::min(iri.find('/', start + 2), iri.size()));
}

class NamingIris : public Layer {
 public:
  explicit NamingIris(Report* report) : report_(report), faults_(report) {
    starts_ = &FrbrCollector::Starts();
    start_attributes_ = StartTag::BitOf(Attr::kHref) | StartTag::BitOf(Attr::kSrc);
    ends_ = &FrbrCollector::Ends();
  }

  void Start(const StartTag& tag, const OpenElements& open) override {
    collector_.Start(tag, open);
    if (IsExemptFromForm(tag.tag)) return;
    if (const AttributeView* href = tag.Find(Attr::kHref)) CheckReference(tag, *href);
    if (const AttributeView* src = tag.Find(Attr::kSrc)) CheckReference(tag, *src);
  }

  void End(const OpenElements& open) override {
    if (const Identification* id = collector_.End(open)) CheckIdentification(*id);
  }

  void Finish() override {
    if (!other_convention_) hrefs_.Finish();
    faults_.Finish();
  }

 private:
  void CheckIdentification(const Identification& id) {
    if (id.work().uris.empty()) return;  // the schema asks for it
    const FrbrValue& uri = id.work().uris.front();
    const AknIri work = ParseWorkIri(uri.value);
    if (!work.fault.empty()) {
      CheckOtherConvention(id, uri, work.fault);
      return;
    }
    if (!CheckSyntax(id)) return;
    // Where nothing is known of the host, nothing is held against the part.
    const bool part = id.nested && (work.work == host_work_ || host_work_.empty());
    CheckCoherence(id, part, *report_, &faults_);
    if (!id.nested) host_work_ = work.work;
  }

  void CheckOtherConvention(const Identification& id, const FrbrValue& uri,
                            std::string_view fault) {
    const std::vector<std::string> missing = MissingForOtherConvention(id);
    const std::string_view convention = OtherConvention(uri.value);
    if (missing.empty() && !convention.empty()) {
      other_convention_ = true;
      faults_.Add("documents", MakeDraft("naming.other-iri-convention", uri.at,
                                         "the IRIs follow " + std::string(convention) + ", as in " +
                                             Quoted(uri.value) +
                                             ", and the metadata that this needs are there"));
      return;
    }
    std::string lacks;
    for (const std::string& name : missing) lacks += (lacks.empty() ? "" : ", ") + name;
    Draft draft = MakeDraft("naming.iri-syntax", uri.at,
                            "FRBRuri " + Quoted(uri.value) + " " + std::string(fault),
                            {"/akn/{country}/{type}/{date}/{number}"});
    if (!convention.empty()) {
      draft.message += "; a convention of its own would need " + lacks + " as well";
    }
    faults_.Add("documents", std::move(draft));
  }

  // The form of all IRIs below a work's that is well formed. False when one is not.
  bool CheckSyntax(const Identification& id) {
    bool good = true;
    for (const FrbrLevel& level : id.levels) {
      for (const FrbrValue& uri : level.uris) good &= CheckOne("FRBRuri", uri);
      if (level.self) good &= CheckOne("FRBRthis", *level.self);
    }
    return good;
  }

  bool CheckOne(std::string_view element, const FrbrValue& iri) {
    const AknIri parsed = ParseAknIri(WithoutFormat(iri.value));
    if (parsed.fault.empty()) return true;
    faults_.Add(element, MakeDraft("naming.iri-syntax", iri.at,
                                   std::string(element) + " " + Quoted(iri.value) + " " +
                                       std::string(parsed.fault)));
    return false;
  }

  void CheckReference(const StartTag& tag, const AttributeView& reference) {
    const std::string_view value = Trimmed(reference.value);
    if (TraitsOf(traits_, tag.tag).tlc) {
      if (!value.starts_with("/akn/ontology/")) AddTlcFault(tag, value);
    } else if (HasScheme(value)) {
      const std::string name(AttrName(reference.attr));
      hrefs_.Add(HostOf(value),
                 MakeDraft("naming.href-form", tag.at,
                           name + " " + Quoted(value) + " of " + std::string(TagName(tag.tag)) +
                               " is no IRI of Akoma Ntoso; web addresses are for a/@href",
                           {"/akn/…", "#…"}));
    }
  }

  void AddTlcFault(const StartTag& tag, std::string_view value) {
    Draft draft = MakeDraft("naming.tlc-href", tag.at,
                            "href " + Quoted(value) + " of " + std::string(TagName(tag.tag)) +
                                " is no IRI of the ontology");
    if (value.starts_with("/ontology/")) {
      draft.expected.push_back("/akn" + std::string(value));
    } else {
      std::string kind(TagName(tag.tag).substr(3));
      kind[0] = static_cast<char>(kind[0] + 32);
      draft.expected.push_back("/akn/ontology/" + kind + "/…");
    }
    hrefs_.Add("TLC elements", std::move(draft));
  }

  Report* const report_;
  const TagTraitsTable& traits_ = AllTagTraits();
  FaultGroups faults_;
  FaultGroups hrefs_{report_};  // not reported when an equivalent convention is in use
  FrbrCollector collector_;
  bool other_convention_ = false;
  std::string_view host_work_;  // IRI of the outermost document's work
};

}  // namespace

std::unique_ptr<Layer> MakeNamingIrisLayer(Report* report) {
  return std::make_unique<NamingIris>(report);
}

}  // namespace lexport::validate
