// Which classes of the vocabularies a document, an entity and a unit belong to.

#ifndef LEXPORT_JSONLD_CLASSES_H_
#define LEXPORT_JSONLD_CLASSES_H_

#include <vector>

#include "jsonld/terms.h"
#include "jsonld/works.h"

namespace lexport::graph {

// Fills in what depends on the kind of document: its class, language and tradition.
void Classify(Work* work);

std::vector<QName> WorkTypes(const Work& work);
std::vector<QName> ExpressionTypes(const Work& work);
std::vector<QName> ManifestationTypes(const Work& work);
std::vector<QName> UnitTypes(const Work& work, Tag tag);

// schema.org's class for a TLC element; an empty one for elements that are none.
QName EntityClass(Tag tag);

}  // namespace lexport::graph

#endif  // LEXPORT_JSONLD_CLASSES_H_
