// Holds graphs against the shapes that describe what Lexport promises.
//
//   node check_shapes.mjs SHAPES.ttl FOLDER…    of .nq files
//
// Exit status 0: all conform; 1: not; 77: the packages of package.json are not installed (npm ci).
import { basename, Faults, mustFind, packages, read, stems } from "./graphs.mjs";

const [n3, shacl] = await packages("n3", "rdf-validate-shacl");
const { DataFactory, Parser, Store } = n3.default;
const Validator = shacl.default;

const [shapesFile, ...folders] = process.argv.slice(2);
const parse = (text, format) => new Store(new Parser({ format }).parse(text));
const validator = new Validator(parse(read(shapesFile), "text/turtle"));
const results = async (store) => (await validator.validate(store)).results;

function show(result) {
  const path = result.path?.value ?? "";
  const constraint = result.sourceConstraintComponent?.value.split("#")[1] ?? "";
  return `${result.focusNode?.value} ${path} ${constraint} ${result.value?.value ?? ""}`;
}

// Takes one statement out of a good graph, or puts one in, and asks that this is seen.
async function checkTheChecker(text) {
  const schema = "https://schema.org/";
  const store = parse(text, "application/n-quads");
  const position = store.getQuads(null, `${schema}position`, null, null)[0];
  store.removeQuad(position);
  mustFind("a unit without position", (await results(store)).length > 0);
  store.addQuad(position);
  const { quad, literal, namedNode } = DataFactory;
  const second = quad(position.subject, namedNode(`${schema}text`), literal(" two  spaces"));
  store.addQuad(second);
  mustFind("text that is not folded", (await results(store)).length > 0);
}

const faults = new Faults();
const all = stems(folders);
for (const stem of all) {
  const store = parse(read(`${stem}.nq`), "application/n-quads");
  for (const result of await results(store)) faults.add(basename(stem), show(result));
}
await checkTheChecker(read(`${all[0]}.nq`));
faults.end(`${all.length} graphs against ${basename(shapesFile)}`);
