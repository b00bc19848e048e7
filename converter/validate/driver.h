// The one pass over the input: libxml2's SAX2 events, within limits, told to the layers.

#ifndef LEXPORT_VALIDATE_DRIVER_H_
#define LEXPORT_VALIDATE_DRIVER_H_

#include <libxml/parser.h>

#include <array>
#include <bit>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/callback_guard.h"
#include "validate/layers.h"
#include "validate/name_cache.h"

namespace lexport::validate {

// Reads one input. Hardened per parser, without touching any state of the process: no entity is
// defined (a DOCTYPE ends the run), nothing is fetched or opened, depth, attributes, namespaces and
// names are bounded while the parser works. Memory is constant but for the open elements and for
// attribute values that hold references; a small text may be copied. Use one Driver for one Run.
class Driver {
 public:
  // `report` may be null: then nothing is said. All must outlive the driver.
  Driver(std::string_view text, const ValidateOptions& options, Report* report);
  ~Driver();
  Driver(const Driver&) = delete;
  Driver& operator=(const Driver&) = delete;

  // Tells every layer of the whole document, in turn; at most sixteen. True when the document was
  // well-formed and within the limits; only then are the layers told Finish.
  bool Run(std::span<Layer* const> layers);

  // Says nothing of the root's name and namespace, and tells the layers of any document.
  void set_any_root() { any_root_ = true; }

  // The parser may have a copy of the text in one piece, if it is small and no tag in it is so long
  // that it has to be watched while it is read. For whoever reads a document to its end.
  void allow_one_piece();

  // The text is of this program's own making, and a zero byte stands behind it: the parser reads it
  // where it stands.
  void trust_text();

  // For layers: no more events, please.
  void Stop();

  // Where the parser stands, in bytes of the text: in an end event, behind the end tag.
  uint64_t Position() const;

  // In a text event: where the text begins, and whether it is a CDATA section.
  Place PlaceOfText() const;
  bool text_is_cdata() const { return text_is_cdata_; }

  // In a start event: the namespace that a prefix stands for; null data when it stands for none.
  std::string_view NamespaceOf(std::string_view prefix) const;

  // The elements that were open when the run ended.
  const OpenElements& open() const { return open_; }

 private:
  friend struct SaxEvents;

  // How the parser gets the text.
  enum class Pieces { kMany, kCopy, kWhole };

  // A bit for each of layers_.
  using LayerSet = uint16_t;
  // Those that hear of all tags, and of each.
  struct Audience {
    LayerSet all = 0;
    std::array<LayerSet, kTagCount> of{};

    LayerSet Of(Tag tag) const { return all | of[static_cast<size_t>(tag)]; }
  };

  void Enlist(Layer& layer, LayerSet self);
  template <typename Function>
  void ForEach(LayerSet set, Function function) {
    for (uint32_t rest = set; rest != 0; rest &= rest - 1) {
      function(layers_[static_cast<size_t>(std::countr_zero(rest))]);
    }
  }

  // Does what a callback has to do. What that throws goes on behind the parser, which is stopped.
  template <typename Work>
  void Guarded(Work&& work) {
    if (!guard_.Run(work)) Stop();
  }

  bool IsTame() const;
  static int ReadChunk(void* self, char* buffer, int length);
  xmlParserInputBufferPtr MakeBuffer();
  void ConfigureParser();
  void OnStart(const xmlChar* local, const xmlChar* prefix, const xmlChar* uri, int namespace_count,
               int attribute_count, const xmlChar** attributes);
  void OnEnd();
  void OnText(const xmlChar* text, int length);
  void OnError(const xmlError& error);
  void OnDoctype();
  void CheckLength(const xmlChar* text, const char* what);

  bool IsWithinLimits(size_t attributes, size_t namespaces) const;
  void RefuseTag(size_t attributes, size_t namespaces);
  void CheckBetweenChunks();
  void Refuse(std::string_view rule, std::string message, Place at, std::string fix = {});
  void CollectAttributes(size_t count, const xmlChar** attributes);
  void ReadAttribute(const xmlChar** attribute, AttributeView* view);
  void ReadPrefixed(const xmlChar** attribute, AttributeView* view);
  void RefuseAttribute(const AttributeView& view);
  std::string_view Stable(const xmlChar* begin, const xmlChar* end);
  std::string_view UriView(const xmlChar* uri);

  std::string_view text_;
  const ValidateOptions& options_;
  Report* report_;
  std::span<Layer* const> layers_;
  Audience starts_, ends_;
  std::vector<std::pair<uint64_t, LayerSet>> attribute_layers_;  // … and who of attributes' bits
  std::vector<Layer*> text_layers_;
  xmlParserCtxtPtr parser_ = nullptr;
  CallbackGuard guard_;
  const xmlChar* text_begin_ = nullptr;  // of the text event going on
  int text_length_ = 0;
  bool text_is_cdata_ = false;
  size_t given_ = 0;  // bytes of text_ that the parser has been given
  bool stopped_ = false;
  bool failed_ = false;
  bool any_root_ = false;
  Pieces pieces_ = Pieces::kMany;
  bool telling_ = true;  // false below a root that is not Akoma Ntoso

  OpenElements open_;
  size_t namespaces_in_scope_ = 0;
  std::vector<AttributeView> attributes_;  // as many as any tag so far had
  uint64_t attribute_bits_ = 0;            // of those of the tag being read, as in StartTag
  std::deque<std::string> kept_;           // values that do not stand in the input as they are
  const xmlChar* akn_uri_ = nullptr;
  const xmlChar* last_uri_ = nullptr;
  std::string_view last_uri_view_;
  NameCache<Tag, TagFromName> tags_;
  NameCache<Attr, AttrFromName> attrs_;
};

}  // namespace lexport::validate

#endif  // LEXPORT_VALIDATE_DRIVER_H_
