import type { ErrorKind } from '../../core/errors/error.ts';

/** The exit status and the meaning of each kind of failure; statuses from 66 on are of sysexits.h. */
export const EXIT_CODES: Readonly<
  Record<ErrorKind, { readonly status: number; readonly meaning: string }>
> = {
  data: { status: 1, meaning: 'bad data' },
  usage: { status: 2, meaning: 'usage error' },
  input: { status: 66, meaning: 'input missing or unreadable' },
  bug: { status: 70, meaning: 'bug in discretize' },
  resources: { status: 71, meaning: 'system resources exhausted' },
  create: { status: 73, meaning: 'cannot create output' },
  write: { status: 74, meaning: 'write failed' },
};
