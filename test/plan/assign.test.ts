import { describe, expect, test } from 'vitest';
import { assignColumns, needsChoice } from '../../src/plan/assign.ts';
import type { Assigned } from '../../src/plan/assigned.ts';
import { type BinRequest, type ExplicitList, requestFor } from '../../src/plan/bin-request.ts';
import type { Choice } from '../../src/plan/choose.ts';
import { parseSpec } from '../../src/spec/parse.ts';
import { SPEC_DEFAULTS } from '../../src/spec/spec.ts';
import { caught } from '../support/caught.ts';

const HEADER = ['id', 'fare', 'tip', 'km', 'note'];

/** What the columns look like to whoever chooses: all but the last are numbers. */
const LOOKS_NUMERIC = [0, 1, 2, 3];

/** Features written as `columns=boundaries`; without a name before the sign, columns are open. */
function requestOf(features: readonly object[], asked: Partial<BinRequest> = {}): BinRequest {
  const spec = features.length === 0 ? { ...SPEC_DEFAULTS, features: [] } : parseSpec({ features });
  return { ...requestFor(spec), ...asked };
}

function list(boundaries: readonly number[], columns?: string): ExplicitList {
  return { columns, boundaries };
}

/** What a choice of positions looks like; the others hold words. */
function choice(choose: () => readonly number[] | undefined): () => Choice {
  return () => {
    const chosen = choose();
    const names = HEADER.filter((_, i) => !chosen?.includes(i));
    const leftOut = names.map((name) => ({ name, reason: `"x" in row 1 is not a number` }));
    return { chosen: chosen ?? [], leftOut, rows: chosen === undefined ? 0 : 1 };
  };
}

/** Each feature's boundaries and positions. */
function assign(
  request: BinRequest,
  choose: () => readonly number[] | undefined = () => LOOKS_NUMERIC,
): [readonly number[], readonly number[]][] {
  return assignColumns(request, HEADER, new Set(), choice(choose)).map(({ feature, positions }) => [
    feature.boundaries,
    positions,
  ]);
}

/** Fails where somebody looks at the rows. */
function nobodyLooks(): never {
  throw new Error('the rows were looked at');
}

const BOUND = { columns: ['fare', 'km'], boundaries: [1, 2] };
const OTHER = { columns: ['tip'], boundaries: [3] };
const OPEN = { boundaries: [7, 8] };

describe('features that name their columns', () => {
  test('have them, in their own order, and nobody looks at the rows', () => {
    const request = requestOf([{ columns: ['km', 'fare'], boundaries: [1] }, OTHER]);
    expect(assign(request, nobodyLooks)).toEqual([
      [[1], [3, 1]],
      [[3], [2]],
    ]);
    expect(needsChoice(request)).toBe(false);
  });

  test('are narrowed by a column list in any order, and removed without columns', () => {
    expect(assign(requestOf([BOUND, OTHER], { columns: 'km,fare' }), nobodyLooks)).toEqual([
      [
        [1, 2],
        [1, 3],
      ],
    ]);
    expect(assign(requestOf([BOUND, OTHER], { columns: 'tip,km' }), nobodyLooks)).toEqual([
      [[1, 2], [3]],
      [[3], [2]],
    ]);
  });

  test('suggest a similar name for an unknown column', async () => {
    const request = requestOf([{ columns: ['Fare', 'fair'], boundaries: [1] }]);
    const error = await caught(() => assign(request, nobodyLooks));
    expect(error).toMatchObject({
      code: 'E_UNKNOWN_COLUMN',
      message: 'unknown column "Fare", did you mean "fare"?',
    });
  });

  test('take a name for a name, never for a position or a glob', async () => {
    for (const name of ['1', 'f*', 'id..tip', '1-2']) {
      const request = requestOf([{ columns: [name], boundaries: [1] }]);
      expect((await caught(() => assign(request, nobodyLooks))).code).toBe('E_UNKNOWN_COLUMN');
    }
  });

  test('do not cover a column that is selected: that is an error', async () => {
    const error = await caught(() => assign(requestOf([BOUND], { columns: 'fare,tip' })));
    expect(error).toMatchObject({
      code: 'E_COLUMNS',
      message: 'column "tip" is selected but has no boundaries',
      hint: 'add -b tip=LIST, or -b LIST for all selected columns',
    });
  });
});

describe('a feature with open columns', () => {
  test('takes the columns that look numeric', () => {
    const request = requestOf([OPEN]);
    expect(needsChoice(request)).toBe(true);
    expect(assign(request)).toEqual([[[7, 8], LOOKS_NUMERIC]]);
  });

  test('takes the columns that are selected, in the order of the list', () => {
    const request = requestOf([OPEN], { columns: 'note,id' });
    expect(needsChoice(request)).toBe(false);
    expect(assign(request, nobodyLooks)).toEqual([
      [
        [7, 8],
        [4, 0],
      ],
    ]);
  });

  test('takes the columns that other features leave', () => {
    expect(assign(requestOf([BOUND, OPEN]))).toEqual([
      [
        [1, 2],
        [1, 3],
      ],
      [
        [7, 8],
        [0, 2],
      ],
    ]);
    expect(assign(requestOf([BOUND, OPEN], { columns: 'fare,id' }), nobodyLooks)).toEqual([
      [[1, 2], [1]],
      [[7, 8], [0]],
    ]);
  });

  test('is removed if no columns are left for it', () => {
    expect(assign(requestOf([BOUND, OPEN], { columns: 'fare' }), nobodyLooks)).toEqual([
      [[1, 2], [1]],
    ]);
  });

  test('has no columns if there are no rows to choose by', () => {
    expect(assign(requestOf([OPEN]), () => undefined)).toEqual([]);
    expect(assign(requestOf([OPEN, OTHER]), () => undefined)).toEqual([[[3], [2]]]);
  });

  test('is an error if no column is numeric, and there is no other feature', async () => {
    const error = await caught(() => assign(requestOf([OPEN]), () => []));
    expect(error).toMatchObject({
      code: 'E_COLUMNS',
      message: 'no numeric columns: each holds a cell that is neither a number nor missing',
      hint: 'select columns with -c (id: "x" in row 1 is not a number; fare: "x" in row 1 is not a number; tip: "x" in row 1 is not a number, ...)',
    });
    expect(assign(requestOf([OPEN, OTHER]), () => [])).toEqual([[[3], [2]]]);
  });

  test('is an error with a hint where the delimiter is likely to be wrong', async () => {
    const error = await caught(() =>
      assignColumns(
        requestOf([OPEN]),
        ['a;b'],
        new Set(),
        choice(() => []),
      ),
    );
    expect(error.hint).toContain('-d semi');
  });
});

describe('a list for all columns', () => {
  test('takes the columns that look numeric, or the selected ones', () => {
    const request = requestOf([], { lists: [list([5])] });
    expect(needsChoice(request)).toBe(true);
    expect(assign(request)).toEqual([[[5], LOOKS_NUMERIC]]);
    const selected = { ...request, columns: 'tip' };
    expect(needsChoice(selected)).toBe(false);
    expect(assign(selected, nobodyLooks)).toEqual([[[5], [2]]]);
  });

  test('takes the place of the boundaries of every feature', () => {
    const request = requestOf([BOUND, OTHER], { lists: [list([5])] });
    expect(needsChoice(request)).toBe(false);
    expect(assign(request, nobodyLooks)).toEqual([
      [[5], [1, 3]],
      [[5], [2]],
    ]);
    const open = requestOf([BOUND, OPEN], { lists: [list([5])] });
    expect(needsChoice(open)).toBe(true);
    expect(assign(open)).toEqual([
      [[5], [1, 3]],
      [[5], [0, 2]],
    ]);
  });

  test('keeps all of a feature but its labels and fitted data', () => {
    const feature = {
      ...BOUND,
      output: 'label',
      closed: 'right',
      name: 'f',
      labels: ['a', 'b', 'c'],
    };
    const request = requestOf([{ ...feature, fit: { rows: 1 } }], { lists: [list([5])] });
    expect(assignColumns(request, HEADER, new Set(), nobodyLooks)[0]?.feature).toEqual({
      columns: ['fare', 'km'],
      boundaries: [5],
      outside: 'bins',
      output: 'label',
      closed: 'right',
      name: 'f',
      labels: undefined,
      fit: undefined,
    });
  });
});

describe('a list for some columns', () => {
  test('is a feature of its own, with the columns that its list selects', () => {
    const request = requestOf([], { lists: [list([5], 'tip..km'), list([6], '1')] });
    expect(needsChoice(request)).toBe(false);
    expect(assign(request, nobodyLooks)).toEqual([
      [[5], [2, 3]],
      [[6], [0]],
    ]);
  });

  test('takes its columns away from the feature that had them', () => {
    const request = requestOf([BOUND, OTHER], { lists: [list([5], 'km,tip')] });
    expect(assign(request, nobodyLooks)).toEqual([
      [[1, 2], [1]],
      [[5], [3, 2]],
    ]);
  });

  test('takes them away from a list before it', () => {
    const request = requestOf([], { lists: [list([5], 'fare,tip'), list([6], 'tip')] });
    expect(assign(request, nobodyLooks)).toEqual([
      [[5], [1]],
      [[6], [2]],
    ]);
  });

  test('is like the feature that its first column was of, or like the open one', () => {
    const like = { output: 'count', closed: 'right' };
    const learned = { name: 'f', labels: ['a', 'b', 'c'], fit: { rows: 1 } };
    const bound = requestOf([{ ...BOUND, ...like, ...learned }], {
      lists: [list([5], 'km')],
    });
    const expected = { ...like, name: undefined, labels: undefined, fit: undefined };
    expect(assignColumns(bound, HEADER, new Set(), nobodyLooks)[1]?.feature).toMatchObject(
      expected,
    );
    const open = requestOf([{ ...OPEN, ...like }], { lists: [list([5], 'km')] });
    expect(
      assignColumns(
        open,
        HEADER,
        new Set(),
        choice(() => [0]),
      )[0]?.feature,
    ).toMatchObject(expected);
  });

  test('goes together with one for all the others', () => {
    const request = requestOf([], { lists: [list([5]), list([6], 'fare')] });
    expect(needsChoice(request)).toBe(true);
    expect(assign(request)).toEqual([
      [[6], [1]],
      [[5], [0, 2, 3]],
    ]);
    const selected = { ...request, columns: 'fare,note' };
    expect(assign(selected, nobodyLooks)).toEqual([
      [[6], [1]],
      [[5], [4]],
    ]);
  });

  test('is removed if its columns are not selected', () => {
    const request = requestOf([], { columns: 'tip', lists: [list([5], 'tip'), list([6], 'km')] });
    expect(assign(request, nobodyLooks)).toEqual([[[5], [2]]]);
  });

  test('does not cover the other columns that are selected', async () => {
    const request = requestOf([], { columns: 'tip,km', lists: [list([5], 'tip')] });
    const error = await caught(() => assign(request, nobodyLooks));
    expect(error.message).toBe('column "km" is selected but has no boundaries');
  });

  test('with an unknown column is rejected', async () => {
    const error = await caught(() => assign(requestOf([], { lists: [list([5], 'tips')] })));
    expect(error.message).toBe('unknown column "tips", did you mean "tip"?');
  });
});

describe('the output options of a request', () => {
  test('wins over every feature', () => {
    const request = requestOf([BOUND, { ...OTHER, output: 'label', closed: 'right', name: 'n' }], {
      output: 'one_hot',
      closed: 'left',
      name: 'm',
    });
    const features = assignColumns(request, HEADER, new Set(), nobodyLooks).map(
      (one: Assigned) => one.feature,
    );
    const asked = { output: 'one_hot', closed: 'left', name: 'm' };
    expect(features).toMatchObject([asked, asked]);
  });

  test('keeps the options of a feature that the request lacks', () => {
    const request = requestOf([{ ...OTHER, output: 'label', closed: 'right', name: 'n' }]);
    const expected = { output: 'label', closed: 'right', name: 'n' };
    expect(assignColumns(request, HEADER, new Set(), nobodyLooks)[0]?.feature).toMatchObject(
      expected,
    );
  });
});

test('ten thousand columns may be named and selected', () => {
  const header = Array.from({ length: 10_000 }, (_, i) => `c${i}`);
  const request = requestOf([{ columns: header, boundaries: [1] }], { columns: 'c*' });
  const [assigned] = assignColumns(request, header, new Set(), nobodyLooks);
  expect(assigned?.positions).toEqual(header.map((_, i) => i));
});
