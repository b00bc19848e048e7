// Holds JSON-LD graphs against other makers' processors and vocabularies.
//
//   node check_jsonld.mjs ELI_TERMS.txt FOLDER…
//
// For every NAME.jsonld: it can be expanded in safe mode, which drops nothing, with no network; the
// graph is that of NAME.nq and, where rdflib has been over them, that of NAME.jsonld.nt and
// NAME.ttl.nt, by the hash-like canonical form (RDFC-1.0). Every class and property of schema.org
// is in the published vocabulary and used on its domain; every term of ELI is in our list.
//
// Exit status 0: all well; 1: not; 77: the packages of package.json are not installed (npm ci).
import { existsSync } from "node:fs";
import { createRequire } from "node:module";

import { basename, Faults, mustFind, packages, read, stems } from "./graphs.mjs";
import { eliVocabulary, schemaVocabulary, vocabularyFaults } from "./vocabularies.mjs";

const [jsonldPackage, n3] = await packages("jsonld", "n3", "@vocabulary/schema");
const jsonld = jsonldPackage.default;
const { Parser, Store } = n3.default;
const schemaFile = createRequire(import.meta.url).resolve("@vocabulary/schema/schema.nq");

const [eliFile, ...folders] = process.argv.slice(2);
const parse = (text) => new Store(new Parser({ format: "application/n-quads" }).parse(text));
const vocabularies = [schemaVocabulary(parse(read(schemaFile))), eliVocabulary(read(eliFile))];

const documentLoader = (address) => {
  throw new Error(`asked for ${address}`);
};
const canonizeJson = (graph) =>
  jsonld.canonize(graph, { algorithm: "RDFC-1.0", safe: true, documentLoader });
const canonizeQuads = (text) =>
  jsonld.canonize(text, { algorithm: "RDFC-1.0", inputFormat: "application/n-quads" });

// The first statement that only one of two canonical forms has.
function difference(one, other) {
  const there = new Set(other.split("\n"));
  const here = new Set(one.split("\n"));
  const only = one.split("\n").find((line) => !there.has(line));
  return only ? `only here: ${only}` : `only there: ${[...there].find((line) => !here.has(line))}`;
}

async function checkGraph(stem, faults) {
  const name = basename(stem);
  let canonical;
  try {
    canonical = await canonizeJson(JSON.parse(read(`${stem}.jsonld`)));
  } catch (error) {
    faults.add(name, `${error.message} ${JSON.stringify(error.details ?? {}).slice(0, 300)}`);
    return 0;
  }
  let others = 0;
  for (const other of [".nq", ".jsonld.nt", ".ttl.nt"]) {
    if (!existsSync(stem + other)) continue;
    ++others;
    const form = await canonizeQuads(read(stem + other));
    if (form !== canonical) faults.add(name + other, difference(canonical, form));
  }
  for (const fault of vocabularyFaults(parse(canonical), vocabularies)) faults.add(name, fault);
  return others;
}

async function fails(graph) {
  try {
    await canonizeJson(graph);
    return false;
  } catch {
    return true;
  }
}

// Plants faults in a good graph and asks that they are seen.
async function checkTheChecker(stem) {
  const graph = () => JSON.parse(read(`${stem}.jsonld`));
  const canonical = await canonizeJson(graph());
  const seen = async (what, change) => {
    const changed = graph();
    change(changed["@graph"][0]);
    const quads = await canonizeJson(changed);
    mustFind(what, quads !== canonical && vocabularyFaults(parse(quads), vocabularies).length > 0);
  };
  await seen("a class that is not there", (node) => node["@type"].push("Lagislation"));
  await seen("a property that is not there", (node) => (node.legislationNonsense = "x"));
  await seen("a property off its domain", (node) => (node.recipeYield = "x"));
  await seen("an ELI term that is not there", (node) => (node["eli:is_cited"] = "x"));
  const local = graph();
  local["@graph"][0]["@id"] = "relative";
  mustFind("a relative IRI", await fails(local));
  const remote = graph();
  remote["@context"] = "https://schema.org";
  mustFind("a remote context", await fails(remote));
}

const faults = new Faults();
const all = stems(folders);
let compared = 0;
for (const stem of all) compared += await checkGraph(stem, faults);
await checkTheChecker(all[0]);
faults.end(`${all.length} graphs, ${compared} compared with another reading of them`);
