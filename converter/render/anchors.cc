#include "render/anchors.h"

#include <libxml/tree.h>

#include <algorithm>

namespace lexport::book {
namespace {

constexpr uint32_t kEnd = 0xffffffffu;
// How many elements of one name are looked at for the one of the right document. Valid documents
// have one in each; a limit keeps invalid ones from costing quadratic time.
constexpr int kMaxLook = 64;

bool IsAsciiNameChar(char c, bool first) {
  if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_') return true;
  return !first && ((c >= '0' && c <= '9') || c == '-' || c == '.');
}

bool IsXmlName(std::string_view name) {
  bool ascii = !name.empty();
  for (size_t i = 0; i < name.size(); ++i) ascii = ascii && IsAsciiNameChar(name[i], i == 0);
  if (ascii) return true;
  return xmlValidateNCName(reinterpret_cast<const xmlChar*>(std::string(name).c_str()), 0) == 0;
}

std::string AsXmlName(std::string_view name) {
  if (IsXmlName(name)) return std::string(name);
  std::string made = "id-";
  for (const char c : name) made.push_back(IsAsciiNameChar(c, false) ? c : '_');
  return made;
}

}  // namespace

std::string_view NameOf(Node node) {
  const std::string_view eid = node.attribute(Attr::kEId);
  return eid.empty() ? node.attribute(Attr::kXmlId) : eid;
}

void Anchors::Add(std::string_view name, NodeId node, uint32_t order, uint32_t document) {
  const auto index = static_cast<uint32_t>(anchors_.size());
  anchors_.push_back({node, order, document, kEnd});
  const auto [place, is_new] = chains_.try_emplace(name, Chain{index, index});
  if (!is_new) {
    anchors_[place->second.last].next = index;
    place->second.last = index;
  }
  if (!is_new || !IsXmlName(name) || made_.count(std::string(name)) > 0) {
    renamed_.emplace(node, NewId(AsXmlName(name)));
  }
}

void Anchors::AddUnnamed(std::string_view stem, NodeId node) {
  renamed_.emplace(node, NewId(stem));
}

const Anchor* Anchors::Find(std::string_view name, uint32_t document) const {
  const auto chain = chains_.find(name);
  if (chain == chains_.end()) return nullptr;
  uint32_t index = chain->second.first;
  for (int look = 0; look < kMaxLook && index != kEnd; ++look) {
    if (anchors_[index].document == document) return &anchors_[index];
    index = anchors_[index].next;
  }
  return &anchors_[chain->second.first];
}

std::string_view Anchors::IdOf(Node node) const {
  if (!renamed_.empty()) {
    const auto renamed = renamed_.find(node.id());
    if (renamed != renamed_.end()) return renamed->second;
  }
  return NameOf(node);
}

bool Anchors::IsTaken(std::string_view id) const {
  return chains_.count(id) > 0 || made_.count(std::string(id)) > 0;
}

std::string Anchors::NewId(std::string_view stem) {
  std::string id(stem);
  uint32_t& counter = counters_[id];
  while (IsTaken(id)) id = std::string(stem) + "-" + std::to_string(++counter + 1);
  made_.insert(id);
  return id;
}

}  // namespace lexport::book
