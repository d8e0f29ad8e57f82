import { expect, test } from 'vitest';
import type { Value } from '../../src/encode/mode.ts';
import { discretizer } from '../../src/library/csv-discretizer.ts';
import { golden } from './golden.ts';

type Tensor = number | readonly Tensor[];
type Matrix = readonly (readonly number[])[];

/** What Keras 3.15.1 layers gave for inputs of several ranks. */
interface Encoded {
  readonly keras: string;
  readonly boundaries: readonly number[];
  readonly cases: readonly {
    readonly mode: 'int' | 'one_hot' | 'multi_hot' | 'count';
    readonly x: Tensor;
    readonly in_shape: readonly number[];
    readonly out_shape: readonly number[];
    readonly y: Tensor;
  }[];
}

const { boundaries, cases } = golden<Encoded>('keras-encode.json');

/** What `transform` gives for rows: the shape that Keras gives for a matrix of them. */
function transform(mode: string, rows: Matrix): readonly (readonly (Value | readonly Value[])[])[] {
  const spec = { boundaries, output: mode, precision: 'float32', missing: 'last' };
  const [feature] = discretizer(JSON.stringify(spec)).transform(rows);
  if (feature === undefined) throw new Error('there is no feature');
  return feature.values;
}

const isCombining = (mode: string) => mode === 'multi_hot' || mode === 'count';

function transposed(rows: Matrix): Matrix {
  return (rows[0] ?? []).map((_, column) => rows.map((row) => row[column] as number));
}

/**
 * A tensor by way of rows. Rows and CSV have two dimensions; this is how to say the others: a scalar
 * is a row of one value, a vector is one row, and of a rank of 3 each matrix is transformed alone
 * (for multi_hot and count on its side, since Keras combines axis 1 and not the last one). So there
 * is no recorded shape that rows cannot express.
 */
function asRows(mode: string, x: Tensor, rank: number): unknown {
  if (rank === 0) {
    const [row] = transform(mode, [[x as number]]);
    return isCombining(mode) ? row : row?.[0];
  }
  if (rank === 1) return transform(mode, [x as readonly number[]])[0];
  if (rank === 2) return transform(mode, x as Matrix);
  const samples = x as readonly Matrix[];
  return samples.map((rows) => transform(mode, isCombining(mode) ? transposed(rows) : rows));
}

/** The shape of nested arrays. */
function shapeOf(tensor: unknown): number[] {
  return Array.isArray(tensor) ? [tensor.length, ...shapeOf(tensor[0])] : [];
}

test('the recording has 19 cases, over every mode and the ranks 0 to 3', () => {
  const count = (isOne: (one: (typeof cases)[number]) => boolean) => cases.filter(isOne).length;
  const modes = ['int', 'one_hot', 'multi_hot', 'count'];
  expect(modes.map((name) => count(({ mode }) => mode === name))).toEqual([6, 4, 5, 4]);
  expect([0, 1, 2, 3].map((rank) => count((one) => one.in_shape.length === rank))).toEqual([
    2, 2, 11, 4,
  ]);
});

test.each(cases)('Keras gives the same for $mode of shape $in_shape', (one) => {
  const values = asRows(one.mode, one.x, one.in_shape.length);
  expect(values).toEqual(one.y);
  expect(shapeOf(values)).toEqual(one.out_shape);
});
