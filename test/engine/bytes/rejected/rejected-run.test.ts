import { describe, expect, test } from 'vitest';
import { rejectLine } from '../../../../src/csv/table/reject-line.ts';
import { RejectedRuns } from '../../../../src/engine/bytes/rejected/rejected-run.ts';
import { FAULT } from '../../../../src/engine/bytes/worker/faults/row-faults.ts';
import { planOf } from '../../plans.ts';

const PLAN = planOf({ spec: { a: [1], b: [1] } });

/** A task that begins at offset 4, on line 2, with two rejected rows. */
const TEXT = '0,0\n1,2\nx,2\n1,2,3\n';
const ORIGIN = {
  file: 'in.csv',
  bytes: Buffer.from(TEXT),
  offset: 0,
  base: 100,
  firstLine: 2,
  dialect: PLAN.dialect,
};
const ROWS = Int32Array.from([
  ...[8, 12, FAULT.invalid, 0, 8, 9],
  ...[12, 18, FAULT.ragged, 3, 16, 0],
]);

describe('a run of rejected rows', () => {
  const run = new RejectedRuns({ plan: PLAN, width: 2 }).run(ORIGIN, { count: 2, rows: ROWS }, 4);

  test('has the file and the line of each row without reading it', () => {
    expect([run.count, run.place(0), run.place(1)]).toEqual([
      2,
      { file: 'in.csv', line: 3 },
      { file: 'in.csv', line: 4 },
    ]);
  });

  test('reads a row again, which words its error', () => {
    const { fault, column, raw } = run.row(0);
    expect([fault.code, fault.message, column, raw]).toEqual([
      'E_NOT_A_NUMBER',
      'column "a": "x" is not a number',
      'a',
      'x,2',
    ]);
    expect(fault.at).toMatchObject({ file: 'in.csv', line: 3, column: 1, byte: 108 });
    expect(run.row(1)).toMatchObject({ column: undefined, raw: '1,2,3' });
  });

  test('has the lines of its rows', () => {
    const lines = Array.from(run.lines(), (piece) => Buffer.from(piece).toString()).join('');
    expect(lines).toBe([0, 1].map((index) => rejectLine(run.row(index))).join(''));
  });
});
