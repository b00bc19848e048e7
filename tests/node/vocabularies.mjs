// What vocabularies allow: which terms there are, and on nodes of which classes they may stand.

const RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
const SUBCLASS = "http://www.w3.org/2000/01/rdf-schema#subClassOf";
const SCHEMA = "https://schema.org/";
const ELI = "http://data.europa.eu/eli/ontology#";

// A vocabulary: `has` a term; `domain` of a property, null for any; `supers` of a class.
function vocabulary(prefix, terms, domains, supers) {
  const above = (type, seen = new Set()) => {
    if (!seen.has(type)) {
      seen.add(type);
      for (const parent of supers.get(type) ?? []) above(parent, seen);
    }
    return seen;
  };
  return {
    prefix,
    has: (term) => terms.has(term),
    allowed: (property, types) => {
      const domain = domains.get(property);
      if (!domain || domain.has("*")) return true;
      return types.some((type) => [...above(type)].some((ancestor) => domain.has(ancestor)));
    },
  };
}

const add = (map, key, value) => (map.get(key) ?? map.set(key, new Set()).get(key)).add(value);

// The published file says http: where everybody says https: now.
export function schemaVocabulary(store) {
  const name = (term) => term.value.replace(/^https?:\/\/schema\.org\//, SCHEMA);
  const domains = new Map();
  const supers = new Map();
  for (const quad of store) {
    const predicate = name(quad.predicate);
    const into = { [`${SCHEMA}domainIncludes`]: domains, [SUBCLASS]: supers }[predicate];
    if (into) add(into, name(quad.subject), name(quad.object));
  }
  const terms = new Set(store.getSubjects(null, null, null).map(name));
  return vocabulary(SCHEMA, terms, domains, supers);
}

export function eliVocabulary(text) {
  const terms = new Set();
  const domains = new Map();
  const supers = new Map();
  for (const line of text.split("\n")) {
    const [kind, term, ...rest] = line.split(" ");
    if (!["class", "property", "individual"].includes(kind)) continue;
    terms.add(ELI + term);
    if (kind === "class") for (const parent of rest) add(supers, ELI + term, ELI + parent);
    if (kind === "property") add(domains, ELI + term, rest[0] === "*" ? "*" : ELI + rest[0]);
  }
  return vocabulary(ELI, terms, domains, supers);
}

// What in a graph the vocabularies do not allow, in words.
export function vocabularyFaults(store, vocabularies) {
  const faults = new Set();
  const types = new Map();
  for (const quad of store.getQuads(null, RDF_TYPE, null, null)) {
    types.set(quad.subject.id, [...(types.get(quad.subject.id) ?? []), quad.object.value]);
  }
  const mustExist = (iri, as) => {
    const owner = vocabularies.find((v) => iri.startsWith(v.prefix));
    if (owner && !owner.has(iri)) faults.add(`there is no ${as} ${iri}`);
    return owner;
  };
  for (const quad of store) {
    const property = quad.predicate.value;
    if (quad.object.termType === "NamedNode") mustExist(quad.object.value, "class or value");
    const owner = mustExist(property, "property");
    const of = types.get(quad.subject.id) ?? [];
    if (owner?.has(property) && !owner.allowed(property, of)) {
      faults.add(`${property} does not belong on a node of ${of.join(", ") || "no class"}`);
    }
  }
  return [...faults];
}
