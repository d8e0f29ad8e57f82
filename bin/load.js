const { readFileSync, statSync } = require('node:fs');
const { join } = require('node:path');
const { Script } = require('node:vm');

/** The folder of the bundled command. */
const BUNDLE = join(__dirname, '../dist/bundle');

/** What a file of the bundle is given; `__import` is in place of `import()` there. */
const PARAMETERS = 'exports, require, __filename, __import';

/** The files of the bundle that are loaded, by name. */
const loaded = new Map();

/** Loads a file of the bundle; compiled code that the build has left for this version of Node is used. */
function load(name) {
  const known = loaded.get(name);
  if (known !== undefined) return known.module.exports;
  const filename = join(BUNDLE, name);
  const code = `(function (${PARAMETERS}) {${readFileSync(filename, 'utf8')}\n})`;
  const script = new Script(code, { filename, cachedData: cacheOf(name) });
  const module = { exports: {} };
  loaded.set(name, { module, script });
  script.runInThisContext()(module.exports, requireFromBundle, filename, importModule);
  return module.exports;
}

function importModule(id) {
  return import(id);
}

function requireFromBundle(id) {
  return id.startsWith('./') ? load(id.slice(2)) : require(id);
}

/**
 * The path of the compiled code of a file, for this version of Node and this processor. V8 accepts compiled code for any
 * source of the same length, so the path also has the file's size and modification time, in seconds.
 */
function cachePath(name) {
  const { mtimeMs, size } = statSync(join(BUNDLE, name));
  const file = `${name}.${size}-${Math.floor(mtimeMs / 1000)}`;
  return join(BUNDLE, `${file}.${process.version}-${process.arch}.cache`);
}

function cacheOf(name) {
  try {
    return readFileSync(cachePath(name));
  } catch {
    return undefined;
  }
}

module.exports = { cachePath, load, loaded };
