import { expect, test } from 'vitest';
import { Line } from '../../../src/csv/line.ts';
import { moved, recordOf } from '../../../src/csv/records/line-record.ts';

test.each([
  ['texts', ['a', 'b']],
  ['a line', new Line(Buffer.from('a,b\n'), { start: 0, end: 3, width: 2 }, Buffer.from(','))],
])('a record of %s keeps its fields where bytes begin earlier', (_, fields) => {
  const { start, end, fields: texts } = moved(recordOf(fields, 0, 4), 3);
  expect([start, end, texts]).toEqual([3, 7, ['a', 'b']]);
});
