import { expect, test } from 'vitest';
import { requestFor } from '../../src/plan/bin-request.ts';
import { parseSpec } from '../../src/spec/parse.ts';

test('a request for a spec has the members of the spec alone', () => {
  const spec = parseSpec({ fare: [10, 20] });
  expect(requestFor(spec)).toEqual({
    spec,
    roles: [],
    columns: undefined,
    lists: [],
    output: undefined,
    closed: undefined,
    name: undefined,
    append: false,
    suffix: '_bin',
    nameBy: 'code',
    dropFirst: false,
    labels: [],
    special: [],
  });
});
