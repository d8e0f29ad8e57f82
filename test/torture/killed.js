import { writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { digest, inside, leftovers, start } from './tool.js';

/** Either engine, in turn. */
export const ENGINES = ['records', 'bytes'];

/** How long runs take, for random moments within them. */
async function durations(context) {
  const folder = context.folder('durations');
  const times = {};
  for (const engine of ENGINES) {
    const begin = performance.now();
    await start(argsOf(context, engine), folder).ended;
    times[engine] = performance.now() - begin;
  }
  return times;
}

function argsOf({ input }, engine) {
  return ['-b', 'a=2', '--engine', engine, input, '-o', 'out.csv'];
}

/** Sends signals at random moments to runs with -o; `check` judges what is left. */
async function interrupted(context, count, signalOf, check) {
  const failures = [];
  const times = await durations(context);
  const folder = context.folder('killed');
  const out = inside(folder, 'out.csv');
  let replaced = 0;
  for (let i = 0; i < count; i++) {
    const engine = ENGINES[i % ENGINES.length];
    writeFileSync(out, 'old');
    const run = start(argsOf(context, engine), folder);
    await sleep(context.random() * times[engine] * 1.1);
    const sent = performance.now();
    run.child.kill(signalOf(i));
    const ended = await run.ended;
    const took = performance.now() - sent;
    const isNew = digest(out) === context.expected;
    if (isNew) replaced++;
    else if (digest(out) !== context.old)
      failures.push(`${engine}: the output is neither old nor new`);
    failures.push(...check({ ...ended, took, folder, isNew, signal: ended.signal }, signalOf(i)));
  }
  return { runs: count, failures, folder, replaced };
}

/** kill -9: the output is the old one or all of the new one, and the next run tidies up. */
export async function kill(context) {
  let most = 0;
  const result = await interrupted(
    context,
    context.counts.kill,
    () => 'SIGKILL',
    ({ folder }) => {
      most = Math.max(most, leftovers(folder).length);
      return [];
    },
  );
  const last = await start(argsOf(context, 'bytes'), result.folder).ended;
  const left = leftovers(result.folder);
  if (last.status !== 0) result.failures.push(`the run after them: ${last.stderr}`);
  if (left.length > 0) result.failures.push(`temporary files are left: ${left}`);
  if (most > 1) result.failures.push(`${most} temporary files at once: a run did not tidy up`);
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
    ({ folder, took, status, signal: by, stderr, isNew }, sent) => {
      longest = Math.max(longest, took);
      const failures = [];
      if (leftovers(folder).length > 0) failures.push(`${sent}: a temporary file is left`);
      if (took > context.endMs) failures.push(`${sent}: ended after ${took.toFixed(0)} ms`);
      if (by !== sent && !(isNew && status === 0))
        failures.push(`${sent}: ended by ${by}, ${status}`);
      if (stderr !== '') failures.push(`${sent}: said ${stderr}`);
      return failures;
    },
  );
  return { ...result, note: `ended after ${longest.toFixed(0)} ms at most` };
}
