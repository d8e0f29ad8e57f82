import { type BigIntStats, promises as fs } from 'node:fs';
import { DiscretizeError } from '../../core/errors/error.ts';
import { type ByteSink, outputError } from '../byte-sink.ts';
import { compressedSink, encoderOf } from '../compression/compressed-sink.ts';
import { compressionOf } from '../compression/formats.ts';
import { FileReader } from '../reading/file-reader.ts';
import { isStdin } from '../reading/input-name.ts';
import { START } from '../reading/source.ts';
import { systemReason, unlessAbsent } from '../system-error.ts';
import { openReplacement } from './replacement.ts';
import { checkNotInput, findTarget } from './target.ts';

/**
 * Checks that files can be overwritten with their outputs.
 *
 * @param backup the suffix of backups; empty for no backups
 * @param others the other inputs and outputs, which must not be overwritten
 * @throws DiscretizeError E_USAGE for a path that is not a regular file, a file that is named twice, or a backup that
 *   is one of these files; E_OUTPUT for a backup that cannot be created
 */
export async function checkInPlace(
  paths: readonly string[],
  backup: string,
  others: readonly string[],
): Promise<void> {
  const seen = new Map<string, string>();
  for (const path of paths) {
    const { old } = await findTarget(path);
    if (old?.isFile() !== true)
      throw usageError(`${path} is not a regular file`, path, 'write a new file with --output');
    await checkNotInput(path, old, others);
    const before = seen.get(identity(old));
    if (before !== undefined) throw usageError(`${before} and ${path} are the same file`, path);
    seen.set(identity(old), path);
  }
  if (backup === '') return;
  const taken = await targetsOf(others);
  for (const path of paths) {
    const kept = (await findTarget(path)).path + backup;
    await checkBackup(kept, seen);
    const other = taken.get(kept);
    if (other !== undefined) throw backupInUse(kept, other);
  }
}

function backupInUse(path: string, other: string): DiscretizeError {
  const hint = 'use another suffix for backups, such as --in-place=.old';
  return usageError(`the backup ${path} is also another file of the run`, other, hint);
}

/** The files by their targets, without standard streams. */
async function targetsOf(paths: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const files = paths.filter((path) => !isStdin(path));
  return new Map(
    await Promise.all(files.map(async (path) => [(await findTarget(path)).path, path] as const)),
  );
}

async function checkBackup(path: string, seen: ReadonlyMap<string, string>): Promise<void> {
  const there = await unlessAbsent(fs.lstat(path, { bigint: true })).catch((cause: Error) => {
    throw outputError(path, systemReason(cause), { cause });
  });
  if (there === undefined) return;
  if (!there.isFile()) throw outputError(path, 'it exists and is not a regular file');
  const taken = seen.get(identity(there));
  // A backup from just before a run was killed is a hard link to its file.
  if (taken === undefined || (await findTarget(taken)).path !== path) return;
  throw usageError(`the backup ${path} is one of the inputs`, path);
}

function identity({ dev, ino }: BigIntStats): string {
  return `${dev}:${ino}`;
}

function usageError(
  message: string,
  received: string,
  hint: string = 'name each file once',
): DiscretizeError {
  return new DiscretizeError('E_USAGE', `--in-place: ${message}`, { received, hint });
}

/**
 * An output that replaces its input, with the same compression. A symbolic link is kept, and the file that it points
 * to is replaced.
 *
 * @param backup the suffix of the backup; empty for no backup
 * @throws DiscretizeError E_OUTPUT; E_WRITE from the methods
 */
export async function openInPlace(path: string, backup: string): Promise<ByteSink> {
  const packing = compressionOf(path, new FileReader(path).peek(START));
  const encoder = encoderOf(path, packing);
  const target = await findTarget(path);
  const sink = openReplacement(path, target, backup === '' ? undefined : target.path + backup);
  return encoder === undefined ? sink : compressedSink(sink, encoder());
}
