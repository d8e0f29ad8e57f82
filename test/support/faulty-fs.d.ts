import type * as fs from 'node:fs';

/** What is made to fail, and what came of it. */
export interface Fault {
  /** `open`, `read`, `write`, `fsync`, `close`, `rename`, `chmod`, `link`, `copy`, `unlink` or `readdir`. */
  op: string;
  /** Which call fails, counted from 1; 0 for none. */
  nth: number;
  /** The code of the system's error, or `short`: only a part is read or written. */
  kind: string;
  calls: number;
  isHit: boolean;
}

/**
 * Those functions of `node:fs` that can fail.
 *
 * @param isOurs whether calls with this path are counted; those with its descriptor are, then, too
 */
export function faulty(
  real: typeof fs,
  fault: Fault,
  isOurs: (path: string) => boolean,
): Partial<typeof fs>;
