import type { ExactColumn } from '../target/tally/exact-column.ts';
import type { LabelTally, TargetLabel, TargetTally } from '../target/tally/tally.ts';
import { type Plain, readList, readNumber, readObject, toPlain, wrong } from './read-json.ts';
import { readText } from './read-table.ts';

/** The largest number of items of a list, and of labels of a target. */
const MOST = 2 ** 24;

/** The largest number of float64s whose sum is the exact sum of any float64s. */
const MOST_LAYERS = 40;

type Column = readonly (readonly number[])[];

/** A tally for JSON: values and weights for each label, or sums. */
export type TallyJson =
  | { readonly labels: readonly LabelJson[] }
  | {
      readonly values: readonly Plain[];
      readonly rows: Column;
      readonly sums: Column;
      readonly squares: Column;
    };

interface LabelJson {
  readonly label: Plain | string;
  readonly values: readonly Plain[];
  readonly rows: Column;
}

/** Converts a tally to data for JSON. */
export function tallyToJson(tally: TargetTally): TallyJson {
  if (tally.kind === 'labels') {
    const labels = tally.labels.map(({ label, values, weights }) => ({
      label,
      values: plain(values),
      rows: lists(weights),
    }));
    return { labels };
  }
  const { values, weights, sums, squares } = tally;
  return {
    values: plain(values),
    rows: lists(weights),
    sums: lists(sums),
    squares: lists(squares),
  };
}

function plain(values: Float64Array): Plain[] {
  return Array.from(values, toPlain);
}

function lists(column: ExactColumn): number[][] {
  return column.map((layer) => [...layer]);
}

/** The labels of a target. */
export interface KnownLabels {
  readonly areTexts: boolean;
  readonly known: ReadonlySet<TargetLabel>;
}

/**
 * Reads a tally from data of unknown origin.
 *
 * @throws DiscretizeError E_FIT for data that {@link tallyToJson} cannot make
 */
export function tallyFromJson(data: unknown, path: string, target: KnownLabels): TargetTally {
  if (Object.hasOwn(Object(data), 'labels')) {
    const { labels } = readObject(data, path, ['labels']);
    const own = readList(labels, `${path}.labels`, MOST).map((item, i) =>
      labelFrom(item, `${path}.labels[${i}]`, target),
    );
    const distinct = new Set(own.map(({ label }) => label));
    if (distinct.size < own.length) throw wrong(`${path}.labels`, 'labels that differ', labels);
    return { kind: 'labels', labels: own };
  }
  if (target.areTexts) throw wrong(path, 'an object of labels', data);
  const members = readObject(data, path, ['values', 'rows', 'sums', 'squares']);
  const values = readValues(members['values'], `${path}.values`);
  const column = (key: string) => readColumn(members[key], `${path}.${key}`, values.length);
  const [sums, squares] = [column('sums'), column('squares')];
  return { kind: 'sums', values, weights: readWeights(members, path, values), sums, squares };
}

function labelFrom(data: unknown, path: string, { areTexts, known }: KnownLabels): LabelTally {
  const members = readObject(data, path, ['label', 'values', 'rows']);
  const label = readLabel(members['label'], `${path}.label`, areTexts);
  if (!known.has(label)) throw wrong(`${path}.label`, 'a label of the target', label);
  const values = readValues(members['values'], `${path}.values`);
  return { label, values, weights: readWeights(members, path, values) };
}

/** Reads a label of a target: a finite number, or a text. @throws DiscretizeError E_FIT */
export function readLabel(data: unknown, path: string, areTexts: boolean): TargetLabel {
  if (areTexts) return readText(data, path);
  const label = readNumber(data, path);
  if (Number.isFinite(label)) return label;
  throw wrong(path, 'a finite number', data);
}

function readValues(data: unknown, path: string): Float64Array {
  const values = Float64Array.from(readList(data, path, MOST), (item, i) =>
    readNumber(item, `${path}[${i}]`),
  );
  const isSorted = values.every((value, i) => i === 0 || (values[i - 1] as number) < value);
  if (!isSorted) throw wrong(path, 'ascending numbers', data);
  return values;
}

function readWeights(
  members: Readonly<Record<string, unknown>>,
  path: string,
  { length }: Float64Array,
): ExactColumn {
  const column = readColumn(members['rows'], `${path}.rows`, length);
  const isPositive = column[0]?.every((weight) => weight > 0);
  if (isPositive || length === 0) return column;
  throw wrong(`${path}.rows`, 'positive numbers', members['rows']);
}

function readColumn(data: unknown, path: string, length: number): ExactColumn {
  const layers = readList(data, path, MOST_LAYERS).map((layer, i) =>
    Float64Array.from(readList(layer, `${path}[${i}]`, MOST), (item, j) =>
      finite(item, `${path}[${i}][${j}]`),
    ),
  );
  const isWhole = layers.length > 0 && layers.every((layer) => layer.length === length);
  if (!isWhole) throw wrong(path, `lists of ${length} numbers`, data);
  return layers;
}

function finite(data: unknown, path: string): number {
  if (typeof data === 'number' && Number.isFinite(data)) return data;
  throw wrong(path, 'a finite number', data);
}
