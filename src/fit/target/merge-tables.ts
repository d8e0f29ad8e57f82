import { DiscretizeError } from '../../core/errors/error.ts';
import { columnsOf, type TargetTable, withColumns } from './table.ts';

/**
 * Parts of a table as one: the same as a table of all their rows, to the bit, if the sums are whole
 * numbers, as counts are.
 *
 * @throws DiscretizeError E_FIT for no parts, and parts of other targets or with other centers
 */
export function mergeTables(parts: readonly TargetTable[]): TargetTable {
  const [first, ...rest] = parts;
  if (first === undefined) throw unlike('cannot merge tables: there are none');
  return rest.reduce(mergeTwo, first);
}

function mergeTwo(a: TargetTable, b: TargetTable): TargetTable {
  const [columns, others] = [columnsOf(a), columnsOf(b)];
  const isLike = a.kind === b.kind && columns.length === others.length;
  const areCentered = a.kind !== 'continuous' || b.kind !== 'continuous' || a.center === b.center;
  if (!isLike || !areCentered) throw unlike('cannot merge tables of different targets');
  const places = placesOf(a.values, b.values);
  const merged = columns.map((column, i) => {
    const sums = new Float64Array(places.values.length);
    addAt(sums, places.first, column);
    addAt(sums, places.second, others[i] as Float64Array);
    return sums;
  });
  return withColumns(a, places.values, merged);
}

function addAt(sums: Float64Array, places: Uint32Array, column: Float64Array): void {
  for (let i = 0; i < column.length; i++) {
    const place = places[i] as number;
    sums[place] = (sums[place] as number) + (column[i] as number);
  }
}

/** The distinct values of two ascending lists, and where those of each are. */
function placesOf(a: Float64Array, b: Float64Array) {
  const values = new Float64Array(a.length + b.length);
  const [first, second] = [new Uint32Array(a.length), new Uint32Array(b.length)];
  let [i, j, size] = [0, 0, 0];
  while (i < a.length || j < b.length) {
    const [x, y] = [a[i] ?? Number.POSITIVE_INFINITY, b[j] ?? Number.POSITIVE_INFINITY];
    const value = Math.min(x, y);
    values[size] = value;
    if (i < a.length && x === value) first[i++] = size;
    if (j < b.length && y === value) second[j++] = size;
    size++;
  }
  return { values: values.slice(0, size), first, second };
}

function unlike(message: string): DiscretizeError {
  return new DiscretizeError('E_FIT', message, {
    expected: 'tables of the same target',
    hint: 'make all parts with the same target and event',
  });
}
