import { copyFileSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { ENGINES } from './killed.js';
import { digest, inside, leftovers, shell, start } from './tool.js';

/** Runs that must end with status 74 and one line; the old output stays. */
async function failing({ folder, old }, name, lines) {
  const failures = [];
  const cwd = folder(name);
  for (const line of lines) {
    writeFileSync(inside(cwd, 'out.csv'), 'old');
    const { stdout, stderr, status } = await shell(line, cwd);
    const isOneLine = /^error: writing [^\n]*\n$/.test(stderr);
    if (status !== 74 || stdout !== '' || !isOneLine) failures.push(`${line}: ${status} ${stderr}`);
    if (digest(inside(cwd, 'out.csv')) !== old) failures.push(`${line}: the old output is gone`);
    if (leftovers(cwd).length > 0) failures.push(`${line}: a temporary file is left`);
  }
  return { runs: lines.length, failures };
}

/** A device that is always full. */
export async function full(context) {
  if (!existsSync('/dev/full')) return { skipped: 'there is no /dev/full' };
  const ways = [
    '-b a=2 > /dev/full',
    '-b a=2 -o /dev/full',
    '-b a=2 -o out.csv --stats /dev/full',
    'fit > /dev/full',
    'fit -o /dev/full',
  ];
  const lines = Array.from({ length: context.counts.full }, (_, i) => {
    const engine = ENGINES[i % ENGINES.length];
    const way = ways[i % ways.length];
    const command = way.startsWith('fit') ? 'fit -n 2' : '';
    return `$D ${command} --engine ${engine} ${context.input} ${way.replace('fit ', '')}`;
  });
  return await failing(context, 'full', lines);
}

/** A limit that is hit somewhere in the output. */
export async function limit(context) {
  const lines = Array.from({ length: context.counts.limit }, (_, i) => {
    const blocks = Math.ceil((context.random() * context.outputBytes * 0.99) / 1024);
    // A spec is shorter than the least limit but none at all.
    if (i % 4 === 3) return `ulimit -f 0; $D fit -n 2 ${context.input} -o out.csv`;
    const way = ['> other.csv', '-o out.csv', '-o out.csv.gz'][i % 4];
    const size = way.endsWith('.gz') ? Math.ceil(blocks / 500) : blocks;
    const engine = ENGINES[i % ENGINES.length];
    return `ulimit -f ${size}; $D -b a=2 --engine ${engine} ${context.input} ${way}`;
  });
  return await failing(context, 'limit', lines);
}

/** A disk that fills up: a tmpfs that is smaller than the output. */
export async function small(context) {
  const cwd = context.folder('small');
  const disk = inside(cwd, 'disk');
  mkdirSync(disk);
  const size = Math.floor(context.outputBytes / 2);
  const { status, stderr } = await shell(`mount -t tmpfs -o size=${size} none disk`, cwd);
  if (status !== 0) return { skipped: `no tmpfs can be mounted: ${stderr.trim()}` };
  const failures = [];
  try {
    for (let i = 0; i < context.counts.small; i++) {
      const engine = ENGINES[i % ENGINES.length];
      copyFileSync(context.tiny, inside(disk, 'out.csv'));
      const args = ['-b', 'a=2', '--engine', engine, context.input, '-o', inside(disk, 'out.csv')];
      const ended = await start(args, cwd).ended;
      const isGood = ended.status === 74 && /no space left\n$/.test(ended.stderr);
      if (!isGood) failures.push(`${engine}: ${ended.status} ${ended.stderr}`);
      if (digest(inside(disk, 'out.csv')) !== digest(context.tiny))
        failures.push('the old output is gone');
      if (readdirSync(disk).length !== 1) failures.push(`left: ${readdirSync(disk)}`);
    }
  } finally {
    await shell('umount disk', cwd);
  }
  return { runs: context.counts.small, failures };
}
