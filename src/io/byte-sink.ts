import { DiscretizeError } from '../core/errors/error.ts';
import { fileLimitError } from '../core/errors/resource-error.ts';
import { type SystemError, shownPath, systemReason } from './system-error.ts';

/** An output that appears complete, or not at all. */
export interface ByteSink {
  /** Writes bytes; resolves when their memory may be reused, and the next call may follow. One call at a time. */
  readonly write: (bytes: Uint8Array) => Promise<void>;
  /** The open regular file, to whose end other threads may write between two calls. */
  readonly file?: {
    readonly descriptor: number;
    /** Receives the number of bytes that another thread has written. */
    readonly wrote: (bytes: number) => void;
  };
  /** Ends the writing, and does everything that can fail before the output appears. */
  readonly seal: () => Promise<void>;
  /** Makes the output appear; seals it first if necessary. */
  readonly commit: () => Promise<void>;
  /** Discards the output at once, which leaves everything as before; does nothing after a commit. */
  readonly abandon: () => void;
}

/** The error for an output that cannot be created: E_OUTPUT, or E_RESOURCES if limits of the system are the cause. */
export function outputError(path: string, why: string, more: OutputDetails = {}): DiscretizeError {
  const message = `cannot write ${shownPath(path)}: ${why}`;
  return (
    fileLimitError(message, more.cause) ??
    new DiscretizeError('E_OUTPUT', message, { received: path, ...more })
  );
}

interface OutputDetails {
  readonly cause?: unknown;
  readonly hint?: string | undefined;
}

/** The error for a failed write: E_WRITE, or E_RESOURCES as {@link outputError}. */
export function writeError(name: string, cause: SystemError): DiscretizeError {
  const message = `writing ${name} failed: ${systemReason(cause)}`;
  return fileLimitError(message, cause) ?? new DiscretizeError('E_WRITE', message, { cause });
}
