import { DiscretizeError } from './error.ts';

/** A resource that the system or Node lacks. */
interface Lack {
  readonly message: string;
  readonly hint: string;
}

const [FILES, LIMITS] = [
  'allow more of them: ulimit -n 256',
  'raise the limits of the system (ulimit), or use --threads 1',
];
const NO_MEMORY: Lack = { message: 'out of memory', hint: LIMITS };

/** Lacking resources by the code of the error. */
const LACKS: ReadonlyMap<string, Lack> = new Map([
  ['EMFILE', { message: 'too many open files', hint: FILES }],
  ['ENFILE', { message: 'too many open files in the system', hint: 'close other programs' }],
  ['EAGAIN', { message: 'too many threads or processes', hint: LIMITS }],
  ['ENOMEM', NO_MEMORY],
  ['ERR_MEMORY_ALLOCATION_FAILED', NO_MEMORY],
  ['ERR_WORKER_INIT_FAILED', { message: 'cannot start a thread', hint: LIMITS }],
  ['ERR_WORKER_OUT_OF_MEMORY', { message: 'a thread is out of memory', hint: LIMITS }],
]);

/** Messages of V8 for refused memory; such errors have no code. */
const REFUSED_MEMORY =
  /^(?:Array buffer allocation failed|Out of memory|WebAssembly\.\w+\(\): (?:could not allocate|Out of memory))/i;

/** The error for a failure that is due to the limits of the system; undefined for any other failure. */
export function resourceError(cause: unknown): DiscretizeError | undefined {
  if (!(cause instanceof Error) || cause instanceof DiscretizeError) return undefined;
  const { code } = cause as NodeJS.ErrnoException;
  const lack =
    LACKS.get(code ?? '') ?? (REFUSED_MEMORY.test(cause.message) ? NO_MEMORY : undefined);
  return lack && new DiscretizeError('E_RESOURCES', lack.message, { hint: lack.hint, cause });
}

/** The codes of file system calls that fail because of limits of the system. */
const REFUSED_CALLS: ReadonlySet<string> = new Set(['EMFILE', 'ENFILE', 'ENOMEM']);

/**
 * The error for a file that cannot be opened or written because of limits of the system.
 *
 * @param message the file, and the failed action
 * @returns undefined for a failure with another cause
 */
export function fileLimitError(message: string, cause: unknown): DiscretizeError | undefined {
  const { code = '' } = (cause ?? {}) as { readonly code?: string };
  const lack = REFUSED_CALLS.has(code) ? LACKS.get(code) : undefined;
  return lack && new DiscretizeError('E_RESOURCES', message, { hint: lack.hint, cause });
}

/** The error for a thread that ended without an error. */
export function threadEnded(): DiscretizeError {
  return new DiscretizeError('E_RESOURCES', 'a thread has ended early', { hint: LIMITS });
}
