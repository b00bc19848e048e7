// Graphs as the checkers see them: folders of NAME.jsonld with NAME.nq and NAME.ttl beside them.
import { existsSync, readdirSync, readFileSync } from "node:fs";

// Packages that may not be installed: the test is skipped then, with exit status 77.
export async function packages(...names) {
  try {
    return await Promise.all(names.map((name) => import(name)));
  } catch (error) {
    console.log(`skipped: run "npm ci" in tests/node first (${error.code ?? error.message})`);
    process.exit(77);
  }
}

// The stems of all graphs in the folders given on the command line that there are.
export function stems(folders) {
  const found = folders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder)
        .filter((name) => name.endsWith(".jsonld"))
        .map((name) => `${folder}/${name.slice(0, -".jsonld".length)}`));
  if (found.length === 0) {
    console.log("skipped: there are no graphs to check");
    process.exit(77);
  }
  return found.sort();
}

export const read = (name) => readFileSync(name, "utf8");
export const basename = (stem) => stem.slice(stem.lastIndexOf("/") + 1);

// Counts what is wrong and shows the first of it.
export class Faults {
  count = 0;
  add(where, what) {
    if (++this.count <= 30) console.log(`${where}: ${what}`);
  }
  // Ends the process; `checked` says what was looked at.
  end(checked) {
    console.log(this.count === 0 ? `${checked}: all well` : `${checked}: ${this.count} faults`);
    process.exit(this.count === 0 ? 0 : 1);
  }
}

// A checker that finds nothing in what is wrong proves nothing.
export function mustFind(what, found) {
  if (found) return;
  console.log(`the checker did not see a planted fault: ${what}`);
  process.exit(1);
}
