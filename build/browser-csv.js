import { rmSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { rolldown } from 'rolldown';

/**
 * CSV in memory for browsers, as one module: what reads and writes CSV, csv-parse and csv-stringify, and stand-ins
 * for what these need of Node. The modules that need nothing of Node stay those of the library.
 */
const DIST = resolve(import.meta.dirname, '../dist');
const STAND_INS = join(import.meta.dirname, 'browser');

/** Folders whose modules need nothing of Node. */
const SHARED =
  /^(?:core|column-types|encode|spec|plan|library\/(?:memory|discretizer|option-hints))\b/;

const bundle = await rolldown({
  input: join(DIST, 'library/discretize-sync.js'),
  external: (id) => id.startsWith(DIST) && SHARED.test(relative(DIST, id)),
  resolve: { alias: { stream: join(STAND_INS, 'stream.js') } },
  transform: { inject: { Buffer: [join(STAND_INS, 'buffer.js'), 'Buffer'] } },
  logLevel: 'warn',
  platform: 'browser',
});
const file = join(DIST, 'library/browser-csv.js');
rmSync(file, { force: true });
const banner =
  '/*! With csv-parse and csv-stringify: MIT, Copyright (c) 2010 Adaltas; see ../bundle/LICENSES.txt */';
await bundle.write({ file, banner, format: 'esm', minify: true });
await bundle.close();
