import { copyFileSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { digest, inside, leftovers, start } from './tool.js';

/** Either engine, in turn. */
export const ENGINES = ['records', 'bytes'];

/** The runs that are cut short: what each is called with, the files that it replaces, and what they are before. */
function jobsOf({ input, folder }) {
  const table = ['-b', 'a=2', input, '-o', 'out.csv'];
  const withOutput = { files: ['out.csv'], prepare: (path) => writeFileSync(path, 'old') };
  const inPlace = ['a.csv', 'b.csv'];
  const jobs = [
    ...ENGINES.map((engine) => ({ name: engine, args: [...table, '--engine', engine] })),
    { name: 'fit', args: ['fit', '-n', '4', input, '-o', 'out.csv'] },
    { name: 'stats', args: [...table, '--stats', 's.json'], files: ['out.csv', 's.json'] },
    {
      name: 'in-place',
      args: ['-b', 'a=2', '--in-place', ...inPlace],
      files: inPlace,
      prepare: (path) => copyFileSync(input, path),
    },
  ];
  return jobs.map((job) => ({ ...withOutput, ...job, folder: folder(`killed ${job.name}`) }));
}

/** Puts the old files there. @returns what they hold, in short */
function prepare({ files, folder, prepare: make }) {
  for (const file of files) make(inside(folder, file));
  return digestsOf({ files, folder });
}

function digestsOf({ files, folder }) {
  return files.map((file) => digest(inside(folder, file)));
}

/** Does a job once: how long it takes, for random moments within it, and what the files are after it. */
async function measured(job) {
  const before = prepare(job);
  const begin = performance.now();
  await start(job.args, job.folder).ended;
  return { ...job, before, after: digestsOf(job), duration: performance.now() - begin };
}

/** Sends signals at random moments; `check` judges what is left. */
async function interrupted(context, count, signalOf, check) {
  const failures = [];
  const jobs = [];
  for (const job of jobsOf(context)) jobs.push(await measured(job));
  let replaced = 0;
  for (let i = 0; i < count; i++) {
    const job = jobs[i % jobs.length];
    const { name, folder, before, after, duration } = job;
    prepare(job);
    const run = start(job.args, folder);
    await sleep(context.random() * duration * 1.1);
    const sent = performance.now();
    run.child.kill(signalOf(i));
    const ended = await run.ended;
    const took = performance.now() - sent;
    const now = digestsOf(job);
    const isNew = now.every((one, k) => one === after[k]);
    if (isNew) replaced++;
    if (!now.every((one, k) => one === after[k] || one === before[k]))
      failures.push(`${name}: the output is neither old nor new`);
    failures.push(...check({ ...ended, took, job, isNew }, signalOf(i)));
  }
  return { runs: count, failures, jobs, replaced };
}

/** kill -9: each output is the old one or all of the new one, and the next run tidies up. */
export async function kill(context) {
  const result = await interrupted(
    context,
    context.counts.kill,
    () => 'SIGKILL',
    ({ job }) => {
      const left = leftovers(job.folder).length;
      return left > job.files.length ? [`${job.name}: ${left} temporary files at once`] : [];
    },
  );
  for (const { name, args, folder } of result.jobs) {
    const last = await start(args, folder).ended;
    const left = leftovers(folder);
    if (last.status !== 0) result.failures.push(`${name}: the run after them: ${last.stderr}`);
    if (left.length > 0) result.failures.push(`${name}: temporary files are left: ${left}`);
  }
  return { ...result, note: `${result.replaced} were done already; 0 temporary files at the end` };
}

/** SIGINT, SIGTERM, SIGHUP: nothing is left, and the run ends by the signal, and soon. */
export async function signal(context) {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  let longest = 0;
  const result = await interrupted(
    context,
    context.counts.signal,
    (i) => signals[i % signals.length],
    ({ job, took, status, signal: by, stderr, isNew }, sent) => {
      longest = Math.max(longest, took);
      const failures = [];
      if (leftovers(job.folder).length > 0) failures.push('a temporary file is left');
      if (took > context.endMs) failures.push(`ended after ${took.toFixed(0)} ms`);
      if (by !== sent && !(isNew && status === 0)) failures.push(`ended by ${by}, ${status}`);
      if (stderr !== '') failures.push(`said ${stderr}`);
      return failures.map((failure) => `${job.name}, ${sent}: ${failure}`);
    },
  );
  return { ...result, note: `ended after ${longest.toFixed(0)} ms at most` };
}
