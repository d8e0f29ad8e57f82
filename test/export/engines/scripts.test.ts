import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { exporterOf } from '../../../src/export/registry.ts';
import {
  brokenJob,
  CHECK_DEFAULTS,
  DOCUMENTS,
  GROUP_DOCUMENTS,
  jobOf,
  TIME_DOCUMENTS,
} from '../jobs.ts';
import { FAST_R } from './fast-r.ts';

/** Python with the packages of `npm run engines`, or the one of the PATH. */
const PYTHON = executableOf(process.env['DISCRETIZE_PYTHON'] ?? 'python3');

/** For each target: a command, what it needs to run, and the documents that the target cannot do. */
const ENGINES: readonly [string, readonly string[], readonly string[], RegExp][] = [
  ['python', [PYTHON, '-'], [PYTHON, '-c', ''], /never/],
  ['polars', [PYTHON, '-'], [PYTHON, '-c', 'import polars'], /never/],
  [
    'onnx',
    [PYTHON, '-'],
    [PYTHON, '-c', 'import onnxruntime'],
    /"missing":"(drop|error)"|"output":"(woe|midpoint|value)"/,
  ],
  [
    'pmml',
    [PYTHON, '-'],
    [PYTHON, '-c', 'import jpmml_evaluator, jpype'],
    /"missing":"(drop|error)"|"inf"|"output":"(woe|midpoint|value)"/,
  ],
  ['pyspark', [PYTHON, '-'], [PYTHON, '-c', 'import pyspark'], /never/],
  ['r', ['Rscript', '-'], ['Rscript', '--version'], /never/],
  ['javascript', [process.execPath, '--input-type=module', '-'], [process.execPath, '-v'], /never/],
];

/** The targets that take columns of times. */
const TAKE_TIMES: readonly string[] = ['python', 'polars', 'pyspark', 'javascript'];

/** The targets that take groups. */
const TAKE_GROUPS: readonly string[] = ['python', 'polars', 'pyspark', 'r', 'javascript'];

function run([command = '', ...args]: readonly string[], input = ''): ReturnType<typeof spawnSync> {
  return spawnSync(command, args, { input, encoding: 'utf8', env: { ...process.env, ...FAST_R } });
}

/** Python itself, where its name on the PATH is a script that chooses a version at each start. */
function executableOf(python: string): string {
  const { stdout } = spawnSync(python, ['-c', 'import sys; print(sys.executable)']);
  return stdout?.toString().trim() || python;
}

/** For targets with groups of a column of numbers: what prints the codes of 7 with the keys 100000 and 1. */
const NUMBER_KEYS: readonly [string, readonly string[], readonly string[], string][] = [
  [
    'r',
    ['Rscript', '-'],
    ['Rscript', '--version'],
    'cat(codes("x", c(7, 7), list(c(100000, 1))), sep = ",")',
  ],
  [
    'python',
    [PYTHON, '-'],
    [PYTHON, '-c', ''],
    'print(code("x", 7, 100000.0), code("x", 7, 1), sep=",")',
  ],
  [
    'polars',
    [PYTHON, '-'],
    [PYTHON, '-c', 'import polars'],
    'print(*discretize(polars.DataFrame({"x": [7.0, 7], "g": [100000, 1]}))["x"], sep=",")',
  ],
];

describe.each(NUMBER_KEYS)('the export to %s', (name, command, needs, end) => {
  const isHere = run(needs).status === 0;
  const title = isHere ? '' : ` (skipped: ${needs.join(' ')} fails here)`;

  test.skipIf(!isHere)(`has the text of whole numbers as keys${title}`, () => {
    const groups = [{ key: ['100000'], boundaries: [1, 2, 3] }];
    const job = jobOf({ features: [{ columns: ['x'], by: ['g'], boundaries: [1], groups }] });
    const text = `${exporterOf(name).write(job, CHECK_DEFAULTS)}\n${end}\n`;
    const { stdout, stderr } = run(command, text);
    expect(stdout, String(stderr)).toMatch(/^3,1\s*$/);
  });
});

describe.each(ENGINES)('the check of %s', (name, command, needs, rejected) => {
  const isHere = run(needs).status === 0;
  const documents = DOCUMENTS.filter((document) => !rejected.test(JSON.stringify(document)));
  // A skipped test is listed with this name.
  const title = isHere ? '' : ` (skipped: ${needs.join(' ')} fails here)`;

  const expectNoDifference = (document: (typeof DOCUMENTS)[number]): void => {
    const text = exporterOf(name).check(jobOf(document), CHECK_DEFAULTS);
    const { stdout, stderr, status } = run(command, text);
    expect(stdout, String(stderr)).toMatch(/^engine: .*\n0 differences in \d+ values\n$/);
    expect(status).toBe(0);
  };

  test.skipIf(!isHere).each(documents)(`finds no difference${title}: %j`, expectNoDifference);

  test.skipIf(!isHere || !TAKE_TIMES.includes(name)).each(TIME_DOCUMENTS)(
    `finds no difference in columns of times${title}: %j`,
    expectNoDifference,
  );

  test.skipIf(!isHere || !TAKE_GROUPS.includes(name)).each(GROUP_DOCUMENTS)(
    `finds no difference in groups${title}: %j`,
    expectNoDifference,
  );

  test.skipIf(!isHere)(`finds one number that is one unit in the last place off${title}`, () => {
    const text = exporterOf(name).check(brokenJob(), CHECK_DEFAULTS);
    const { stdout, status } = run(command, text);
    expect(stdout).toMatch(/fare.*0\.1.*expected 1, found 0/);
    expect(stdout).toMatch(/^[1-9]\d* differences in \d+ values$/m);
    expect(status).toBe(1);
  });
});
