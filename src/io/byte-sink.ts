import { DiscretizeError } from '../core/errors/error.ts';
import { fileLimitError } from '../core/errors/resource-error.ts';
import { type SystemError, shownPath, systemReason } from './system-error.ts';

/** An output that is whole at the end, or not there. */
export interface ByteSink {
  /**
   * Resolves when the bytes are written, or copied: their memory may be used again then, and more may
   * come. One call at a time.
   */
  readonly write: (bytes: Uint8Array) => Promise<void>;
  /** The open regular file behind it, to whose end other threads may write between two calls. */
  readonly file?: {
    readonly descriptor: number;
    /** Reports bytes that another thread has written. */
    readonly wrote: (bytes: number) => void;
  };
  /** Ends the writing, and makes sure of all that can be made sure of before the output appears. */
  readonly seal: () => Promise<void>;
  /** Makes the output appear; seals it, if that is not done. */
  readonly commit: () => Promise<void>;
  /** Leaves everything as it was before, at once; does nothing after a commit. */
  readonly abandon: () => void;
}

/** The error for an output that cannot be made: E_OUTPUT, or E_RESOURCES if the limits of the system are the cause. */
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

/** The error for an output that failed while it was written: E_WRITE, or E_RESOURCES as {@link outputError}. */
export function writeError(name: string, cause: SystemError): DiscretizeError {
  const message = `writing ${name} failed: ${systemReason(cause)}`;
  return fileLimitError(message, cause) ?? new DiscretizeError('E_WRITE', message, { cause });
}
