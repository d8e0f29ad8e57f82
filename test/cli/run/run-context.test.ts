import { describe, expect, test } from 'vitest';
import { type RunContext, withRun } from '../../../src/cli/run/run-context.ts';
import { DiscretizeError } from '../../../src/core/errors/error.ts';
import type { ByteSink } from '../../../src/io/byte-sink.ts';

/** A sink that writes down what is done with it. */
function recorded(name: string, log: string[], failsAt?: 'seal' | 'commit'): Promise<ByteSink> {
  const step = (what: 'seal' | 'commit') => async (): Promise<void> => {
    log.push(`${what} ${name}`);
    if (what === failsAt) throw new DiscretizeError('E_WRITE', `${what} failed`);
  };
  const abandon = (): void => void log.push(`abandon ${name}`);
  return Promise.resolve({
    write: async () => {},
    seal: step('seal'),
    commit: step('commit'),
    abandon,
  });
}

/** Runs with two outputs, one of them for rejected rows, and other resources. */
async function logOf(
  work: (run: RunContext) => Promise<unknown>,
  failsAt?: 'seal' | 'commit',
): Promise<string[]> {
  const log: string[] = [];
  const run = withRun(async (context) => {
    await context.keep('-', recorded('table', log, failsAt));
    await context.keep('-', recorded('rejects', log), true);
    context.onClose(() => void log.push('close first'));
    context.onClose(() => void log.push('close second'));
    context.onEnd((error) => void log.push(error === undefined ? 'end' : 'end with an error'));
    return await work(context);
  });
  await run.catch((error: Error) => log.push(error.message));
  return log;
}

const CLOSED = ['close second', 'close first'];
const ABANDONED = ['abandon table', 'abandon rejects', ...CLOSED];

describe('a run', () => {
  test('that ends well seals all outputs before the first one appears, then releases the rest', async () => {
    expect(await logOf(async () => {})).toEqual([
      'end',
      ...['seal table', 'seal rejects', 'commit table', 'commit rejects'],
      ...CLOSED,
    ]);
  });

  test('that fails lets no output appear', async () => {
    const log = await logOf(async () => {
      throw new Error('bad');
    });
    expect(log).toEqual(['end with an error', ...ABANDONED, 'bad']);
  });

  test.each(['E_TOO_MANY_ERRORS', 'E_ALL_REJECTED'] as const)(
    'that ends with %s lets only the output of rejected rows appear',
    async (code) => {
      const log = await logOf(async () => {
        throw new DiscretizeError(code, 'too many');
      });
      expect(log).toEqual(['end with an error', 'commit rejects', ...ABANDONED, 'too many']);
    },
  );

  test('with an output that cannot be sealed makes no output appear, and ends once', async () => {
    const log = await logOf(async () => {}, 'seal');
    expect(log).toEqual(['end', 'seal table', ...ABANDONED, 'seal failed']);
  });

  test('handles signals only while it has resources', async () => {
    const listeners = (): number => process.listenerCount('SIGTERM');
    const before = listeners();
    await withRun(async (run) => {
      await run.keep('-', recorded('stdout', []));
      expect(listeners()).toBe(before);
      await run.keep('out.csv', recorded('file', []));
      await run.keep('stats.json', recorded('stats', []));
      expect(listeners()).toBe(before + 1);
    });
    expect(listeners()).toBe(before);
  });

  test('returns the result of its work', async () => {
    expect(await withRun(async () => 42)).toBe(42);
  });
});
