import { resolve } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { inTurns, nextTurn } from '../../src/engine/turns.ts';
import { run } from '../support/run.ts';

afterEach(() => void vi.useRealTimers());

test('a turn lets timers run', async () => {
  let hasRun = false;
  setTimeout(() => {
    hasRun = true;
  }, 0);
  const start = performance.now();
  while (!hasRun && performance.now() - start < 5000) await nextTurn();
  expect(hasRun).toBe(true);
});

test('other work has its time between any two turns, also if the first began in a turn', async () => {
  let seen = 0;
  let isOver = false;
  const watch = (): void => {
    seen++;
    if (!isOver) setImmediate(watch);
  };
  setImmediate(watch);
  const counts: number[] = [];
  for (let turn = 0; turn < 20; turn++) {
    await nextTurn();
    counts.push(seen);
  }
  isOver = true;
  expect(new Set(counts.slice(1)).size).toBeGreaterThanOrEqual(18);
});

test('a turn comes although timers are stopped', async () => {
  vi.useFakeTimers();
  expect(await nextTurn()).toBeUndefined();
});

test('a turn loads no HTTP client, whose WebAssembly needs memory', async () => {
  const file = JSON.stringify(resolve(import.meta.dirname, '../../dist/engine/turns.js'));
  const code = `await (await import(${file})).nextTurn(); console.log(process.moduleLoadList.join('\\n'))`;
  const args = ['--input-type=module', '-e', code];
  const { output, status } = await run(process.execPath, args, { cwd: '/' });
  expect(status).toBe(0);
  expect(output).toContain('worker/io');
  expect(output).not.toContain('undici');
});

test('items come in turns if the work on them takes long', async () => {
  async function* items(): AsyncGenerator<number> {
    yield* [1, 2, 3];
  }
  let turns = 0;
  const count = setInterval(() => turns++, 0);
  const seen: number[] = [];
  for await (const item of inTurns(items())) {
    seen.push(item);
    const start = performance.now();
    while (performance.now() - start < 20);
  }
  clearInterval(count);
  expect(seen).toEqual([1, 2, 3]);
  expect(turns).toBeGreaterThan(0);
});
