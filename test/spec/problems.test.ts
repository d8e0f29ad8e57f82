import { expect, test } from 'vitest';
import type { Problem } from '../../src/core/errors/error.ts';
import { addProblem, invalidSpec, isFull, pointer } from '../../src/spec/problems.ts';

test('a JSON Pointer escapes ~ and / and nothing else', () => {
  expect(pointer('', 'a')).toBe('/a');
  expect(pointer('/a', 0)).toBe('/a/0');
  expect(pointer('/a', '')).toBe('/a/');
  expect(pointer('', 'a/b')).toBe('/a~1b');
  expect(pointer('', '~1/~0')).toBe('/~01~1~00');
  expect(pointer('', '"\\ %\u00fc')).toBe('/"\\ %\u00fc');
});

test('after a thousand problems no more are collected', () => {
  const problems: Problem[] = [];
  for (let i = 0; i < 999; i++) addProblem(problems, `/${i}`, 'wrong');
  expect(isFull(problems)).toBe(false);
  expect(invalidSpec(problems).message).toMatch(/^the spec has 999 problems:\n/);
  addProblem(problems, '/999', 'wrong');
  expect(isFull(problems)).toBe(true);
  addProblem(problems, '/1000', 'wrong');
  expect(problems).toHaveLength(1000);
  expect(problems.at(-1)?.path).toBe('/999');
});

test('twenty problems are listed, of more the first twenty', () => {
  const problems = Array.from({ length: 21 }, (_, i) => ({ path: `/${i}`, message: 'wrong' }));
  const lines = Array.from({ length: 20 }, (_, i) => `  /${i}: wrong`);
  expect(invalidSpec(problems.slice(0, 20)).message.split('\n')).toEqual([
    'the spec has 20 problems:',
    ...lines,
  ]);
  expect(invalidSpec(problems).message.split('\n')).toEqual([
    'the spec has 21 problems:',
    ...lines,
    '  and 1 more',
  ]);
  expect(invalidSpec(problems).problems).toEqual(problems);
});

test('a line end in a key makes no line of its own in the message', () => {
  const problems = [
    { path: '/a\nb', message: 'wrong' },
    { path: '/c', message: 'the column "d\ne" is named twice' },
  ];
  expect(invalidSpec(problems).message.split('\n').slice(1)).toEqual([
    '  /a\\nb: wrong',
    '  /c: the column "d\\ne" is named twice',
  ]);
});
