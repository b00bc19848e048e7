// Xerces-C's schema model, read into the facts that the tables are made from. Runs at build time
// only, on our own schema: what it does not understand ends the build with a message.

#include <algorithm>
#include <map>
#include <memory>
#include <stdexcept>
#include <xercesc/framework/XMLGrammarPoolImpl.hpp>
#include <xercesc/framework/psvi/XSAttributeDeclaration.hpp>
#include <xercesc/framework/psvi/XSAttributeUse.hpp>
#include <xercesc/framework/psvi/XSComplexTypeDefinition.hpp>
#include <xercesc/framework/psvi/XSElementDeclaration.hpp>
#include <xercesc/framework/psvi/XSFacet.hpp>
#include <xercesc/framework/psvi/XSIDCDefinition.hpp>
#include <xercesc/framework/psvi/XSModel.hpp>
#include <xercesc/framework/psvi/XSModelGroup.hpp>
#include <xercesc/framework/psvi/XSParticle.hpp>
#include <xercesc/framework/psvi/XSSimpleTypeDefinition.hpp>
#include <xercesc/framework/psvi/XSWildcard.hpp>
#include <xercesc/sax/HandlerBase.hpp>
#include <xercesc/sax/SAXParseException.hpp>
#include <xercesc/sax2/SAX2XMLReader.hpp>
#include <xercesc/sax2/XMLReaderFactory.hpp>
#include <xercesc/util/PlatformUtils.hpp>
#include <xercesc/util/XMLString.hpp>

#include "schema_model.h"

namespace lexport::generator {
namespace {

namespace xc = xercesc;

constexpr char kXmlNamespace[] = "http://www.w3.org/XML/1998/namespace";
constexpr char kSchemaNamespace[] = "http://www.w3.org/2001/XMLSchema";

std::string Text(const XMLCh* s) {
  if (s == nullptr) return "";
  char* c = xc::XMLString::transcode(s);
  std::string out = c;
  xc::XMLString::release(&c);
  return out;
}

[[noreturn]] void Fail(const std::string& what) { throw std::runtime_error(what); }

class FailOnError : public xc::HandlerBase {
 public:
  void error(const xc::SAXParseException& e) override { Report(e); }
  void fatalError(const xc::SAXParseException& e) override { Report(e); }

 private:
  static void Report(const xc::SAXParseException& e) {
    Fail("line " + std::to_string(e.getLineNumber()) + ": " + Text(e.getMessage()));
  }
};

class Reader {
 public:
  Reader(xc::XSModel* model, Schema* schema) : model_(model), schema_(schema) {}

  void ReadAll() {
    auto* declarations = model_->getComponents(xc::XSConstants::ELEMENT_DECLARATION);
    for (XMLSize_t i = 0; i < declarations->getLength(); ++i) {
      ReadElement(static_cast<xc::XSElementDeclaration*>(declarations->item(i)));
    }
    std::sort(schema_->elements.begin(), schema_->elements.end(),
              [](const Element& a, const Element& b) { return a.tag < b.tag; });
    ReadXmlAttributes();
  }

 private:
  void ReadElement(xc::XSElementDeclaration* declaration) {
    const std::string name = Text(declaration->getName());
    if (schema_->target_namespace.empty()) {
      schema_->target_namespace = Text(declaration->getNamespace());
    }
    if (declaration->getAbstract() || declaration->getNillable() ||
        declaration->getSubstitutionGroupAffiliation() != nullptr ||
        declaration->getConstraintType() != xc::XSConstants::VALUE_CONSTRAINT_NONE) {
      Fail("element " + name + ": abstract, nillable, substitution or default is not supported");
    }
    if (declaration->getTypeDefinition()->getTypeCategory() != xc::XSTypeDefinition::COMPLEX_TYPE) {
      Fail("element " + name + ": simple content is not supported");
    }
    Element element;
    element.tag = NumberOf(name);
    auto* type = static_cast<xc::XSComplexTypeDefinition*>(declaration->getTypeDefinition());
    ReadContent(name, type, &element);
    ReadAttributes(name, type, &element.attributes);
    ReadConstraints(name, declaration, &element);
    schema_->elements.push_back(std::move(element));
  }

  static uint16_t NumberOf(const std::string& name) {
    const int number = TagNumber(name);
    if (number < 0) Fail("the vocabulary lacks the element " + name);
    return static_cast<uint16_t>(number);
  }

  void ReadContent(const std::string& name, xc::XSComplexTypeDefinition* type, Element* element) {
    switch (type->getContentType()) {
      case xc::XSComplexTypeDefinition::CONTENTTYPE_EMPTY:
        element->content = Content::kEmpty;
        return;
      case xc::XSComplexTypeDefinition::CONTENTTYPE_SIMPLE:
        Fail("element " + name + ": simple content is not supported");
      case xc::XSComplexTypeDefinition::CONTENTTYPE_ELEMENT:
        element->content = Content::kElements;
        break;
      case xc::XSComplexTypeDefinition::CONTENTTYPE_MIXED:
        element->content = Content::kMixed;
        break;
    }
    if (type->getParticle() != nullptr) element->model = ReadParticle(name, type->getParticle());
  }

  Particle ReadParticle(const std::string& name, xc::XSParticle* particle) {
    Particle out;
    out.min = static_cast<uint32_t>(particle->getMinOccurs());
    out.max = particle->getMaxOccursUnbounded() ? kUnbounded
                                                : static_cast<uint32_t>(particle->getMaxOccurs());
    switch (particle->getTermType()) {
      case xc::XSParticle::TERM_EMPTY:
        break;
      case xc::XSParticle::TERM_ELEMENT:
        ReadElementTerm(name, particle->getElementTerm(), &out);
        break;
      case xc::XSParticle::TERM_WILDCARD:
        CheckWildcard(name, particle->getWildcardTerm());
        out.kind = Particle::Kind::kSymbol;
        out.symbol = static_cast<uint16_t>(Tag::kForeignElement);
        break;
      case xc::XSParticle::TERM_MODELGROUP:
        ReadGroup(name, particle->getModelGroupTerm(), &out);
        break;
    }
    return out;
  }

  static void ReadElementTerm(const std::string& name, xc::XSElementDeclaration* term,
                              Particle* out) {
    if (term->getScope() != xc::XSConstants::SCOPE_GLOBAL) {
      Fail("element " + name + ": local declaration of " + Text(term->getName()));
    }
    out->kind = Particle::Kind::kSymbol;
    out->symbol = NumberOf(Text(term->getName()));
  }

  void ReadGroup(const std::string& name, xc::XSModelGroup* group, Particle* out) {
    if (group->getCompositor() == xc::XSModelGroup::COMPOSITOR_ALL) {
      Fail("element " + name + ": xs:all is not supported");
    }
    out->kind = group->getCompositor() == xc::XSModelGroup::COMPOSITOR_CHOICE
                    ? Particle::Kind::kChoice
                    : Particle::Kind::kSequence;
    auto* particles = group->getParticles();
    for (XMLSize_t i = 0; particles != nullptr && i < particles->size(); ++i) {
      out->children.push_back(ReadParticle(name, particles->elementAt(i)));
    }
  }

  static void CheckWildcard(const std::string& name, xc::XSWildcard* wildcard) {
    if (wildcard->getConstraintType() != xc::XSWildcard::NSCONSTRAINT_NOT ||
        wildcard->getProcessContents() != xc::XSWildcard::PC_LAX) {
      Fail("element " + name + ": only the wildcard ##other, lax is supported");
    }
  }

  void ReadAttributes(const std::string& name, xc::XSComplexTypeDefinition* type,
                      AttributeSet* set) {
    auto* uses = type->getAttributeUses();
    for (XMLSize_t i = 0; uses != nullptr && i < uses->size(); ++i) {
      set->uses.push_back(ReadUse(name, uses->elementAt(i)));
    }
    std::sort(set->uses.begin(), set->uses.end(),
              [](const AttributeUse& a, const AttributeUse& b) { return a.attr < b.attr; });
    if (type->getAttributeWildcard() != nullptr) {
      CheckWildcard(name, type->getAttributeWildcard());
      set->any_other = true;
    }
  }

  AttributeUse ReadUse(const std::string& name, xc::XSAttributeUse* use) {
    xc::XSAttributeDeclaration* declaration = use->getAttrDeclaration();
    std::string attribute = Text(declaration->getName());
    if (Text(declaration->getNamespace()) == kXmlNamespace) attribute = "xml:" + attribute;
    AttributeUse out;
    const int number = AttrNumber(attribute);
    if (number < 0) Fail("element " + name + ": the vocabulary lacks the attribute " + attribute);
    out.attr = static_cast<uint16_t>(number);
    out.type = TypeNumber(declaration->getTypeDefinition());
    out.required = use->getRequired();
    if (use->getConstraintType() == xc::XSConstants::VALUE_CONSTRAINT_FIXED) {
      out.has_fixed = true;
      out.fixed = Text(use->getConstraintValue());
    }
    return out;
  }

  void ReadConstraints(const std::string& name, xc::XSElementDeclaration* declaration,
                       Element* element) {
    auto* constraints = declaration->getIdentityConstraints();
    for (XMLSize_t i = 0; constraints != nullptr && i < constraints->getLength(); ++i) {
      auto* c = static_cast<xc::XSIDCDefinition*>(constraints->item(i));
      const std::string field =
          c->getFieldStrs()->size() == 1 ? Text(c->getFieldStrs()->elementAt(0)) : std::string();
      const int attr = field.size() > 1 && field[0] == '@' ? AttrNumber(field.substr(1)) : -1;
      if (c->getCategory() != xc::XSIDCDefinition::IC_UNIQUE ||
          Text(c->getSelectorStr()) != ".//*" || attr < 0) {
        Fail("element " + name + ": only xs:unique of one attribute below .//* is supported");
      }
      element->unique_below.push_back(static_cast<uint16_t>(attr));
    }
    std::sort(element->unique_below.begin(), element->unique_below.end());
  }

  void ReadXmlAttributes() {
    auto* all = model_->getComponents(xc::XSConstants::ATTRIBUTE_DECLARATION);
    for (XMLSize_t i = 0; i < all->getLength(); ++i) {
      auto* a = static_cast<xc::XSAttributeDeclaration*>(all->item(i));
      const std::string name = Text(a->getName());
      if (Text(a->getNamespace()) == schema_->target_namespace) {
        Fail("global attribute " + name + " in the target namespace is not supported");
      }
      if (Text(a->getNamespace()) != kXmlNamespace) continue;  // Xerces-C's own, of xsi
      schema_->xml_attributes.push_back({name, TypeNumber(a->getTypeDefinition())});
    }
    std::sort(schema_->xml_attributes.begin(), schema_->xml_attributes.end(),
              [](const auto& a, const auto& b) { return a.name < b.name; });
  }

  // The number of a simple type; equal ones share one.
  int TypeNumber(xc::XSSimpleTypeDefinition* type) {
    SimpleType out;
    switch (type->getVariety()) {
      case xc::XSSimpleTypeDefinition::VARIETY_LIST:
        out.variety = SimpleType::Variety::kList;
        out.members.push_back(TypeNumber(type->getItemType()));
        break;
      case xc::XSSimpleTypeDefinition::VARIETY_UNION:
        out.variety = SimpleType::Variety::kUnion;
        for (XMLSize_t i = 0; i < type->getMemberTypes()->size(); ++i) {
          out.members.push_back(TypeNumber(type->getMemberTypes()->elementAt(i)));
        }
        break;
      default:
        break;
    }
    ReadFacets(type, &out);
    return Shared(std::move(out));
  }

  // Walks from the type to the one of XML Schema that it derives from, taking the facets on the
  // way.
  void ReadFacets(xc::XSSimpleTypeDefinition* type, SimpleType* out) {
    xc::XSTypeDefinition* t = type;
    bool outermost = true;
    while (Text(t->getNamespace()) != kSchemaNamespace) {
      auto* simple = static_cast<xc::XSSimpleTypeDefinition*>(t);
      RefuseOtherFacets(simple);
      auto* patterns = simple->getLexicalPattern();
      for (XMLSize_t i = 0; patterns != nullptr && i < patterns->size(); ++i) {
        const std::string p = Text(patterns->elementAt(i));
        if (std::find(out->patterns.begin(), out->patterns.end(), p) == out->patterns.end()) {
          out->patterns.push_back(p);
        }
      }
      auto* values = simple->getLexicalEnumeration();
      for (XMLSize_t i = 0; outermost && values != nullptr && i < values->size(); ++i) {
        out->values.push_back(Text(values->elementAt(i)));
      }
      if (!out->values.empty()) outermost = false;
      t = t->getBaseType();
    }
    if (out->variety == SimpleType::Variety::kAtomic) {
      out->builtin = Text(t->getName());
      out->preserve_space = out->builtin == "string";
    }
    std::sort(out->values.begin(), out->values.end());
  }

  static void RefuseOtherFacets(xc::XSSimpleTypeDefinition* type) {
    using T = xc::XSSimpleTypeDefinition;
    const int known = T::FACET_PATTERN | T::FACET_WHITESPACE | T::FACET_ENUMERATION;
    // The whiteSpace facet is inherited from the built-in type; a change of it would be a surprise.
    if ((type->getDefinedFacets() & ~known) != 0) Fail("a facet of a simple type is not supported");
  }

  int Shared(SimpleType type) {
    for (size_t i = 0; i < schema_->simple_types.size(); ++i) {
      if (schema_->simple_types[i] == type) return static_cast<int>(i);
    }
    schema_->simple_types.push_back(std::move(type));
    return static_cast<int>(schema_->simple_types.size()) - 1;
  }

  xc::XSModel* model_;
  Schema* schema_;
};

void Read(const std::string& path, Schema* schema) {
  xc::XMLGrammarPoolImpl pool;
  std::unique_ptr<xc::SAX2XMLReader> parser(
      xc::XMLReaderFactory::createXMLReader(xc::XMLPlatformUtils::fgMemoryManager, &pool));
  FailOnError handler;
  parser->setErrorHandler(&handler);
  parser->setFeature(xc::XMLUni::fgXercesSchema, true);
  parser->setFeature(xc::XMLUni::fgXercesSchemaFullChecking, true);
  if (parser->loadGrammar(path.c_str(), xc::Grammar::SchemaGrammarType, true) == nullptr) {
    Fail("cannot be read as an XML Schema");
  }
  pool.lockPool();
  bool changed = false;
  Reader(pool.getXSModel(changed), schema).ReadAll();
}

}  // namespace

bool ReadSchema(const std::string& path, Schema* schema, std::string* error) {
  xc::XMLPlatformUtils::Initialize();
  bool ok = true;
  try {
    Read(path, schema);
  } catch (const std::runtime_error& e) {
    *error = path + ": " + e.what();
    ok = false;
  } catch (const xc::XMLException& e) {
    *error = path + ": " + Text(e.getMessage());
    ok = false;
  }
  xc::XMLPlatformUtils::Terminate();
  return ok;
}

}  // namespace lexport::generator
