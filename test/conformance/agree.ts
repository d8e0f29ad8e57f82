import { isDeepStrictEqual } from 'node:util';
import { expect } from 'vitest';
import { type Job, meaning, type Shown } from './run.ts';

const meanings = new WeakMap<Shown, object>();

/** The meaning of what the oracle shows, with which many runs are compared. */
function meaningOf(oracle: Shown, job: Job): object {
  const known = meanings.get(oracle) ?? meaning(oracle, job);
  meanings.set(oracle, known);
  return known;
}

/** Expects that a run means what the oracle's run of the same job means; of equal runs nothing has to be read. */
export function expectMeaning(shown: Shown, oracle: Shown, job: Job, how: unknown = ''): void {
  if (isDeepStrictEqual(shown, oracle)) return;
  expect(meaning(shown, job), JSON.stringify(how)).toEqual(meaningOf(oracle, job));
}

/** Expects that two runs show the same. `expect` takes as long as a small run, so it is asked if they do not. */
export function expectSame(shown: Shown, other: Shown, how: unknown = ''): void {
  if (isDeepStrictEqual(shown, other)) return;
  expect(shown, JSON.stringify(how)).toEqual(other);
}
