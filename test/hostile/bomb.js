import { createWriteStream, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip, gzipSync } from 'node:zlib';
import { figure, measured } from './measured.js';

const MEGABYTES = 150;
const SECONDS = 5;

/** What is packed: a table's beginning, and then one sign without end. */
const BOMBS = {
  zeros: ['a,b\n1,', Buffer.alloc(1e6)],
  'zeros and nothing else': ['', Buffer.alloc(1e6)],
  'an open quote': ['a,b\n1,"', Buffer.alloc(1e6, 'x')],
};

/** Little bytes that unpack to ten gigabytes: the limit of a record ends the run, and soon. */
export async function bomb({ print, folder, megabytes }) {
  const failures = [];
  for (const [name, [head, piece]] of Object.entries(BOMBS)) {
    const size = await pack(join(folder, 'bomb.gz'), head, piece, megabytes * 100);
    for (const engine of ['bytes', 'records']) {
      const args = ['-b', '1', '-c', '1', '--engine', engine, 'bomb.gz', '-o', 'out.csv'];
      const run = await measured(args, { cwd: folder });
      const title = `${name} (${(size / 1e6).toFixed(0)} MB packed), ${engine}`;
      print(`${title}: ${figure(run)}; ${run.stderr.split('\n')[0].slice(0, 100)}`);
      if (run.status !== 1) failures.push(`${title}: ended with ${run.status} ${run.stderr}`);
      if (run.megabytes > MEGABYTES) failures.push(`${title}: took ${run.megabytes} MB`);
      if (run.cpu > SECONDS) failures.push(`${title}: took ${run.cpu} s of a processor`);
    }
    rmSync(join(folder, 'bomb.gz'));
  }
  return failures;
}

/** Packs as one member up to 100 MB of it, and repeats the member: packing ten gigabytes would take long. */
async function pack(path, head, piece, megabytes) {
  const member = Math.min(100, megabytes);
  const packer = createGzip({ level: 1 });
  const kept = [];
  packer.on('data', (bytes) => kept.push(bytes));
  await pipeline(
    Array.from({ length: member }, () => piece),
    packer,
  );
  const repeated = Buffer.concat(kept);
  let size = 0;
  await pipeline(function* () {
    if (head !== '') yield gzipSync(head);
    for (let left = megabytes; left > 0; left -= member) {
      size += repeated.length;
      yield repeated;
    }
  }, createWriteStream(path));
  return size;
}
