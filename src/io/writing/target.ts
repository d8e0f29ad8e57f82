import { type BigIntStats, promises as fs, fstatSync } from 'node:fs';
import { basename, dirname, isAbsolute, join } from 'node:path';
import { DiscretizeError } from '../../core/errors/error.ts';

/** Where an output goes. */
export interface Target {
  /** The file itself, past any symbolic links. */
  readonly path: string;
  /** What is there now; undefined for a new file. */
  readonly old: BigIntStats | undefined;
  /** True for a regular or new file; a device or a named pipe is written directly. */
  readonly isReplaced: boolean;
  /**
   * The open descriptor that the path is a name of, if it is standard output or a regular file: who
   * opened it wants the bytes there, and no new file.
   */
  readonly descriptor: number | undefined;
}

/** Where systems keep the names of open descriptors; on Linux `/dev/fd` is a link to a process's own. */
const DESCRIPTORS = /^\/(?:dev|proc\/(\d+)(?:\/task\/\d+)?)\/fd\/(\d+)$/;

/** How many symbolic links are followed, as in Linux. */
const MAX_LINKS = 40;

/** Finds out where an output with this path goes. */
export async function findTarget(path: string): Promise<Target> {
  const old = await fs.stat(path, { bigint: true }).catch(() => undefined);
  const end = await follow(path);
  const descriptor = descriptorOf(end);
  if (descriptor !== undefined && (descriptor === 1 || old?.isFile())) {
    return { path, old, isReplaced: false, descriptor };
  }
  const isReplaced = old === undefined || old.isFile();
  return { path: isReplaced ? end : path, old, isReplaced, descriptor: undefined };
}

/** Follows symbolic links, also to a file that is not there yet; not beyond an open descriptor. */
async function follow(path: string, links = 0): Promise<string> {
  // The folder first: what `..` in a link is depends on where the link really is.
  const folder = await fs.realpath(dirname(path)).catch(() => dirname(path));
  const real = join(folder, basename(path));
  if (descriptorOf(real) !== undefined) return real;
  const link = await fs.readlink(real).catch(() => undefined);
  if (link === undefined || links >= MAX_LINKS) return real;
  return await follow(isAbsolute(link) ? link : `${folder}/${link}`, links + 1);
}

/** The open descriptor of this process that a path is the name of. */
function descriptorOf(path: string): number | undefined {
  const [name, pid, descriptor] = DESCRIPTORS.exec(path) ?? [];
  if (name === undefined || Number(pid ?? process.pid) !== process.pid) return undefined;
  return Number(descriptor);
}

/**
 * Refuses outputs that are one and the same file: the second would take the place of the first.
 *
 * @throws DiscretizeError E_USAGE
 */
export async function refuseSame(one: string, other: string): Promise<void> {
  const [first, second] = await Promise.all([findTarget(one), findTarget(other)]);
  if (first.path !== second.path || !first.isReplaced) return;
  throw new DiscretizeError('E_USAGE', `two outputs go to ${other}`, {
    received: other,
    hint: 'name two files',
  });
}

/**
 * Refuses an output that is being read: it would be lost, or read while it grows.
 *
 * @param name what messages call the output
 * @param inputs paths, `-` for standard input
 * @throws DiscretizeError E_USAGE
 */
export async function refuseInputs(
  name: string,
  output: BigIntStats | undefined,
  inputs: readonly string[],
): Promise<void> {
  if (output?.isFile() !== true) return;
  for (const input of inputs) {
    const stat = await statInput(input);
    if (stat?.dev !== output.dev || stat.ino !== output.ino) continue;
    throw new DiscretizeError('E_USAGE', `the output ${name} is the input ${input}`, {
      received: name,
      hint: 'name another file; --in-place writes the result over the data',
    });
  }
}

async function statInput(input: string): Promise<BigIntStats | undefined> {
  return input === '-'
    ? statOpen(0)
    : await fs.stat(input, { bigint: true }).catch(() => undefined);
}

/** What an open file descriptor is; undefined where it is closed. */
export function statOpen(descriptor: number): BigIntStats | undefined {
  try {
    return fstatSync(descriptor, { bigint: true });
  } catch {
    return undefined;
  }
}
