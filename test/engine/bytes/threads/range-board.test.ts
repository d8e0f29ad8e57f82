import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { rolldown } from 'rolldown';
import { expect, test } from 'vitest';
import { RangeBoard } from '../../../../src/engine/bytes/threads/range-board.ts';

const BOARD = fileURLToPath(
  new URL('../../../../src/engine/bytes/threads/range-board.ts', import.meta.url),
);

test('gives each range to one thread, until none is left', () => {
  const board = RangeBoard.of(3, 2);
  const other = new RangeBoard(board.memory);
  const claimed = [board.claim(), other.claim(), board.claim(), other.claim()];
  expect(claimed).toEqual([0, 1, 2, undefined]);
  expect(board.isExhausted).toBe(true);
});

test('has a range begin as the one before it publishes', () => {
  const board = RangeBoard.of(3, 2);
  expect(board.start(0)).toEqual({ openRecordBytes: 0, isQuoted: false });
  board.publishStart(0, { openRecordBytes: 5, isQuoted: true });
  expect(board.start(1)).toEqual({ openRecordBytes: 5, isQuoted: true });
});

test('knows no start before it is published, and waits for a given time', () => {
  const board = RangeBoard.of(3, 2);
  expect([board.waitForStart(1, 1), board.start(1)]).toEqual([false, undefined]);
  board.publishStart(0, { openRecordBytes: 0, isQuoted: false });
  expect([board.waitForStart(1, 1), board.waitForStart(2, 1)]).toEqual([true, false]);
});

test('remembers which workers have entered', () => {
  const board = RangeBoard.of(3, 3);
  board.enter(1);
  expect([0, 1, 2].map((worker) => board.hasEntered(worker))).toEqual([false, true, false]);
  expect([board.claim(), board.start(0)]).toEqual([0, { openRecordBytes: 0, isQuoted: false }]);
});

test('forgets a range that is stopped and those after it, and nobody waits for them', () => {
  const board = RangeBoard.of(9, 2);
  board.stop(2);
  board.stop(5);
  expect([1, 2, 4].map((number) => board.isGood(number))).toEqual([true, false, false]);
  expect([board.waitForStart(1), board.start(1)]).toEqual([true, undefined]);
  expect([board.claim(), board.claim(), board.claim()]).toEqual([0, 1, undefined]);
});

test('gives the turn to write once the first output is written, and never back', () => {
  const board = RangeBoard.of(9, 2);
  expect([board.workersWrite, board.hasTurn(0)]).toEqual([false, false]);
  board.grantTurn(1);
  expect([board.workersWrite, board.hasTurn(0), board.hasTurn(1)]).toEqual([true, false, true]);
  board.grantTurn(3);
  board.grantTurn(2);
  expect([board.hasTurn(2), board.hasTurn(3)]).toEqual([false, true]);
  board.stop(3);
  expect(board.hasTurn(3)).toBe(false);
});

/** The class as a module that a thread can import. */
async function builtBoard(): Promise<string> {
  const bundle = await rolldown({ input: BOARD });
  const { output } = await bundle.generate({ format: 'esm' });
  return `data:text/javascript,${encodeURIComponent(output[0].code)}`;
}

/** A thread, and its end. */
interface RunningThread {
  readonly thread: Worker;
  /** Awaited from the start: a thread may end in the same turn in which its last message arrives. */
  readonly ended: Promise<unknown>;
}

/** Starts a thread with a board: its messages are numbers, and `say` posts one. */
async function threadOn(board: RangeBoard, work: string): Promise<RunningThread> {
  const code = `
    const { parentPort, workerData } = require('node:worker_threads');
    const say = (number) => parentPort.postMessage(number);
    import(workerData.url).then(({ RangeBoard }) => {
      const board = new RangeBoard(workerData.memory);
      ${work}
    });`;
  const workerData = { url: await builtBoard(), memory: board.memory };
  const thread = new Worker(code, { eval: true, workerData });
  return { thread, ended: once(thread, 'exit') };
}

test('wakes a thread that waits for a start that is published late', async () => {
  const board = RangeBoard.of(2, 1);
  board.claim();
  const { thread, ended } = await threadOn(
    board,
    'const number = board.claim(); say(number); board.waitForStart(number);' +
      'say(board.start(number).openRecordBytes);',
  );
  expect(await once(thread, 'message')).toEqual([1]);
  const second = once(thread, 'message');
  board.publishStart(0, { openRecordBytes: 7, isQuoted: false });
  expect(await second).toEqual([7]);
  await ended;
});

test('lets the others go on once the thread that was to publish a start has died', async () => {
  const board = RangeBoard.of(3, 1);
  const dead = await threadOn(board, 'board.claim(); process.exit();');
  await dead.ended;
  const { thread, ended } = await threadOn(
    board,
    'const number = board.claim(); say(number); board.waitForStart(number);' +
      'say(board.start(number) === undefined ? -1 : 1);',
  );
  expect(await once(thread, 'message')).toEqual([1]);
  expect(board.waitForStart(1, 1)).toBe(false);
  const second = once(thread, 'message');
  board.stop(0);
  expect(await second).toEqual([-1]);
  await ended;
});
