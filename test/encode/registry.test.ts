import { expect, test } from 'vitest';
import { bounds } from '../../src/encode/modes/bounds.ts';
import { count } from '../../src/encode/modes/count.ts';
import { int } from '../../src/encode/modes/int.ts';
import { label } from '../../src/encode/modes/label.ts';
import { multiHot } from '../../src/encode/modes/multi-hot.ts';
import { oneHot } from '../../src/encode/modes/one-hot.ts';
import { OUTPUT_MODE_NAMES, OUTPUT_MODES, parseOutputMode } from '../../src/encode/registry.ts';

test('keeps the names of its modes', () => {
  const { value, ...modes } = OUTPUT_MODES;
  expect(modes).toMatchObject({ int, one_hot: oneHot, multi_hot: multiHot, count, label, bounds });
  expect(value).toMatchObject({ combine: 'each', isValue: true });
  expect(OUTPUT_MODE_NAMES).toEqual(Object.keys(OUTPUT_MODES));
});

test.each(OUTPUT_MODE_NAMES)('reads %s in any case, and with hyphens', (name) => {
  for (const text of [name, name.toUpperCase(), name.replaceAll('_', '-')]) {
    expect(parseOutputMode(text)).toBe(name);
  }
});

test.each(['', 'onehot', 'one hot', 'int ', 'ints', 'toString', '__proto__'])(
  '"%s" is no mode',
  (text) => {
    expect(parseOutputMode(text)).toBeUndefined();
  },
);

test.each([
  ['int', 'each'],
  ['one_hot', 'each'],
  ['multi_hot', 'max'],
  ['count', 'sum'],
  ['label', 'each'],
  ['bounds', 'each'],
  ['value', 'each'],
] as const)('%s combines columns by "%s"', (name, combine) => {
  expect(OUTPUT_MODES[name].combine).toBe(combine);
});
