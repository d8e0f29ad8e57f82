import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/**
 * Leaves of the compiled files those that the library's entry points reach, and the bundled command. Declarations
 * name compiled files, and work without the types of Node.
 */
const DIST = resolve(import.meta.dirname, '../dist');
const ENTRIES = ['index', 'browser'].flatMap((name) => [`${name}.js`, `${name}.d.ts`]);
const IMPORT = /(?<!['-])(?:\bfrom|\bimport)\s*\(?\s*['"](\.[^'"]+)['"]/g;

for (const path of filesIn(DIST).filter((file) => file.endsWith('.d.ts'))) {
  const text = readFileSync(path, 'utf8');
  const named = text
    .replace(/(['"]\.[^'"]+)\.ts(['"])/g, '$1.js$2')
    .replace(
      /^import .* from 'node:stream';$/m,
      '// @ts-ignore: any, without the types of Node\n$&',
    );
  if (named !== text) writeFileSync(path, named);
}

// In browsers CSV in memory is the module without Node; its types are the same.
const browser = join(DIST, 'browser.js');
const own = readFileSync(browser, 'utf8');
writeFileSync(browser, own.replace('./library/discretize-sync.js', './library/browser-csv.js'));

const reached = new Set();
for (const entry of ENTRIES) reach(join(DIST, entry));
for (const path of filesIn(DIST)) {
  if (/\.(?:js|d\.ts|wasm)$/.test(path) && !isKept(path)) rmSync(path);
}

function isKept(path) {
  return reached.has(path) || path.startsWith(join(DIST, 'bundle'));
}

function reach(path) {
  if (reached.has(path)) return;
  reached.add(path);
  const isTypes = path.endsWith('.d.ts');
  for (const [, name] of readFileSync(path, 'utf8').matchAll(IMPORT)) {
    const target = resolve(path, '..', name);
    if (target.endsWith('.js')) reach(isTypes ? target.replace(/\.js$/, '.d.ts') : target);
  }
}

function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
