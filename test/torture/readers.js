import { ENGINES } from './killed.js';
import { shell } from './tool.js';

const STATUSES = 'echo "$' + '{PIPESTATUS[@]}"';

/** Runs into head -1: status 0, and nothing is said. */
export async function head({ counts, input, folder }) {
  const failures = [];
  const cwd = folder('head');
  let longest = 0;
  for (let i = 0; i < counts.head; i++) {
    const begin = performance.now();
    const engine = ENGINES[i % ENGINES.length];
    const line = `$D -b a=2 --engine ${engine} ${input} | head -1; ${STATUSES}`;
    const { stdout, stderr } = await shell(line, cwd);
    longest = Math.max(longest, performance.now() - begin);
    if (stdout !== 'a,b\n0 0\n' || stderr !== '') failures.push(`${engine}: ${stdout}${stderr}`);
  }
  return { runs: counts.head, failures, note: `${longest.toFixed(0)} ms at most, start to end` };
}

/** Runs into a reader that pauses: every byte comes. */
export async function slow({ counts, input, folder, random, expected }) {
  const failures = [];
  const cwd = folder('slow');
  const one = async (i) => {
    const engine = ENGINES[i % ENGINES.length];
    const pauses = [random(), random()].map((pause) => (pause / 2).toFixed(2));
    const reader = `(sleep ${pauses[0]}; head -c ${Math.ceil(random() * 1e6)}; sleep ${pauses[1]}; cat)`;
    const line = `set -o pipefail; $D -b a=2 --engine ${engine} ${input} | ${reader} | sha256sum`;
    const { stdout, stderr, status } = await shell(line, cwd);
    const isWhole = stdout.startsWith(expected);
    if (!isWhole || status !== 0 || stderr !== '') failures.push(`${engine}: ${status} ${stderr}`);
  };
  for (let i = 0; i < counts.slow; i += 2) await Promise.all([one(i), one(i + 1)]);
  return { runs: counts.slow, failures };
}
