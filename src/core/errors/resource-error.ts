import { DiscretizeError } from './error.ts';

/** What the system or Node has too little of, by the code of the error. */
const RESOURCES: ReadonlyMap<string, string> = new Map([
  ['EMFILE', 'too many open files'],
  ['ENFILE', 'too many open files in the system'],
  ['ENOMEM', 'out of memory'],
  ['EAGAIN', 'too many threads or processes'],
  ['ERR_MEMORY_ALLOCATION_FAILED', 'out of memory'],
  ['ERR_WORKER_INIT_FAILED', 'cannot start a thread'],
  ['ERR_WORKER_OUT_OF_MEMORY', 'a thread is out of memory'],
]);

/** What V8 says where memory is refused; such errors have no code. */
const REFUSED_MEMORY =
  /^(?:Array buffer allocation failed|Out of memory|WebAssembly\.\w+\(\): (?:could not allocate|Out of memory))/i;

/** The error for a failure that is due to the limits of the system; undefined for any other failure. */
export function resourceError(cause: unknown): DiscretizeError | undefined {
  if (!(cause instanceof Error) || cause instanceof DiscretizeError) return undefined;
  const { code } = cause as NodeJS.ErrnoException;
  const known = RESOURCES.get(code ?? '');
  const refused = REFUSED_MEMORY.test(cause.message) ? 'out of memory' : undefined;
  const lack = known ?? refused;
  if (lack === undefined) return undefined;
  const hint = 'raise the limits of the system (ulimit), or use --threads 1';
  return new DiscretizeError('E_RESOURCES', lack, { hint, cause });
}
