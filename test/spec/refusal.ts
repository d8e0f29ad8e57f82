import { expect } from 'vitest';
import { DiscretizeError } from '../../src/core/errors/error.ts';
import { parseSpec } from '../../src/spec/parse.ts';

/** The error that an action ends with, which must be one of ours. */
export function refusal(action: () => unknown): DiscretizeError {
  try {
    action();
  } catch (error) {
    expect(error).toBeInstanceOf(DiscretizeError);
    return error as DiscretizeError;
  }
  throw new Error('nothing was refused');
}

/** What is wrong in a spec, each problem as "pointer: message". */
export function problemsOf(input: unknown): string[] {
  const error = refusal(() => parseSpec(input));
  expect(error.code).toBe('E_SPEC');
  return error.problems.map(({ path, message }) => `${path}: ${message}`);
}
