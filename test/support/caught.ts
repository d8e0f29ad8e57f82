import { DiscretizeError } from '../../src/core/errors/error.ts';

/** The DiscretizeError that a function throws, or its promise rejects with; anything else is thrown. */
export async function caught(run: () => unknown): Promise<DiscretizeError> {
  try {
    await run();
  } catch (error) {
    if (error instanceof DiscretizeError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}
