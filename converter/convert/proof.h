// The proof of the first promise: no word lost, none invented. It is made at the end of every
// conversion, from the bytes that are about to be written, not from what any room meant to write.

#ifndef LEXPORT_CONVERT_PROOF_H_
#define LEXPORT_CONVERT_PROOF_H_

#include <string>
#include <string_view>

#include "layout/replay.h"
#include "lexport/ledger.h"
#include "validate/layers.h"

namespace lexport {

// What the proof found.
struct Proof {
  bool holds = false;
  // When it does not hold: where the two part, counted in code points other than white space, with
  // some text around.
  std::string message;
};

// Holds the input, with its ledger applied, against an output that comes in pieces. White space
// plays no part. Linear, and keeps neither text. Input and ledger must outlive it.
class ConservationCheck {
 public:
  ConservationCheck(std::string_view input, const Ledger& ledger)
      : input_(input), ledger_(ledger), replay_(input, ledger) {}

  // The next characters of the output: valid UTF-8, cut between characters.
  void Output(std::string_view piece);

  // The output is over; to be called once.
  Proof Finish();

 private:
  bool Fill();
  void Part(std::string_view output, size_t at);
  uint64_t CountCompared() const;

  const std::string_view input_;
  const Ledger& ledger_;
  LedgerReplay replay_;
  size_t passed_ = 0;          // bytes of the replay before expected_
  std::string_view expected_;  // the piece of the replay that is being compared
  size_t at_ = 0;              // in it
  bool parted_ = false;        // the two differ; nothing more is compared
  Proof proof_;
};

// Hears an Akoma Ntoso document as it is read and hands the characters of everything outside meta
// to the check, in document order, with the marker of a note (@marker) where the note stands.
class ConservationLayer : public validate::Layer {
 public:
  explicit ConservationLayer(ConservationCheck* check);

  // Of meta and of notes.
  void Start(const validate::StartTag& tag, const validate::OpenElements& open) override;
  // Of meta.
  void End(const validate::OpenElements& open) override;
  void Text(std::string_view text, const validate::OpenElements& open) override;
  bool WantsText() const override { return true; }

 private:
  ConservationCheck& check_;
  int inside_meta_ = 0;
};

// The proof for a document that is read for nothing else; it does not hold when `xml` is not
// well-formed.
Proof ProveConservation(std::string_view input, const Ledger& ledger, std::string_view xml);

}  // namespace lexport

#endif  // LEXPORT_CONVERT_PROOF_H_
