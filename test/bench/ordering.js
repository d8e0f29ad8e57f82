import { spawnSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CASES } from './cases.js';
import { quoted, toolArguments } from './contenders.js';
import { dataFile } from './data.js';
import { median } from './measure.js';

const [INT] = CASES;
/** The smaller file: what the ordering thread does for it is mostly its start. */
const SMALL = 50;
const RUNS = 5;
/** The start of `OwnRanges.take` in the bundle. */
const TAKE = /async take\(\w+\)\{if\(!this\.#\w+\|\|this\.#\w+\.isExhausted\)return/;

/** The bundled command is told its arguments, and prints the CPU time of its first thread in seconds. */
const PROGRAM = `
globalThis.__import = (id) => import(id);
process.on('exit', () => {
  const [ran] = require('node:fs').readFileSync('/proc/self/task/' + process.pid + '/schedstat', 'utf8').split(' ');
  process.stderr.write(String(Number(ran) / 1e9));
});
const [bundle, ...args] = process.argv.slice(1);
require(bundle).main(args).then((code) => { process.exitCode = code; });
`;

/**
 * The CPU time that the ordering thread itself takes when other threads process all ranges. A copy of the
 * command is changed: its first thread takes no ranges. The start, which does not depend on the size, is the same for both sizes.
 *
 * @returns seconds at two sizes, and seconds a GB; undefined on systems without `/proc`
 */
export function ordering(flags, say) {
  if (process.platform !== 'linux') return undefined;
  const bundle = bundled();
  const [small, large] = [SMALL, Math.max(flags.size, 4 * SMALL)].map((megabytes) => {
    const { path, bytes } = dataFile(flags.folder, 'mixed', megabytes);
    say(`ordering: ${megabytes} MB`);
    const runs = Array.from({ length: RUNS }, () => firstThread(bundle, path, flags));
    return { bytes, seconds: median(runs) };
  });
  const perGB = ((large.seconds - small.seconds) / (large.bytes - small.bytes)) * 1e9;
  return { small, large, perGB };
}

/** A copy of the bundled command whose first thread leaves all ranges to others. */
function bundled() {
  const built = resolve(import.meta.dirname, '../../dist/bundle');
  const copy = resolve(built, '../bench');
  rmSync(copy, { recursive: true, force: true });
  cpSync(built, copy, { recursive: true });
  const files = readdirSync(copy).filter((name) => name.endsWith('.cjs'));
  const changed = files.filter((name) => leaveAll(join(copy, name)));
  if (changed.length !== 1) throw new Error('OwnRanges.take has changed: see ordering.js');
  return join(copy, 'main.cjs');
}

function leaveAll(path) {
  const code = readFileSync(path, 'utf8');
  if (!TAKE.test(code)) return false;
  writeFileSync(path, code.replace(TAKE, 'async take(){return'));
  return true;
}

function firstThread(bundle, path, { folder }) {
  const out = quoted(join(folder, 'ordering.out'));
  const node = `${quoted(process.execPath)} -e ${quoted(PROGRAM)} -- ${quoted(bundle)}`;
  const command = `${node} ${toolArguments(INT)} --threads 3 ${quoted(path)} > ${out}`;
  const { status, stderr } = spawnSync('sh', ['-c', command], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command}\nfailed: ${stderr}`);
  return Number(stderr);
}
