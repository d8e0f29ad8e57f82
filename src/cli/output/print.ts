import { openStdout } from '../../io/writing/sink.ts';

/**
 * Prints text on standard output.
 *
 * @returns the exit status of a run that does no more
 */
export async function print(text: string): Promise<number> {
  await openStdout().write(Buffer.from(text, 'utf8'));
  return 0;
}
