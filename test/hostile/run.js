import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bomb } from './bomb.js';
import { bulk } from './bulk.js';
import { stream } from './stream.js';
import { unclosed } from './unclosed.js';

const TRIALS = { unclosed, bulk, bomb, stream };

const HELP = `npm run hostile -- [options] [trial...]

Trials: ${Object.keys(TRIALS).join(', ')} (default: all but stream)

  --megabytes N   of one sign (default 100); unclosed has 10 times, bombs 100 times as many
  --gigabytes N   of the stream (default 10)
  --quick         less of what is slow
  --folder PATH   for files (default: the system's for temporary ones)
`;

const print = (line) => process.stdout.write(`${line}\n`);

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    megabytes: { type: 'string', default: '100' },
    gigabytes: { type: 'string', default: '10' },
    folder: { type: 'string', default: tmpdir() },
    quick: { type: 'boolean', default: false },
    help: { type: 'boolean' },
  },
});

if (values.help) print(HELP.trimEnd());
else {
  const folder = mkdtempSync(join(values.folder, 'discretize-hostile-'));
  const names = positionals.length > 0 ? positionals : ['unclosed', 'bulk', 'bomb'];
  const context = {
    print: (line) => print(`  ${line}`),
    folder,
    megabytes: Number(values.megabytes),
    gigabytes: Number(values.gigabytes),
    isQuick: values.quick,
  };
  let failed = 0;
  try {
    for (const name of names) {
      print(`${name}:`);
      const failures = await TRIALS[name](context);
      for (const failure of failures) print(`  FAILED ${failure.trim()}`);
      failed += failures.length;
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  print(failed === 0 ? 'all held' : `${failed} failures`);
  process.exitCode = failed === 0 ? 0 : 1;
}
