// Holds SARIF logs against the JSON schema of SARIF 2.1.0.
//
//   node check_sarif.mjs PROGRAM…    every PROGRAM prints a log on its standard output
//   node check_sarif.mjs FILE.sarif…
//
// Exit status 0: all valid; 1: not; 77: the packages of package.json are not installed (npm ci).
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
let Ajv, schema;
try {
  Ajv = require("ajv-draft-04");
  const main = require.resolve("@microsoft/jest-sarif");
  const root = main.slice(0, main.lastIndexOf("jest-sarif") + "jest-sarif".length);
  schema = JSON.parse(readFileSync(`${root}/lib/schemas/sarif-2.1.0-rtm.5.json`, "utf8"));
} catch (error) {
  console.log(`skipped: run "npm ci" in tests/node first (${error.code ?? error.message})`);
  process.exit(77);
}

// The schema has a regular expression that is none in Unicode mode, and formats that ajv lacks.
const options = { strict: false, allErrors: true, validateFormats: false, unicodeRegExp: false };
const validate = new (Ajv.default ?? Ajv)(options).compile(schema);

function read(name) {
  if (name.endsWith(".sarif")) return readFileSync(name, "utf8");
  return execFileSync(name, { encoding: "utf8", maxBuffer: 1 << 28 });
}

// Faults that the checker must see, or it proves nothing.
function brokenCopies(log) {
  const copy = () => structuredClone(log);
  const version = copy();
  version.version = "2.0.0";
  const level = copy();
  level.runs[0].results[0].level = "fatal";
  const line = copy();
  line.runs[0].results[0].locations[0].physicalLocation.region = { startLine: "3" };
  return { version, level, line };
}

function checkIndexes(log) {
  const problems = [];
  for (const run of log.runs) {
    for (const result of run.results) {
      const rule = run.tool.driver.rules[result.ruleIndex];
      if (rule?.id !== result.ruleId) problems.push(`ruleIndex of ${result.ruleId} is wrong`);
    }
  }
  return problems;
}

let failed = false;
for (const name of process.argv.slice(2)) {
  if (!existsSync(name)) throw new Error(`no such file: ${name}`);
  const log = JSON.parse(read(name));
  const problems = validate(log)
    ? checkIndexes(log)
    : validate.errors.map((e) => `${e.instancePath} ${e.message}`);
  if (problems.length === 0 && log.runs[0].results.length > 0) {
    for (const [what, broken] of Object.entries(brokenCopies(log))) {
      if (validate(broken)) problems.push(`a log with a wrong ${what} passes the check`);
    }
  }
  for (const problem of problems) console.log(`${name}: ${problem}`);
  failed ||= problems.length > 0;
}
process.exit(failed ? 1 : 0);
