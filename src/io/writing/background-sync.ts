import { fdatasync } from 'node:fs';

/** The number of written bytes after which a sync begins. */
const ENOUGH = 16 * 1024 * 1024;

/** A call that waits for the disk, as that of Node. */
type Sync = (file: number, done: (cause: NodeJS.ErrnoException | null) => void) => void;

/** Syncs the bytes of a file while others are written, so that few remain at the end. */
export interface BackgroundSync {
  /** Counts written bytes; never waits. */
  readonly wrote: (bytes: number) => void;
  /** Waits for the current sync. @returns the first error, which the system reports only once */
  readonly end: () => Promise<NodeJS.ErrnoException | undefined>;
}

/**
 * Syncs of a file, one at a time.
 *
 * @param file stays open until `end` resolves, or until its bytes are discarded
 * @param enough the number of bytes after which the next sync begins
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
