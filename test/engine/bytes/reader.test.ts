import { describe, expect, test, vi } from 'vitest';
import type { Source } from '../../../src/csv/decode.ts';
import { ByteInput } from '../../../src/engine/bytes/reader.ts';
import { watchedSource } from '../../support/sources.ts';

/** An input of some pieces; after them, `fault` is thrown if there is one. */
function inputOf(pieces: readonly string[], fault?: Error): ByteInput {
  return new ByteInput(sourceOfPieces(pieces, fault));
}

function sourceOfPieces(pieces: readonly string[], fault?: Error): Source {
  return {
    name: 'in.csv',
    bytes: (async function* () {
      for (const piece of pieces) yield Buffer.from(piece);
      if (fault !== undefined) throw fault;
    })(),
  };
}

/** Reads what comes, one after the other; a number or `undefined` is what reading returns. */
function comingOf(
  come: (string | number | undefined | Error)[],
): (into: Uint8Array) => number | undefined {
  return (into) => {
    const next = come.shift();
    if (next instanceof Error) throw next;
    if (typeof next !== 'string') return next;
    into.set(Buffer.from(next));
    return next.length;
  };
}

async function filled(input: ByteInput, room: number): Promise<string> {
  const buffer = Buffer.alloc(room);
  return buffer.toString('latin1', 0, await input.fill(buffer));
}

async function ahead(input: ByteInput, pieces: number): Promise<string> {
  let [text, left] = ['', pieces];
  for await (const piece of input.ahead.bytes) {
    text += Buffer.from(piece).toString('latin1');
    if (--left === 0) break;
  }
  return text;
}

describe('the bytes of a source', () => {
  test('fill a buffer across pieces, short ones and empty ones', async () => {
    const input = inputOf(['ab', '', 'c', 'defgh', '']);
    expect([await filled(input, 4), await filled(input, 3), await filled(input, 9)]).toEqual([
      'abcd',
      'efg',
      'h',
    ]);
    expect(await filled(input, 9)).toBe('');
  });

  test('that were read ahead are read again', async () => {
    const input = inputOf(['ab', 'cd', 'ef']);
    expect(await ahead(input, 2)).toBe('abcd');
    expect(await ahead(input, 1)).toBe('ab');
    await input.skip(1);
    expect(await filled(input, 99)).toBe('bcdef');
  });

  test('are read once after they are released', async () => {
    const input = inputOf(['ab', 'cd', 'ef']);
    await ahead(input, 1);
    input.release();
    expect(await ahead(input, -1)).toBe('abcdef');
    expect(await filled(input, 99)).toBe('ab');
  });

  test('end where the source fails, which every read up to there reports', async () => {
    const fault = new Error('gone');
    const input = inputOf(['ab', 'cd'], fault);
    await expect(ahead(input, -1)).rejects.toBe(fault);
    await expect(ahead(input, -1)).rejects.toBe(fault);
    expect(await filled(input, 3)).toBe('abc');
    expect(await filled(input, 3)).toBe('d');
    expect(input.failure).toEqual({ cause: fault });
  });

  test('are not pulled before they are wanted, and closing lets the source go', async () => {
    const source = watchedSource(() => 'abc');
    const input = new ByteInput(source);
    await input.fill(Buffer.alloc(4));
    expect(source.pulled).toBe(2);
    await input.close();
    expect(source.isClosed).toBe(true);
  });

  test('do not wait for others that are slow to come, and these are not lost', async () => {
    let send = (_: string): void => {};
    const input = new ByteInput({
      name: 'in.csv',
      bytes: (async function* () {
        yield Buffer.from('ab');
        yield Buffer.from(await new Promise<string>((resolve) => (send = resolve)));
      })(),
    });
    expect(await filled(input, 9)).toBe('ab');
    expect(input.isAtEnd).toBe(false);
    setTimeout(() => send('cd'), 10);
    expect(await filled(input, 9)).toBe('cd');
    expect([await filled(input, 9), input.isAtEnd]).toEqual(['', true]);
  });

  test('are read straight into a buffer where they have come, and waited for where they have not', async () => {
    const come: (string | number | undefined | Error)[] = [undefined, 'b', undefined, 'f', 0];
    const input = new ByteInput({ ...sourceOfPieces(['a', 'de']), readNow: comingOf(come) });
    expect([await filled(input, 2), input.isAtEnd]).toEqual(['ab', false]);
    expect([await filled(input, 9), input.isAtEnd]).toEqual(['def', true]);
    expect(come).toEqual([]);
  });

  test('that are looked at come before those that are read straight into a buffer', async () => {
    const input = new ByteInput({ ...sourceOfPieces(['ab', 'cd']), readNow: comingOf(['ef', 0]) });
    expect(await ahead(input, 2)).toBe('abcd');
    expect([await filled(input, 9), await filled(input, 9)]).toEqual(['abcdef', '']);
  });

  test('end where they cannot be read straight into a buffer', async () => {
    const fault = new Error('gone');
    const input = new ByteInput({ ...sourceOfPieces([]), readNow: comingOf(['ab', fault]) });
    expect([await filled(input, 9), input.isAtEnd]).toEqual(['ab', true]);
    expect(input.failure).toEqual({ cause: fault });
  });

  test('come piece by piece where that is wanted', async () => {
    const input = inputOf(['', 'ab', 'cd', 'ef']);
    const buffer = Buffer.alloc(3);
    const sizes: number[] = [];
    while (!input.isAtEnd) sizes.push(await input.fill(buffer, true));
    expect(sizes).toEqual([2, 2, 2, 0]);
  });

  test('that never come are not waited for when the input is closed', async () => {
    const source = { name: 'in.csv', bytes: hanging(), cancel: vi.fn() };
    const input = new ByteInput(source);
    expect(await filled(input, 9)).toBe('ab');
    await input.close();
    expect(source.cancel).toHaveBeenCalledOnce();
  });
});

async function* hanging(): AsyncGenerator<Uint8Array> {
  yield Buffer.from('ab');
  await new Promise(() => {});
}
