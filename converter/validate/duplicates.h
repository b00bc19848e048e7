// Identifiers that occur twice, told by the copies that they come from.
//
// Whoever copies a part of a document and forgets its eIds has made one mistake, not one for every
// element in it. The elements of a copy stand as far from those that they repeat as the copy from
// its original; by that, and by eIds that continue that of the copy's first element, they are
// known.

#ifndef LEXPORT_VALIDATE_DUPLICATES_H_
#define LEXPORT_VALIDATE_DUPLICATES_H_

#include <cstdint>
#include <map>
#include <vector>

#include "validate/id_table.h"
#include "validate/layers.h"

namespace lexport::validate {

class Duplicates {
 public:
  explicit Duplicates(Report* report) : report_(report) {}

  // A value of `attr` occurs again. Clashes of one attribute come in the order of their second
  // places.
  void Add(Attr attr, const Clash& clash);

  // Reports what was added. To be called once.
  void Tell();

 private:
  struct Copy {
    Attr attr;
    Clash clash;      // the first of the copy
    Place last;       // of the last repeated value
    uint64_t shift;   // from the original to the copy
    size_t more = 0;  // values after the first
  };

  bool Continues(const Copy& copy, const Clash& clash) const;
  bool IsToldByEId(const Copy& copy) const;
  void ReportCopy(const Copy& copy);

  Report* const report_;
  std::vector<Copy> copies_;
  std::map<Attr, size_t> latest_;  // of each attribute, the index in copies_
};

}  // namespace lexport::validate

#endif  // LEXPORT_VALIDATE_DUPLICATES_H_
