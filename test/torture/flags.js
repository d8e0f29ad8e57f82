import { parseArgs } from 'node:util';

/** How often each trial is done, if nothing is said. */
const COUNTS = {
  kill: 300,
  signal: 90,
  head: 200,
  slow: 100,
  full: 20,
  limit: 60,
  small: 30,
  writers: 32,
};

export const HELP = `npm run torture -- [options]

  --kill N       kill -9 at a random moment of a run with -o (default ${COUNTS.kill})
  --signal N     SIGINT, SIGTERM, SIGHUP at a random moment (default ${COUNTS.signal})
  --head N       runs into head -1 (default ${COUNTS.head})
  --slow N       runs into a reader that pauses (default ${COUNTS.slow})
  --full N       runs into /dev/full (default ${COUNTS.full})
  --limit N      runs under ulimit -f (default ${COUNTS.limit})
  --small N      runs on a small tmpfs, if one can be mounted (default ${COUNTS.small})
  --writers N    runs that write one file at once (default ${COUNTS.writers})
  --scale X      all of these times X (default 1)
  --rows N       rows of the input (default 200000)
  --seed N       of the random moments (default: the time)
  --end-ms N     how soon a signal must end a run (default 300)
`;

/** The flags, understood. */
export function readFlags(args) {
  const text = { type: 'string' };
  const names = [...Object.keys(COUNTS), 'scale', 'rows', 'seed', 'end-ms'];
  const options = Object.fromEntries(names.map((name) => [name, text]));
  const { values } = parseArgs({ args, options: { ...options, help: { type: 'boolean' } } });
  const scale = Number(values.scale ?? 1);
  const counts = Object.entries(COUNTS).map(([name, count]) => [
    name,
    Number(values[name] ?? Math.ceil(count * scale)),
  ]);
  return {
    help: values.help,
    counts: Object.fromEntries(counts),
    rows: Number(values.rows ?? 200_000),
    seed: Number(values.seed ?? Date.now() % 1_000_000),
    endMs: Number(values['end-ms'] ?? 300),
  };
}
