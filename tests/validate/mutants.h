// Documents with one fault each, made from good ones.

#ifndef LEXPORT_TESTS_VALIDATE_MUTANTS_H_
#define LEXPORT_TESTS_VALIDATE_MUTANTS_H_

#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace lexport {

struct Mutant {
  std::string what;  // for messages
  std::string xml;
};

// Cuts a well-formed document into elements and attributes by simple scanning, and changes one
// thing of it at a time. The same seed gives the same mutants.
class Mutator {
 public:
  Mutator(std::string xml, uint32_t seed);
  bool empty() const { return elements_.size() < 3; }
  Mutant Next();

 private:
  struct Attribute {
    size_t begin, end;  // from the blank before the name to behind the quote
    std::string name, value;
  };
  struct Element {
    size_t begin = 0, open_end = 0, close_begin = 0, end = 0;
    std::string name;
    std::vector<Attribute> attributes;
  };

  void Scan();
  void ScanTag(size_t begin, size_t end);
  size_t Pick(size_t count) { return random_() % count; }
  const Element& PickElement() { return elements_[1 + Pick(elements_.size() - 1)]; }
  const Element* PickWithAttribute();
  std::string Text(const Element& e) const { return xml_.substr(e.begin, e.end - e.begin); }
  std::string Replace(size_t begin, size_t end, std::string_view with) const;
  std::string Renamed(const Element& e, const std::string& name) const;
  std::string Misspelt(std::string name);
  Mutant ChangeElement(int kind);
  Mutant ChangeAttribute(int kind);
  Mutant Insert(int kind);

  std::string xml_;
  std::mt19937 random_;
  std::vector<Element> elements_;
  std::vector<size_t> open_;
};

}  // namespace lexport

#endif  // LEXPORT_TESTS_VALIDATE_MUTANTS_H_
