const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { constants, Script } = require('node:vm');

/** The folder of the bundled command. */
const BUNDLE = join(__dirname, '../dist/bundle');

/** The files of the bundle that are loaded, by name. */
const loaded = new Map();

/** Loads a file of the bundle; compiled code that the build has left for this version of Node is used. */
function load(name) {
  const known = loaded.get(name);
  if (known !== undefined) return known.module.exports;
  const filename = join(BUNDLE, name);
  const code = `(function (exports, require, module, __filename) {${readFileSync(filename, 'utf8')}\n})`;
  const script = new Script(code, {
    filename,
    cachedData: cacheOf(name),
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  const module = { exports: {} };
  loaded.set(name, { module, script });
  script.runInThisContext()(module.exports, requireFromBundle, module, filename);
  return module.exports;
}

function requireFromBundle(id) {
  return id.startsWith('./') ? load(id.slice(2)) : require(id);
}

/** The place of the compiled code of a file; other versions of Node, and other processors, do not take it. */
function cachePath(name) {
  return join(BUNDLE, `${name}.${process.version}-${process.arch}.cache`);
}

function cacheOf(name) {
  try {
    return readFileSync(cachePath(name));
  } catch {
    return undefined;
  }
}

module.exports = { cachePath, load, loaded };
