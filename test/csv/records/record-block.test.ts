import { describe, expect, test } from 'vitest';
import type { Place } from '../../../src/core/errors/error.ts';
import { toUtf8 } from '../../../src/csv/decode.ts';
import { type DialectOptions, resolveDialect } from '../../../src/csv/dialect.ts';
import { Line } from '../../../src/csv/line.ts';
import {
  type CsvRecord,
  isBlankLine,
  locateField,
  moved,
  type Origin,
  recordOf,
} from '../../../src/csv/records/record-block.ts';
import { readRecords } from '../../../src/csv/records/records.ts';
import { sourceOf } from '../../support/sources.ts';

/** All records of a source, each with the block that it stands in. */
async function recordsOf(
  text: string,
  options: DialectOptions = {},
): Promise<(readonly [CsvRecord, Origin])[]> {
  const dialect = resolveDialect(options);
  const source = sourceOf(text);
  const found: (readonly [CsvRecord, Origin])[] = [];
  const utf8 = await toUtf8(source, dialect);
  for await (const { records, origin } of readRecords(utf8, source, dialect)) {
    found.push(...records.map((record) => [record, origin] as const));
  }
  return found;
}

describe('a blank line', () => {
  test.each<[string, string, DialectOptions, boolean[]]>([
    ['is a line with nothing on it', 'a\n\nb\n', {}, [false, true, false]],
    ['comes after quotes too', '"a"\n\n"b"\r\n\r\n"c"\n', {}, [false, true, false, true, false]],
    ['comes first too', '\r\n\n\ra\n', {}, [true, true, true, false]],
    ['is no quoted empty field', '""\n\n""\r\n""', {}, [false, true, false, false]],
    ['has no blank on it', ' \n\t\n\n', {}, [false, false, true]],
    ['has no delimiter on it', ',\n\n', {}, [false, true]],
    ['comes after a comment', 'a\n#"\n\n#"\n""\n', { comment: '#' }, [false, true, false]],
    ['is there without quotes too', '""\n\n', { quote: null }, [false, true]],
    ['is no quoted empty field of another quote', "''\n\n", { quote: "'" }, [false, true]],
  ])('%s', async (_, text, options, expected) => {
    const records = await recordsOf(text, options);
    expect(records.map((one) => isBlankLine(...one))).toEqual(expected);
  });
});

describe('the place of a field', () => {
  test('is found behind comments, quotes and line ends', async () => {
    const records = await recordsOf('a,b\n# "c\n"d\n",é\n#\nf,g\n', { comment: '#' });
    const place = (index: number, field: number): Place | undefined => {
      const [record, origin] = records[index] ?? [];
      return record && origin && locateField(origin, record, field);
    };
    expect(place(0, 1)).toEqual({ file: 'in.csv', line: 1, column: 3, byte: 2, text: 'a,b' });
    expect(place(1, 0)).toEqual({ file: 'in.csv', line: 3, column: 1, byte: 9, text: '"d' });
    expect(place(1, 1)).toEqual({ file: 'in.csv', line: 4, column: 3, byte: 14, text: '",é' });
    expect(place(2, 1)).toEqual({ file: 'in.csv', line: 6, column: 3, byte: 21, text: 'f,g' });
  });

  test('of a blank line is that line', async () => {
    const records = await recordsOf('a\n\n\r\nb\n\n');
    const lines = records.map(([record, origin]) => locateField(origin, record, 0).line);
    expect(lines).toEqual([1, 2, 3, 4, 5]);
  });

  test('past the last field is that of the last one', async () => {
    const [[record, origin] = []] = await recordsOf('a,b\nc\n');
    expect(record && origin && locateField(origin, record, 7)).toMatchObject({ column: 3 });
  });
});

test.each([
  ['texts', ['a', 'b']],
  ['a line', new Line(Buffer.from('a,b\n'), { start: 0, end: 3, width: 2 }, Buffer.from(','))],
])('a record of %s keeps its fields where bytes begin earlier', (_, fields) => {
  const { start, end, fields: texts } = moved(recordOf(fields, 0, 4), 3);
  expect([start, end, texts]).toEqual([3, 7, ['a', 'b']]);
});
