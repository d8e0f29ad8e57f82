import { digest, inside, leftovers, start } from './tool.js';

/** How many different outputs the runs make. */
const KINDS = 4;

/** Many runs that write one file at once: one of them wins, and its output is whole. */
export async function writers({ counts, input, folder }) {
  const failures = [];
  const cwd = folder('writers');
  const argsOf = (i, name) => ['-b', `a=${(i % KINDS) + 1}`, '--threads', '1', input, '-o', name];
  const expected = new Set();
  for (let i = 0; i < KINDS; i++) {
    await start(argsOf(i, `${i}.csv`), cwd).ended;
    expected.add(digest(inside(cwd, `${i}.csv`)));
  }
  const all = Array.from(
    { length: counts.writers },
    (_, i) => start(argsOf(i, 'out.csv'), cwd).ended,
  );
  for (const { status, stderr } of await Promise.all(all)) {
    if (status !== 0 || stderr !== '') failures.push(`${status} ${stderr}`);
  }
  if (expected.size !== KINDS) failures.push('the outputs should differ');
  if (!expected.has(digest(inside(cwd, 'out.csv')))) failures.push('the output is none of them');
  if (leftovers(cwd).length > 0) failures.push('temporary files are left');
  return { runs: counts.writers, failures };
}
