import { DiscretizeError } from '../../core/errors/error.ts';
import { PARAMETERS } from '../../fit/strategies/registry.ts';
import { FIT_FLAGS } from '../definitions/fit-flags.ts';
import type { LearnRequest, RawFitOptions } from './learn-options.ts';

/** What is said when boundaries are learned, and not before. */
const LEARNING: readonly string[] = [
  'strategy',
  'bins',
  ...PARAMETERS.map(({ parameter }) => parameter.flag),
  'round',
  'nice',
  'exact',
  'duplicates',
  'output-mode',
  'closed',
  'precision',
];

/** What may be said of either half. A sketch is what `--partial` makes anyway. */
const EITHER: readonly string[] = [
  'partial',
  'merge',
  'sketch',
  'columns',
  'output',
  'quiet',
  'no-progress',
  'help',
];

/** What neither half has a use for: sketches take no more memory, and do as no other program does. */
const NEITHER: readonly string[] = ['memory', 'compat'];

/** All others say how rows are read and gathered. */
const GATHERING: readonly string[] = FIT_FLAGS.map(({ long }) => long).filter(
  (long) => ![...LEARNING, ...EITHER, ...NEITHER].includes(long),
);

/**
 * Refuses flags that have no say in the half of a fit that is asked for.
 *
 * @throws DiscretizeError E_USAGE
 */
export function checkHalves(flags: RawFitOptions, { wishes }: Pick<LearnRequest, 'wishes'>): void {
  if (!flags.partial && !flags.merge) return;
  const half = flags.partial ? '--partial' : '--merge';
  refuse(flags, NEITHER, half, 'leave it out');
  if (flags.partial) {
    refuse(flags, LEARNING, half, 'it learns nothing; say it where the files are merged');
    if (wishes.length > 0) throw useless('-c with a strategy', half, 'say it with --merge');
  }
  if (flags.merge) refuse(flags, GATHERING, '--merge', 'it reads no rows; say it with --partial');
  if (flags.merge && flags.partial && flags.columns !== undefined) {
    throw useless('--columns', '--merge --partial', 'choose columns where boundaries are learned');
  }
}

function refuse(flags: RawFitOptions, longs: readonly string[], half: string, hint: string): void {
  const long = longs.find((name) => isGiven(flags, name));
  if (long !== undefined) throw useless(`--${long}`, half, hint);
}

/** A flag `--no-x` is a member x that is false. */
function isGiven(flags: RawFitOptions, long: string): boolean {
  const isNo = long.startsWith('no-');
  const key = long
    .replace(/^no-/, '')
    .replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  const value = (flags as unknown as Readonly<Record<string, unknown>>)[key];
  return isNo ? value === false : value !== undefined;
}

function useless(what: string, half: string, hint: string): DiscretizeError {
  return new DiscretizeError('E_USAGE', `${what} does nothing with ${half}`, { hint });
}
