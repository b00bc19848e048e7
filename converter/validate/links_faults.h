// What the layer of links says of references that lead nowhere, or to the wrong kind of thing.

#ifndef LEXPORT_VALIDATE_LINKS_FAULTS_H_
#define LEXPORT_VALIDATE_LINKS_FAULTS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "validate/fault_groups.h"
#include "validate/id_table.h"
#include "validate/links_targets.h"

namespace lexport::validate {

// A value of an attribute; kept small, since a large file has very many.
struct Reference {
  const char* value;
  uint32_t length;
  Tag tag;
  Attr attr;
  Place at;

  std::string_view text() const { return {value, length}; }
};

// One missing target is one fault, however many references lead to it or into it.
class LinkFaults {
 public:
  // Both must outlive this.
  LinkFaults(Report* report, const IdTable& eids) : eids_(eids), faults_(report) {}

  // No element has `id`.
  void AddDangling(const Reference& reference, const LinkKind& kind, std::string_view id);
  void AddWrongKind(const Reference& reference, const LinkKind& kind, const IdTable::Entry& target);
  // A value without "#" where only local references may be; with one it would `fit`.
  void AddUnmarked(const Reference& reference, const LinkKind& kind, bool fit);

  // Reports what was added. To be called once.
  void Finish();

 private:
  struct Fault {
    Draft draft;
    std::string group;
    size_t more = 0;      // references besides the first
    bool varied = false;  // they do not all have the same value
    bool none = false;    // nothing of the kind that they lead to is there
    std::string_view id;
  };

  // True when the reference needs no finding of its own: its fault is known by `key`, or there are
  // so many faults that it is only counted.
  bool IsCounted(const Reference& reference, const LinkKind& kind, std::string key,
                 std::string_view id);
  Fault& Add(const Reference& reference, std::string_view rule, std::string message,
             std::string_view id);
  std::string_view MissingRoot(std::string_view id) const;
  bool AnyTarget(Target target);
  std::vector<std::string> Nearest(std::string_view id, Target target);

  const IdTable& eids_;
  FaultGroups faults_;
  std::vector<Fault> list_;
  std::vector<std::pair<std::string_view, Reference>> rest_;  // those that are counted, with rules
  std::unordered_map<std::string, size_t> index_;             // of list_
  std::unordered_map<std::string_view, size_t> listed_;       // suggestions made for each rule
  size_t compared_ = 0;
  uint32_t targets_ = 0;  // all that the elements of the file can be; 0: not yet known
};

}  // namespace lexport::validate

#endif  // LEXPORT_VALIDATE_LINKS_FAULTS_H_
