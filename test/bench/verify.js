import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/**
 * Compares two CSV files record by record, as csv-parse reads them: text exactly, numbers by value
 * (some contenders write 9.10 as 9.1). Streams both, so that size does not matter.
 *
 * @returns the first difference in words; undefined where there is none
 */
export async function difference(path, expectedPath) {
  const [one, other] = [records(path), records(expectedPath)];
  try {
    for (let row = 0; ; row++) {
      const [a, b] = [await one.next(), await other.next()];
      if (a.done && b.done) return undefined;
      if (a.done !== b.done)
        return `${a.done ? 'too few' : 'too many'} records: one ends after ${row}`;
      const column = unequal(a.value, b.value);
      if (column >= 0)
        return `record ${row}, field ${column}: ${a.value[column]}, not ${b.value[column]}`;
    }
  } catch (error) {
    return error.message;
  } finally {
    await Promise.all([one.return(), other.return()]);
  }
}

async function* records(path) {
  yield* createReadStream(path).pipe(parse({ relax_column_count: true }));
}

function unequal(fields, expected) {
  const length = Math.max(fields.length, expected.length);
  for (let i = 0; i < length; i++) if (!isSame(fields[i], expected[i])) return i;
  return -1;
}

function isSame(cell, expected) {
  if (cell === expected) return true;
  const isNumber = NUMBER.test(cell ?? '') && NUMBER.test(expected ?? '');
  return isNumber && Number(cell) === Number(expected);
}
