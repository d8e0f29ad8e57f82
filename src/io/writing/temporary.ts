import { constants, lstatSync, readdirSync, readlinkSync, unlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { cryptoModule } from '../builtin-modules.ts';

/** The flags to create a new file, never through a link. (Windows lacks O_NOFOLLOW and such links.) */
export const NEW_FILE: number =
  constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | (constants.O_NOFOLLOW ?? 0);

/** The maximum length of a file name in the name of its temporary file, which may have 255 bytes. */
const MAX_STEM = 150;

/** The suffix of a temporary name: process, machine, random characters. */
const TAIL = /^(\d+)-([0-9a-f]{8})-[0-9a-f]{12}\.tmp$/;

/**
 * A new name for a temporary file in the folder of its target, for an atomic rename. It contains the process and
 * machine, for {@link removeStale}.
 */
export function temporaryBeside(path: string): string {
  const tail = `${process.pid}-${machine()}-${cryptoModule().randomBytes(6).toString('hex')}.tmp`;
  return join(dirname(path), stem(path) + tail);
}

/**
 * Removes temporary files of runs that were killed while they wrote the same file. Keeps those of other machines,
 * other containers and running processes.
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

/** The identity of the machine and container, within which process numbers are valid. */
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

/** The result of an action; undefined if it fails: remaining temporary files are harmless. */
function tryTo<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
