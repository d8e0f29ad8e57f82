import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** Modules that packages import, and what they get instead. */
const UNUSED = [
  // Commander could start other programs.
  { importer: 'commander', id: 'node:child_process', code: 'module.exports = {};' },
  // The import of this module makes the streams of all standard descriptors.
  { importer: 'commander', id: 'node:process', code: 'module.exports = process;' },
  // Chalk is told its level.
  {
    importer: 'chalk',
    id: '#supports-color',
    code: 'export default { stdout: false, stderr: false };',
  },
];
const UNUSED_ID = '\0unused-';

/** The modules that a run of the main command loads, by what imports them. */
const COMMAND_MODULES = reachable([
  'cli/run-command.js',
  'cli/commands/apply.js',
  'engine/bytes/run-files.js',
  'engine/bytes/sinks/csv-sink.js',
]);

/** The modules that are loaded before it is known what is to be done. */
const START_MODULES = reachable(['cli/main.js']);

/** A path in the folder of the bundle is two folders below the root of the package, as in `engine/assets`. */
const output = { dir: 'dist/bundle', minify: true };

/**
 * The command in a few files instead of a hundred and more: to load so many takes longer than to bin
 * a small file. What the main command needs is one of them. The library is not bundled.
 */
export default [
  {
    input: { main: 'dist/cli/main.js' },
    platform: 'node',
    plugins: [licences(), withoutUnused(), withGivenImport()],
    preserveEntrySignatures: 'allow-extension',
    output: {
      ...output,
      cleanDir: true,
      // Scripts, unlike modules, are loaded at once, and with code that is compiled already (bin/load.js).
      format: 'cjs',
      entryFileNames: '[name].cjs',
      chunkFileNames: '[name]-[hash].cjs',
      codeSplitting: {
        includeDependenciesRecursively: false,
        groups: [
          { name: 'start', test: isOfStart, priority: 1 },
          { name: 'command', test: isOfCommand },
        ],
      },
    },
  },
  {
    input: { worker: 'dist/engine/bytes/threads/worker.js' },
    platform: 'node',
    output: { ...output, codeSplitting: false },
  },
];

function isOfStart(id) {
  return START_MODULES.has(id) || id.includes('rolldown/runtime');
}

function isOfCommand(id) {
  return COMMAND_MODULES.has(id) || id.includes('node_modules') || isUnused(id);
}

/** The compiled files that some import, and what these import, at once and not when it is needed. */
function reachable(names) {
  const found = new Set();
  const visit = (path) => {
    if (found.has(path)) return;
    found.add(path);
    const imports = readFileSync(path, 'utf8').matchAll(/\bfrom '(\.[^']+)'/g);
    for (const [, name] of imports) visit(resolve(dirname(path), name));
  };
  for (const name of names) visit(resolve('dist', name));
  return found;
}

/**
 * Puts a few lines in place of what packages load of Node and do not need here: to load it all takes half as long as
 * to start Node. Their parts of the command are told all that they would find out.
 */
function withoutUnused() {
  return {
    name: 'without-unused',
    resolveId(id, importer = '') {
      const found = UNUSED.findIndex((one) => one.id === id && importer.includes(one.importer));
      return found < 0 ? null : `${UNUSED_ID}${found}`;
    },
    load: (id) => (isUnused(id) ? UNUSED[Number(id.slice(UNUSED_ID.length))].code : null),
  };
}

function isUnused(id) {
  return id.startsWith(UNUSED_ID);
}

/**
 * Puts a function that the loader gives in place of `import()` of modules that are not bundled: compiled code that was kept
 * has lost where it imports from.
 */
function withGivenImport() {
  return {
    name: 'with-given-import',
    generateBundle(_, bundle) {
      for (const chunk of Object.values(bundle).filter(({ type }) => type === 'chunk')) {
        const places = importExpressions(this.parse(chunk.code)).sort((a, b) => b - a);
        let { code } = chunk;
        for (const at of places)
          code = `${code.slice(0, at)}__import${code.slice(at + 'import'.length)}`;
        if (places.length > 0) chunk.code = code;
      }
    },
  };
}

/** Where expressions `import(...)` begin in a program. */
function importExpressions(node) {
  if (typeof node !== 'object' || node === null) return [];
  const inside = Object.values(node).flatMap(importExpressions);
  return node.type === 'ImportExpression' ? [node.start, ...inside] : inside;
}

/** Puts the licences of the packages that are bundled beside the code. */
function licences() {
  return {
    name: 'licences',
    generateBundle() {
      const modules = [...this.getModuleIds()].filter((id) => id.includes('node_modules'));
      const packages = new Set(modules.map(packageFolder));
      const source = [...packages].sort().map(licence).join('\n');
      this.emitFile({ type: 'asset', fileName: 'LICENSES.txt', source });
    },
  };
}

function packageFolder(path) {
  const parent = dirname(path);
  return existsSync(join(parent, 'LICENSE')) || existsSync(join(parent, 'license'))
    ? parent
    : packageFolder(parent);
}

function licence(folder) {
  const { name } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = ['LICENSE', 'license'].find((one) => existsSync(join(folder, one)));
  return `${name}\n\n${readFileSync(join(folder, file), 'utf8')}`;
}
