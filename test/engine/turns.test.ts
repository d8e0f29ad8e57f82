import { afterEach, expect, test, vi } from 'vitest';
import { inTurns, Turns } from '../../src/engine/turns.ts';

afterEach(() => void vi.useRealTimers());

test('a turn lets timers run', async () => {
  const turns = new Turns();
  let hasRun = false;
  setTimeout(() => {
    hasRun = true;
  }, 0);
  const start = performance.now();
  while (!hasRun && performance.now() - start < 5000) await turns.next();
  turns.close();
  expect(hasRun).toBe(true);
});

test('a turn comes though timers stand still', async () => {
  vi.useFakeTimers();
  const turns = new Turns();
  expect(await turns.next()).toBeUndefined();
  turns.close();
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
