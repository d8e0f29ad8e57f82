import { type BigIntStats, promises as fs, fstatSync } from 'node:fs';
import { basename, dirname, isAbsolute, join } from 'node:path';
import { DiscretizeError } from '../../core/errors/error.ts';
import { outputError } from '../byte-sink.ts';
import { isStdin } from '../reading/input-name.ts';
import { inputError, shownPath, systemReason, unlessAbsent } from '../system-error.ts';
import { checkPlantedLink } from './planted-link.ts';

/** The destination of an output. */
export interface Target {
  /** The file itself, past any symbolic links. */
  readonly path: string;
  /** The existing file; undefined for a new one. */
  readonly old: BigIntStats | undefined;
  /** True for a regular or new file; a device or a named pipe is written directly. */
  readonly isReplaced: boolean;
  /**
   * The open descriptor that the path names, if it is standard output or a regular file: the bytes belong in that
   * file, not in a new one.
   */
  readonly descriptor: number | undefined;
}

/** The directories of open descriptors; on Linux `/dev/fd` is a link to those of the process. */
const DESCRIPTORS = /^\/(?:dev|proc\/(\d+)(?:\/task\/\d+)?)\/fd\/(\d+)$/;

/** The maximum number of symbolic links that are followed, as in Linux. */
const MAX_LINKS = 40;

/** The maximum number of checks of a file that changes at each check. */
const MAX_ATTEMPTS = 20;

/**
 * Finds the destination of an output.
 *
 * @throws DiscretizeError E_OUTPUT if the system does not report it: only a file that certainly does not exist counts
 *   as absent
 */
export async function findTarget(path: string): Promise<Target> {
  try {
    return await find(path);
  } catch (cause) {
    if (cause instanceof DiscretizeError) throw cause;
    throw outputError(path, systemReason(cause as NodeJS.ErrnoException), { cause });
  }
}

async function find(path: string, attempts = MAX_ATTEMPTS): Promise<Target> {
  const old = await unlessAbsent(fs.stat(path, { bigint: true }));
  const end = await follow(path);
  const descriptor = descriptorOf(end);
  if (descriptor !== undefined && (descriptor === 1 || old?.isFile())) {
    return { path, old, isReplaced: false, descriptor };
  }
  const isReplaced = old === undefined || old.isFile();
  if (isReplaced && !(await isSame(end, old))) {
    // Another process may have replaced the file meanwhile.
    if (attempts > 1) return await find(path, attempts - 1);
    throw outputError(path, 'its symbolic links are inconsistent');
  }
  return { path: isReplaced ? end : path, old, isReplaced, descriptor: undefined };
}

/** True if the system finds the same file, since it may follow links differently or refuse to. */
async function isSame(end: string, old: BigIntStats | undefined): Promise<boolean> {
  const there = await unlessAbsent(fs.lstat(end, { bigint: true }));
  return there?.dev === old?.dev && there?.ino === old?.ino;
}

/** Follows symbolic links, also to a new file; stops at an open descriptor. */
async function follow(path: string, links = 0): Promise<string> {
  // The folder is resolved first: `..` in a link depends on the real folder of the link.
  const folder = (await unlessAbsent(fs.realpath(dirname(path)))) ?? dirname(path);
  const real = join(folder, basename(path));
  if (descriptorOf(real) !== undefined) return real;
  const link = await linkAt(real);
  if (link === undefined) return real;
  if (links >= MAX_LINKS) throw outputError(path, systemReason({ code: 'ELOOP', message: '' }));
  return await follow(isAbsolute(link) ? link : `${folder}/${link}`, links + 1);
}

/** The target of a link; undefined for absent files and other files. */
async function linkAt(path: string): Promise<string | undefined> {
  const stat = await unlessAbsent(fs.lstat(path));
  if (stat?.isSymbolicLink() !== true) return undefined;
  checkPlantedLink(path, stat, await fs.stat(dirname(path)), process.geteuid?.());
  return await fs.readlink(path);
}

/** The open descriptor of this process that a path names. */
function descriptorOf(path: string): number | undefined {
  const [name, pid, descriptor] = DESCRIPTORS.exec(path) ?? [];
  if (name === undefined || Number(pid ?? process.pid) !== process.pid) return undefined;
  return Number(descriptor);
}

/**
 * Rejects two outputs to the same pipe, or to the same file, which the second would replace.
 *
 * @param one a path, or `-` for standard output; likewise `other`
 * @throws DiscretizeError E_USAGE
 */
export async function checkDistinct(one: string, other: string): Promise<void> {
  const [first, second] = await Promise.all([placeOf(one), placeOf(other)]);
  if (first === undefined || second === undefined || !isSamePlace(first, second)) return;
  throw new DiscretizeError('E_USAGE', `cannot write two outputs to ${other}`, {
    received: other,
    hint: 'use two files',
  });
}

/** The identity of the target of an output; undefined for an output that cannot be opened, which fails later. */
async function placeOf(path: string): Promise<Target | undefined> {
  if (path !== '-') return await findTarget(path).catch(() => undefined);
  return { path, old: statOpen(1), isReplaced: false, descriptor: 1 };
}

function isSamePlace(one: Target, other: Target): boolean {
  const areOpen = one.descriptor !== undefined && other.descriptor !== undefined;
  if (areOpen) return one.descriptor === other.descriptor;
  const isOpen = one.descriptor !== undefined || other.descriptor !== undefined;
  const isKept = isOpen ? one.old?.isFile() === true : one.old?.isFIFO() === true;
  const isSameNode = one.old?.dev === other.old?.dev && one.old?.ino === other.old?.ino;
  return (isKept && isSameNode) || (!isOpen && one.isReplaced && one.path === other.path);
}

/**
 * Rejects an output that is also an input, which would be lost, or read while it grows.
 *
 * @param name the output in messages
 * @param inputs paths, `-` for standard input
 * @throws DiscretizeError E_USAGE
 */
export async function checkNotInput(
  name: string,
  output: BigIntStats | undefined,
  inputs: readonly string[],
): Promise<void> {
  if (output?.isFile() !== true) return;
  for (const input of inputs) {
    const stat = await statInput(input);
    if (stat?.dev !== output.dev || stat.ino !== output.ino) continue;
    throw new DiscretizeError('E_USAGE', `the output ${name} is also the input ${input}`, {
      received: name,
      hint: 'use another file, or --in-place to overwrite the input',
    });
  }
}

async function statInput(input: string): Promise<BigIntStats | undefined> {
  if (isStdin(input)) return statOpen(0);
  try {
    return await unlessAbsent(fs.stat(input, { bigint: true }));
  } catch (cause) {
    throw inputError(shownPath(input), cause as NodeJS.ErrnoException);
  }
}

/** The kind of an open file descriptor; undefined if it is closed. */
export function statOpen(descriptor: number): BigIntStats | undefined {
  try {
    return fstatSync(descriptor, { bigint: true });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EBADF') return undefined;
    throw cause;
  }
}
