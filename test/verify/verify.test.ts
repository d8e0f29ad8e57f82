import { describe, expect, test } from 'vitest';
import { nextUp } from '../../src/core/ulp.ts';
import type { ExportJob } from '../../src/export/exporter.ts';
import { chosenRunner, RUNNERS } from '../../src/verify/registry.ts';
import { type Outcome, verify } from '../../src/verify/verify.ts';
import {
  brokenJob,
  CHECK_DEFAULTS,
  DOCUMENTS,
  GROUP_DOCUMENTS,
  jobOf,
  TIME_DOCUMENTS,
} from '../export/jobs.ts';
import { sharePostgres } from '../support/shared-postgres.ts';

sharePostgres();

/** The runners that npm packages are enough for. */
const HERE = ['javascript', 'duckdb', 'postgres', 'sqlite'];

async function outcomeOf(name: string, job: ExportJob): Promise<Outcome> {
  return await verify({ job, options: CHECK_DEFAULTS }, chosenRunner(name));
}

describe.each(HERE)('%s', (name) => {
  test('runs the check of every kind of spec without a difference', async () => {
    for (const document of DOCUMENTS) {
      const outcome = await outcomeOf(name, jobOf(document));
      expect(outcome, JSON.stringify(document)).toMatchObject({
        kind: 'ran',
        differences: [],
        version: expect.stringMatching(/^\d+\.\d+/),
      });
      // The usual hard values, and each boundary.
      const own = jobOf(document).rules.reduce((sum, { values }) => sum + values.length, 0);
      expect(outcome.kind === 'ran' ? outcome.values : 0).toBeGreaterThan(40 + own);
    }
  });

  test('finds a number that is one unit in the last place off', async () => {
    const outcome = await outcomeOf(name, brokenJob());
    const found = outcome.kind === 'ran' ? outcome.differences : [];
    expect(found.length).toBeGreaterThan(0);
    for (const line of found) expect(line).toMatch(/fare.*0\.1: expected 1, found 0$/);
  });
});

describe.each(['javascript', 'duckdb', 'postgres'])('%s', (name) => {
  test('runs the check of columns of times without a difference', async () => {
    for (const document of TIME_DOCUMENTS) {
      const outcome = await outcomeOf(name, jobOf(document));
      expect(outcome, JSON.stringify(document)).toMatchObject({ kind: 'ran', differences: [] });
    }
  });
});

describe.each(HERE)('%s', (name) => {
  test('runs the check of groups without a difference', async () => {
    for (const document of GROUP_DOCUMENTS) {
      const outcome = await outcomeOf(name, jobOf(document));
      expect(outcome, JSON.stringify(document)).toMatchObject({ kind: 'ran', differences: [] });
    }
  });
});

describe('verify', () => {
  test('counts a sample of the data among the values', async () => {
    const job = jobOf({ fare: [10, 20] });
    const sample = new Map([['fare', [1.25, 2.5, 10]]]);
    for (const name of HERE) {
      const plain = await outcomeOf(name, job);
      const more = await verify(
        { job, options: { ...CHECK_DEFAULTS, sample } },
        chosenRunner(name),
      );
      expect([plain.kind, more.kind]).toEqual(['ran', 'ran']);
      if (plain.kind !== 'ran' || more.kind !== 'ran') continue;
      // 10 is a boundary, so it is among the values anyway.
      expect(more.values - plain.values, name).toBe(2);
    }
  });

  test('gives the reason of a target that cannot express the spec', async () => {
    const job = jobOf({ missing: 'drop', features: [{ columns: ['x'], boundaries: [1] }] });
    expect(await outcomeOf('onnx', job)).toEqual({
      name: 'onnx',
      kind: 'rejected',
      why: expect.stringMatching(/^cannot export to onnx: .*drop/),
    });
  });

  test('gives the requirement of an absent engine', async () => {
    const options = { job: jobOf({ x: [1] }), options: CHECK_DEFAULTS };
    expect(await verify(options, chosenRunner('psql=/no/such/program'))).toEqual({
      name: 'psql',
      kind: 'absent',
      why: 'cannot find /no/such/program',
    });
  });

  test('gives the message of a program that fails', async () => {
    const program = `psql=${process.execPath}`;
    const outcome = await verify(
      { job: jobOf({ x: [1] }), options: CHECK_DEFAULTS },
      chosenRunner(program),
    );
    expect(outcome).toMatchObject({ kind: 'failed', why: expect.stringMatching(/exit status/) });
  });

  test('finds a difference of the check itself, not only of a number', async () => {
    const { origin, rules } = jobOf({ fare: [1, 2, 3] });
    const wrong = rules.map((rule) => ({ ...rule, numbers: [1, 2, nextUp(3)] }));
    const outcome = await outcomeOf('sqlite', { origin, rules: wrong });
    expect(outcome.kind === 'ran' ? outcome.differences : []).toEqual([
      'fare, output 1: value 3: expected 3, found 2',
    ]);
  });
});

describe('chosenRunner', () => {
  test('accepts names in any case', () => {
    expect(chosenRunner('rscript').runner.name).toBe('Rscript');
    for (const { name } of RUNNERS) expect(chosenRunner(name).runner.name).toBe(name);
  });

  test('accepts a program after an equals sign', () => {
    expect(chosenRunner('python=/a=b/python').program).toBe('/a=b/python');
  });

  test('rejects unknown engines, and a program for an engine without one', () => {
    expect(() => chosenRunner('psq')).toThrow('unknown engine "psq", did you mean "psql"?');
    expect(() => chosenRunner('duckdb=/bin/true')).toThrow('cannot run a program for duckdb');
    expect(() => chosenRunner('python=')).toThrow('cannot run a program for python: "python="');
  });
});
