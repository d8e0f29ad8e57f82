import { spawnSync } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { chosenRunner } from '../../src/verify/registry.ts';
import { verify } from '../../src/verify/verify.ts';
import { FAST_R } from '../export/engines/fast-r.ts';
import { brokenJob, CHECK_DEFAULTS, DOCUMENTS, jobOf } from '../export/jobs.ts';

/** Python itself, where its name on the PATH is a script that chooses a version at each start. */
function pythonItself(): string {
  const { stdout } = spawnSync('python3', ['-c', 'import sys; print(sys.executable)']);
  return stdout?.toString().trim() || 'python3';
}

/** Runners of programs that need no server, with what fails if they are not here. */
const PROGRAMS: readonly [string, readonly string[]][] = [
  ['python', ['python3', '--version']],
  ['sqlite3', ['sqlite3', '--version']],
  ['Rscript', ['Rscript', '--version']],
];

beforeAll(() => {
  for (const [name, value] of Object.entries(FAST_R)) vi.stubEnv(name, value);
});
afterAll(() => void vi.unstubAllEnvs());

describe.each(PROGRAMS)('%s', (name, [command = '', ...args]) => {
  const isHere = spawnSync(command, args).status === 0;
  // A skipped test is listed with this name.
  const title = isHere ? '' : ` (skipped: there is no ${command})`;

  test.skipIf(!isHere)(
    `runs checks without a difference, and finds one unit in the last place${title}`,
    async () => {
      const runner = chosenRunner(name === 'python' ? `python=${pythonItself()}` : name);
      for (const document of DOCUMENTS) {
        const job = jobOf(document);
        expect(await verify({ job, options: CHECK_DEFAULTS }, runner)).toMatchObject({
          kind: 'ran',
          differences: [],
        });
      }
      const broken = { job: brokenJob(), options: CHECK_DEFAULTS };
      const outcome = await verify(broken, chosenRunner(name));
      const found = outcome.kind === 'ran' ? outcome.differences : [];
      expect(found[0]).toMatch(/fare.*0\.1.*expected 1, found 0/);
    },
  );
});

describe.skipIf(process.platform === 'win32')('programs with known output', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'discretize-test-'));
  });
  afterAll(async () => rm(folder, { recursive: true }));

  /** A program that prints what the test says, whatever its input. */
  async function printing(text: string, status = 0): Promise<string> {
    const path = join(folder, `program-${Math.random()}`);
    await writeFile(path, `#!/bin/sh\ncat > /dev/null\nprintf '%b' '${text}'\nexit ${status}\n`);
    await chmod(path, 0o755);
    return path;
  }

  const made = { job: jobOf({ x: [1] }), options: CHECK_DEFAULTS };

  test('reads rows of CSV as differences, also with line endings in a name', async () => {
    const path = await printing('16.1\\n"a\\n""b",1,0.5,1,\\n');
    expect(await verify(made, chosenRunner(`psql=${path}`))).toMatchObject({
      version: '16.1',
      differences: ['a\n"b, output 1: value 0.5: expected 1, found '],
    });
  });

  test('reads rows of mysql with tabs', async () => {
    const path = await printing('10.11\\nx\\t1\\t"5\\t1\\tNULL\\n');
    expect(await verify(made, chosenRunner(`mysql=${path}`))).toMatchObject({
      version: '10.11',
      differences: ['x, output 1: value "5: expected 1, found NULL'],
    });
  });

  test('fails for a program that prints nothing and exits with 0', async () => {
    const path = await printing('');
    for (const name of ['psql', 'sqlite3', 'mysql', 'clickhouse', 'python', 'Rscript']) {
      expect(await verify(made, chosenRunner(`${name}=${path}`))).toMatchObject({
        kind: 'failed',
        why: `${name}: no output (exit status 0)`,
      });
    }
  });

  test('counts all differences of a script that prints fewer lines', async () => {
    const path = await printing('engine: R 4.2\\none\\n3 differences in 40 values\\n', 1);
    expect(await verify(made, chosenRunner(`Rscript=${path}`))).toMatchObject({
      engine: 'R',
      version: '4.2',
      values: 40,
      differences: ['one', 'one more difference', 'one more difference'],
    });
  });
});
