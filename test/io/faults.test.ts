import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { DiscretizeError } from '../../src/core/errors/error.ts';
import type { ByteSink } from '../../src/io/byte-sink.ts';
import { openTextSource } from '../../src/io/reading/source.ts';
import { openInPlace } from '../../src/io/writing/in-place.ts';
import { openFile } from '../../src/io/writing/sink.ts';
import { scratchFolder } from '../support/cli.ts';
import type { Fault } from '../support/faulty-fs.d.ts';

const { fault, scope } = vi.hoisted(() => ({
  fault: { op: '', nth: 0, kind: '', calls: 0, isHit: false } as Fault,
  /** The folder whose calls are counted. */
  scope: { folder: '' },
}));

vi.mock('node:fs', async (importOriginal) => {
  const real = await importOriginal<typeof import('node:fs')>();
  const { faulty } = await import('../support/faulty-fs.js');
  const isOurs = (path: string): boolean => scope.folder !== '' && path.startsWith(scope.folder);
  return { ...real, ...faulty(real, fault, isOurs) };
});

afterEach(() => {
  scope.folder = '';
});

const OLD = 'the old content\n';
const NEW = 'the new content\n'.repeat(10_000);

/** What becomes of a job with one fault. */
interface Outcome {
  readonly error: unknown;
  readonly names: readonly string[];
  readonly target: Buffer;
}

/** Does a job in a folder of its own, once with each call of an operation failing, and once without. */
async function everyFault(
  op: string,
  kind: string,
  job: (target: string) => Promise<unknown>,
  check: (outcome: Outcome, what: string) => void,
): Promise<number> {
  const folder = await scratchFolder();
  for (let nth = 1; ; nth++) {
    rmSync(join(folder, 'd'), { recursive: true, force: true });
    await mkdir(join(folder, 'd'));
    await writeFile(join(folder, 'd/target'), OLD);
    Object.assign(fault, { op, kind, nth, calls: 0, isHit: false });
    scope.folder = join(folder, 'd');
    const error = await job(join(folder, 'd/target')).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    scope.folder = '';
    const names = readdirSync(join(folder, 'd')).sort();
    check({ error, names, target: readFileSync(join(folder, 'd/target')) }, `${op} ${nth} ${kind}`);
    if (!fault.isHit) return nth - 1;
  }
}

/** Writes the new content piece by piece, in the way that a run does. */
async function writeAll(opening: Promise<ByteSink>): Promise<void> {
  const sink = await opening;
  try {
    const bytes = Buffer.from(NEW);
    for (let at = 0; at < bytes.length; at += 40_000) {
      await sink.write(bytes.subarray(at, at + 40_000));
    }
    await sink.seal();
    await sink.commit();
  } catch (error) {
    sink.abandon();
    throw error;
  }
}

/** The faults of writing, and how many calls of each at least there must be to fail. */
const FAULTS: readonly (readonly [op: string, kind: string, atLeast: number])[] = [
  ['open', 'EIO', 2],
  ['open', 'EMFILE', 2],
  ['write', 'EIO', 4],
  ['write', 'ENOSPC', 4],
  ['write', 'EAGAIN', 4],
  ['write', 'short', 4],
  ['fsync', 'EIO', 2],
  ['fsync', 'EINVAL', 2],
  ['close', 'EIO', 2],
  ['rename', 'EIO', 1],
  ['readdir', 'EIO', 1],
];

/** Faults that are no failure: the rest is tried again, or there is nothing to be lost. */
const HARMLESS = new Set(['EAGAIN', 'short', 'EINVAL']);

describe('a call that fails while a file is written', () => {
  test.each(FAULTS)('%s (%s): the old file or all of the new one', async (op, kind, atLeast) => {
    const calls = await everyFault(op, kind, (path) => writeAll(openFile(path, [])), expectWhole);
    expect(calls).toBeGreaterThanOrEqual(atLeast);
  });

  function expectWhole({ error, names, target }: Outcome, what: string): void {
    expect(names, what).toEqual(['target']);
    expect(target.toString(), what).toBe(error === undefined ? NEW : OLD);
    if (error === undefined) return;
    expect(HARMLESS.has(fault.kind) || fault.op === 'readdir', what).toBe(false);
    expect(error, what).toBeInstanceOf(DiscretizeError);
    const { code, cause } = error as DiscretizeError;
    const usual = fault.op === 'open' ? 'E_OUTPUT' : 'E_WRITE';
    expect(code, what).toBe(fault.kind === 'EMFILE' ? 'E_RESOURCES' : usual);
    expect(cause, what).toMatchObject({ code: fault.kind });
  }

  test('a mode that cannot be kept is an error', async () => {
    const job = async (path: string): Promise<void> => {
      const { chmodSync } = await vi.importActual<typeof import('node:fs')>('node:fs');
      chmodSync(path, 0o4777);
      await writeAll(openFile(path, []));
    };
    expect(await everyFault('chmod', 'EPERM', job, expectWhole)).toBe(1);
  });

  test('a file that cannot be removed stays, and the error is still the first one', async () => {
    const folder = await scratchFolder({ target: OLD });
    const sink = await openFile(join(folder, 'target'), []);
    Object.assign(fault, { op: 'unlink', kind: 'EIO', nth: 1, calls: 0, isHit: false });
    scope.folder = folder;
    expect(() => sink.abandon()).not.toThrow();
    expect(fault.isHit).toBe(true);
    expect(readFileSync(join(folder, 'target'), 'utf8')).toBe(OLD);
  });
});

describe('a call that fails while a file is written over itself with a backup', () => {
  test.each([...FAULTS, ['rename', 'EIO', 2], ['link', 'EPERM', 1]] as typeof FAULTS)(
    '%s (%s): the content is there under one name or the other, and whole',
    async (op, kind, atLeast) => {
      const calls = await everyFault(
        op,
        kind,
        (path) => writeAll(openInPlace(path, '.bak')),
        ({ error, names, target }, what) => {
          expect(target.toString(), what).toBe(error === undefined ? NEW : OLD);
          const hasBackup = names.includes('target.bak');
          expect(names, what).toEqual(hasBackup ? ['target', 'target.bak'] : ['target']);
          if (error === undefined) expect(hasBackup, what).toBe(true);
        },
      );
      expect(calls).toBeGreaterThanOrEqual(atLeast);
    },
  );
});

describe('a call that fails while a compressed file is written', () => {
  test.each(FAULTS.filter(([op]) => op === 'write' || op === 'fsync'))(
    '%s (%s): no file, or all of it',
    async (op, kind) => {
      let packed = '';
      const job = (path: string): Promise<void> => {
        packed = `${path}.gz`;
        return writeAll(openFile(packed, []));
      };
      await everyFault(op, kind, job, ({ error, names }, what) => {
        expect(names, what).toEqual(error === undefined ? ['target', 'target.gz'] : ['target']);
        if (error !== undefined) expect(error, what).toMatchObject({ code: 'E_WRITE' });
        else expect(gunzipSync(readFileSync(packed)).toString() === NEW, what).toBe(true);
      });
    },
  );
});

describe('a call that fails while a file is read', () => {
  test.each([
    ['open', 'EIO'],
    ['read', 'EIO'],
    ['read', 'short'],
    ['close', 'EIO'],
  ])('%s (%s): all of it, or an error', async (op, kind) => {
    const calls = await everyFault(
      op,
      kind,
      async (path) => {
        const pieces: Uint8Array[] = [];
        for await (const piece of openTextSource(path).bytes) pieces.push(piece);
        expect(Buffer.concat(pieces).toString()).toBe(OLD);
      },
      ({ error }, what) => {
        const isFine = error === undefined;
        expect(isFine, what).toBe(!fault.isHit || op === 'close' || kind === 'short');
        if (!isFine) expect(error, what).toMatchObject({ code: 'E_INPUT', cause: { code: 'EIO' } });
      },
    );
    expect(calls).toBeGreaterThanOrEqual(2);
  });
});
