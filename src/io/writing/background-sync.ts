import { fdatasync } from 'node:fs';

/** After how many bytes the disk is asked to take what was written. */
const ENOUGH = 16 * 1024 * 1024;

/** The call that waits for the disk; Node's. */
type Sync = (file: number, done: (cause: NodeJS.ErrnoException | null) => void) => void;

/** Has a file's bytes taken by the disk while others are written, so that little is left for the end. */
export interface BackgroundSync {
  /** Counts bytes that were written; never waits. */
  readonly wrote: (bytes: number) => void;
  /** Waits for what is under way. @returns why the disk did not take all bytes, which it says only once */
  readonly end: () => Promise<NodeJS.ErrnoException | undefined>;
}

/**
 * Syncs of a file, one at a time.
 *
 * @param file stays open until `end` resolves, or is closed because its bytes are given up
 * @param enough after how many bytes the next sync begins
 */
export function backgroundSync(
  file: number,
  enough: number = ENOUGH,
  sync: Sync = fdatasync,
): BackgroundSync {
  let waiting = 0;
  let running: Promise<void> | undefined;
  let failure: NodeJS.ErrnoException | undefined;
  const finished = (cause: NodeJS.ErrnoException | null): void => {
    failure ??= cause ?? undefined;
    running = undefined;
  };
  const wrote = (bytes: number): void => {
    waiting += bytes;
    if (waiting < enough || running !== undefined || failure !== undefined) return;
    waiting = 0;
    running = new Promise((resolve) => {
      sync(file, (cause) => resolve(finished(cause)));
    });
  };
  const end = async (): Promise<NodeJS.ErrnoException | undefined> => {
    await running;
    return failure;
  };
  return { wrote, end };
}
