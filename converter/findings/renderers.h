// The renderers, one file each. Inside the room only.

#ifndef LEXPORT_FINDINGS_RENDERERS_H_
#define LEXPORT_FINDINGS_RENDERERS_H_

#include <memory>

#include "findings/render.h"

namespace lexport {

std::unique_ptr<FindingsRenderer> MakeTextRenderer(const RenderOptions& options);
std::unique_ptr<FindingsRenderer> MakeJsonRenderer();
std::unique_ptr<FindingsRenderer> MakeNdjsonRenderer();
std::unique_ptr<FindingsRenderer> MakeSarifRenderer(const RenderOptions& options);
std::unique_ptr<FindingsRenderer> MakeJunitRenderer(const RenderOptions& options);

// `text` as a JSON string with its quotes. Bytes that are no UTF-8 become U+FFFD.
void AppendJsonString(std::string_view text, std::string* out);
// A number of a Location: null for 0, which stands for "not known".
void AppendJsonPosition(uint64_t value, std::string* out);

}  // namespace lexport

#endif  // LEXPORT_FINDINGS_RENDERERS_H_
