#include "render/links.h"

#include <array>
#include <cstdio>

#include "base/strings.h"
#include "render/element_rules.h"

namespace lexport::book {
namespace {

bool IsAlnum(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool IsHex(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

// Characters that may stand in an address as they are (RFC 3986, unreserved and reserved without
// brackets).
bool IsPlain(char c) {
  return IsAlnum(c) || std::string_view("-._~:/?#@!$&'()*+,;=").find(c) != std::string_view::npos;
}

void AppendEncoded(std::string_view text, std::string* out) {
  static constexpr char kDigits[] = "0123456789ABCDEF";
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool escape = c == '%' && i + 2 < text.size() && IsHex(text[i + 1]) && IsHex(text[i + 2]);
    if (IsPlain(c) || escape) {
      out->push_back(c);
    } else {
      const auto byte = static_cast<unsigned char>(c);
      *out += {'%', kDigits[byte >> 4], kDigits[byte & 15]};
    }
  }
}

bool IsHost(std::string_view host) {
  bool inner = false;
  for (const char c : host) {
    if (!IsAlnum(c) && c != '.' && c != '-' && c != ':') return false;
    inner = inner || IsAlnum(c);
  }
  return inner && host.find("..") == std::string_view::npos && host.front() != '.' &&
         host.front() != '-' && host.front() != ':' && host.find(':') == std::string_view::npos;
}

// What follows `scheme`, or nothing when `href` is of another one.
bool TakeScheme(std::string_view scheme, std::string_view* href) {
  if (href->size() < scheme.size() || !AsciiEqualFold(href->substr(0, scheme.size()), scheme)) {
    return false;
  }
  href->remove_prefix(scheme.size());
  return true;
}

// What `node` refers to. Only an rref has its address in @from, which says something else
// elsewhere.
std::string_view AddressOf(Node node) {
  if (node.tag() == Tag::kComponentRef) return Trim(node.attribute(Attr::kSrc));
  if (node.tag() == Tag::kRref) return Trim(node.attribute(Attr::kFrom));
  return Trim(node.attribute(Attr::kHref));
}

}  // namespace

bool IsLinkLike(Node node) {
  switch (RuleFor(node.tag()).shape) {
    case Shape::kNote:
    case Shape::kNoteRef:
    case Shape::kDocumentRef:
      return true;
    case Shape::kInline:
    case Shape::kParagraph:
      return !AddressOf(node).empty() || (node.tag() == Tag::kForeignElement && node.name() == "a");
    default:
      return false;
  }
}

std::string PartFileName(uint32_t part) {
  std::array<char, 32> name{};
  const int size = std::snprintf(name.data(), name.size(), "part-%04u.xhtml", part);
  return std::string(name.data(), static_cast<size_t>(size));
}

std::string WebAddress(std::string_view href) {
  href = Trim(href);
  std::string_view rest = href;
  std::string out;
  if (TakeScheme("mailto:", &rest)) {
    if (rest.find('@') == std::string_view::npos) return {};
    out = "mailto:";
    AppendEncoded(rest, &out);
    return out;
  }
  const bool secure = TakeScheme("https://", &rest);
  if (!secure && !TakeScheme("http://", &rest)) return {};
  const std::string_view host = rest.substr(0, rest.find_first_of("/?#"));
  if (host.empty() || !IsHost(host)) return {};
  out = secure ? "https://" : "http://";
  AppendEncoded(rest, &out);
  const size_t fragment = out.find('#');
  for (size_t again = fragment; fragment != std::string::npos;) {
    again = out.find('#', again + 1);
    if (again == std::string::npos) break;
    out.replace(again, 1, "%23");
  }
  return out;
}

std::string HrefTo(uint32_t part, std::string_view id, uint32_t from) {
  std::string href;
  if (part != from) href = PartFileName(part);
  href.push_back('#');
  AppendEncoded(id, &href);
  return href;
}

std::string LinkHref(const Survey& survey, Node node, uint32_t document_number, uint32_t part,
                     std::string_view resolver) {
  const std::string_view address = AddressOf(node);
  if (address.empty()) return {};
  const Survey::Target target = survey.Resolve(address, document_number);
  if (target.found) return HrefTo(target.part, target.id, part);
  std::string web = WebAddress(address);
  if (!web.empty() || resolver.empty() || address[0] != '/') return web;
  if (resolver.back() == '/') resolver.remove_suffix(1);  // the address begins with one
  return WebAddress(std::string(resolver) + std::string(address));
}

}  // namespace lexport::book
