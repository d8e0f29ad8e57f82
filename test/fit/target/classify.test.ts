import { describe, expect, test } from 'vitest';
import { classifyTarget, type TargetRules } from '../../../src/fit/target/classify.ts';
import { caught } from '../../support/caught.ts';

const RULES: TargetRules = { event: undefined, type: undefined, needsClasses: false };

function numbers(...cells: number[]) {
  return { name: 'y', cells: Float64Array.from(cells), texts: undefined };
}

function texts(...words: readonly (string | null)[]) {
  const known = [...new Set(words.filter((word) => word !== null))];
  const codes = words.map((word) => (word === null ? Number.NaN : known.indexOf(word)));
  return { name: 'y', cells: Float64Array.from(codes), texts: known };
}

describe('a target', () => {
  test('of 0 and 1 has the event 1, and keeps missing values', () => {
    const found = classifyTarget(numbers(0, 1, Number.NaN), RULES);
    expect(found).toMatchObject({ kind: { kind: 'binary' }, event: '1' });
    expect([...found.targets]).toEqual([0, 1, Number.NaN]);
  });

  test('of numbers is continuous', () => {
    expect(classifyTarget(numbers(1, 2, 3), RULES).kind).toEqual({ kind: 'continuous' });
  });

  test('has the event that is named, however the number is written', () => {
    const found = classifyTarget(numbers(1, 2, 3), { ...RULES, event: '2.0' });
    expect(found.event).toBe('2');
    expect([...found.targets]).toEqual([0, 1, 0]);
  });

  test('of 2 texts has the usual event, whatever comes first', () => {
    for (const words of [
      ['no', 'Yes'],
      ['Yes', 'no'],
    ]) {
      const found = classifyTarget(texts(...words), RULES);
      expect(found.event).toBe('Yes');
      expect([...found.targets]).toEqual(words.map((word) => Number(word === 'Yes')));
    }
  });

  test('of several texts has classes in the order of the texts', () => {
    const found = classifyTarget(texts('c', 'a', null, 'b'), RULES);
    expect(found).toMatchObject({
      kind: { kind: 'classes', classes: 3 },
      classes: ['a', 'b', 'c'],
    });
    expect([...found.targets]).toEqual([2, 0, Number.NaN, 1]);
  });

  test('of numbers has classes in their order if a strategy needs them', () => {
    const found = classifyTarget(numbers(10, 9, 11), { ...RULES, needsClasses: true });
    expect(found.classes).toEqual(['9', '10', '11']);
    expect([...found.targets]).toEqual([1, 0, 2]);
  });

  test.each([
    ['2 numbers whose event is not named', numbers(1, 2), 'E_USAGE', 'use --event 2, or'],
    ['2 texts whose event is not named', texts('x', 'z'), 'E_USAGE', 'name the event: --event "x"'],
    ['no values', numbers(Number.NaN), 'E_FIT', 'name another column'],
    ['one text', texts('x'), 'E_FIT', 'name another column'],
  ])('is rejected with %s', async (_, column, code, hint) => {
    const error = await caught(() => classifyTarget(column, RULES));
    expect(error).toMatchObject({ code });
    expect(error).toHaveProperty('hint', expect.stringContaining(hint));
  });

  test('is rejected with an event that it lacks, and lists its values', async () => {
    const error = await caught(() =>
      classifyTarget(texts('no', 'yes'), { ...RULES, event: 'yess' }),
    );
    expect(error).toMatchObject({
      message: 'target "y" has no value "yess", did you mean "yes"?',
      hint: 'use a value of the target: no, yes',
    });
  });

  test('is rejected with more than 100 classes', async () => {
    const words = Array.from({ length: 101 }, (_, i) => `w${i}`);
    const error = await caught(() => classifyTarget(texts(...words), RULES));
    expect(error).toMatchObject({ code: 'E_FIT', message: expect.stringContaining('100 classes') });
  });
});
