import { constants, lstatSync, readdirSync, readlinkSync, unlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { cryptoModule } from '../builtin-modules.ts';

/** For a file that must be new, and no link. (Windows has no O_NOFOLLOW, nor such links.) */
export const NEW_FILE: number =
  constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | (constants.O_NOFOLLOW ?? 0);

/** A longer name of a file is shortened in the name of its temporary files: 255 bytes is the limit. */
const MAX_STEM = 150;

/** The suffix of the file's name: process, machine, random characters. */
const TAIL = /^(\d+)-([0-9a-f]{8})-[0-9a-f]{12}\.tmp$/;

/**
 * A new name for a temporary file in the same folder, so that it can take the file's place in one step.
 * It tells who makes it, for {@link removeStale}.
 */
export function temporaryBeside(path: string): string {
  const tail = `${process.pid}-${machine()}-${cryptoModule().randomBytes(6).toString('hex')}.tmp`;
  return join(dirname(path), stem(path) + tail);
}

/**
 * Removes temporary files of runs that were killed while they wrote the same file. Those of other
 * machines, of other containers and of processes that are alive are left alone.
 */
export function removeStale(path: string): void {
  const [folder, start] = [dirname(path), stem(path)];
  for (const name of namesIn(folder)) {
    if (!name.startsWith(start)) continue;
    const [, pid, owner] = TAIL.exec(name.slice(start.length)) ?? [];
    if (pid === undefined || owner !== machine() || isAlive(Number(pid))) continue;
    tryTo(() => {
      if (lstatSync(join(folder, name)).isFile()) unlinkSync(join(folder, name));
    });
  }
}

function stem(path: string): string {
  const name = basename(path);
  if (Buffer.byteLength(name) <= MAX_STEM) return `.${name}.`;
  return `.${cryptoModule().createHash('sha256').update(name).digest('hex')}.`;
}

/** What tells apart machines, and containers on one of them, whose process numbers mean nothing here. */
function machine(): string {
  const space = tryTo(() => readlinkSync('/proc/self/ns/pid')) ?? '';
  return cryptoModule()
    .createHash('sha256')
    .update(`${hostname()}\0${space}`)
    .digest('hex')
    .slice(0, 8);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

function namesIn(folder: string): readonly string[] {
  return tryTo(() => readdirSync(folder)) ?? [];
}

/** Undefined where it fails: what is not tidied up harms nobody. */
function tryTo<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
