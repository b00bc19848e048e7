// The proof of the first promise: no word lost, none invented. It is made at the end of every
// conversion, from the bytes that are about to be written, not from what any room meant to write.

#ifndef LEXPORT_CONVERT_PROOF_H_
#define LEXPORT_CONVERT_PROOF_H_

#include <string>
#include <string_view>

#include "lexport/ledger.h"
#include "validate/layers.h"

namespace lexport {

// What the proof found.
struct Proof {
  bool holds = false;
  uint64_t characters = 0;  // code points other than white space that were compared
  std::string message;      // when it does not hold: where the two part, with some text around
};

// Replays `ledger` over `input` and compares the result with `output`, the characters of the written
// document in their order. White space plays no part. Linear.
Proof ProveConservation(std::string_view input, const Ledger& ledger, std::string_view output);

// Gathers the characters of an Akoma Ntoso document as written: the text of everything outside meta,
// in document order, with the marker of a note (@marker) where the note stands.
class CharacterLayer : public validate::Layer {
 public:
  explicit CharacterLayer(std::string* out) : out_(*out) {}

  void Start(const validate::StartTag& tag, const validate::OpenElements& open) override;
  void End(const validate::OpenElements& open) override;
  void Text(std::string_view text, const validate::OpenElements& open) override;
  bool WantsText() const override { return true; }

 private:
  std::string& out_;
  int inside_meta_ = 0;
};

// The same for a document that is read for nothing else. False when `xml` is not well-formed.
bool CharactersOfXml(std::string_view xml, std::string* characters);

}  // namespace lexport

#endif  // LEXPORT_CONVERT_PROOF_H_
