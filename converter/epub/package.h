// The files of a book beside its text: container, package document, navigation.

#ifndef LEXPORT_EPUB_PACKAGE_H_
#define LEXPORT_EPUB_PACKAGE_H_

#include <string>
#include <vector>

#include "lexport/writers.h"
#include "render/renderer.h"
#include "render/survey.h"

namespace lexport::book {

// META-INF/container.xml.
std::string ContainerXml();

// The package document: metadata, manifest, spine. `traits` has one entry for each part.
std::string PackageDocument(const Survey& survey, const EpubOptions& options,
                            const std::vector<PartTraits>& traits);

// The navigation document: contents, page list, landmarks.
std::string NavigationDocument(const Survey& survey);

// The beginning of every XHTML file of a book, up to its body.
void AppendXhtmlHead(const Survey& survey, std::string_view title, std::string* out);

}  // namespace lexport::book

#endif  // LEXPORT_EPUB_PACKAGE_H_
