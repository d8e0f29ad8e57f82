import { expect, test } from 'vitest';
import { RangeBoard } from '../../../../src/engine/bytes/threads/range-board.ts';

test('each range is taken once, until none is left', () => {
  const board = RangeBoard.of(3);
  const other = new RangeBoard(board.memory);
  expect([board.claim(), other.claim(), board.claim(), other.claim()]).toEqual([
    0,
    1,
    2,
    undefined,
  ]);
  expect(board.isExhausted).toBe(true);
});

test('a range begins as the one before it says', () => {
  const board = RangeBoard.of(3);
  expect(board.start(0)).toEqual({ gap: 0, isQuoted: false });
  board.settle(0, { gap: 5, isQuoted: true });
  expect(board.start(1)).toEqual({ gap: 5, isQuoted: true });
});

test('a stop has a range and those after it forgotten, and nobody waits for them', () => {
  const board = RangeBoard.of(9);
  board.stop(2);
  board.stop(5);
  expect([1, 2, 4].map((number) => board.isGood(number))).toEqual([true, false, false]);
  expect(board.start(1)).toBeUndefined();
  expect([board.claim(), board.claim(), board.claim()]).toEqual([0, 1, undefined]);
});

test('output is in turn once the first one is written, and turns do not go back', () => {
  const board = RangeBoard.of(9);
  expect([board.isOpen, board.isNext(0)]).toEqual([false, false]);
  board.allow(1);
  expect([board.isOpen, board.isNext(0), board.isNext(1)]).toEqual([true, false, true]);
  board.allow(3);
  board.allow(2);
  expect([board.isNext(2), board.isNext(3)]).toEqual([false, true]);
  board.stop(3);
  expect(board.isNext(3)).toBe(false);
});
