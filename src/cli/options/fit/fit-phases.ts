import { DiscretizeError } from '../../../core/errors/error.ts';
import type { ColumnOptions } from '../../../jobs/fit-request.ts';
import { isSet, type RawFitOptions } from '../../arguments/raw-options.ts';
import { FIT_FLAGS } from '../../definitions/commands/fit-flags.ts';
import type { FitFlag, FitPhase } from '../../definitions/flag.ts';
import { TYPE_FLAG_GROUP } from '../../definitions/type-flags.ts';

/**
 * Rejects flags without effect in the phase of a fit that `--partial` or `--merge` runs.
 *
 * @param own the options of single columns
 * @throws DiscretizeError E_USAGE
 */
export function checkPhases(flags: RawFitOptions, own: readonly ColumnOptions[]): void {
  if (!flags.partial && !flags.merge) return;
  const half = flags.partial ? '--partial' : '--merge';
  rejectWhole(flags, half);
  if (flags.partial) {
    rejectPhase(flags, 'learn', half, 'use it with --merge: --partial fits nothing');
    if (own.length > 0) throw useless('-c with a strategy', half, 'use it with --merge');
  }
  if (flags.merge) {
    rejectPhase(flags, 'collect', '--merge', 'use it with --partial: --merge reads no rows');
  }
  if (flags.merge && flags.partial && flags.columns !== undefined) {
    throw useless(
      '--columns',
      '--merge --partial',
      'select columns with --merge, when boundaries are fitted',
    );
  }
}

/** Rejects the flags of a phase. */
function rejectPhase(flags: RawFitOptions, phase: FitPhase, half: string, hint: string): void {
  const found = ofPhase(flags, phase);
  if (found !== undefined) throw useless(`--${found.long}`, half, hint);
}

function ofPhase(flags: RawFitOptions, phase: FitPhase): FitFlag | undefined {
  return FIT_FLAGS.find((flag) => phaseOf(flag, flags) === phase && isSet(flags, flag.long));
}

/** The flags of groups. */
const GROUPS: readonly string[] = ['by', 'min-rows', 'else'];

/** Rejects flags that need a whole fit, with the reason. */
function rejectWhole(flags: RawFitOptions, half: string): void {
  const long = ofPhase(flags, 'whole')?.long;
  if (long === undefined) return;
  const areTypes = TYPE_FLAG_GROUP.flags.some((flag) => flag.long === long);
  const lost = areTypes ? 'types' : GROUPS.includes(long) ? 'groups' : undefined;
  if (lost === undefined) throw useless(`--${long}`, half, 'remove one of them');
  const memory = areTypes ? '; --sketch keeps memory low' : '';
  const hint = `fit all files in one run, without ${half}${memory}`;
  throw useless(`--${long}`, `${half}: files of --partial do not keep ${lost}`, hint);
}

/** The phases of flags that differ in a fit with a target: `--compat` acts on boundaries, `--memory` on rows. */
const WITH_TARGET: ReadonlyMap<string, FitPhase> = new Map([
  ['compat', 'learn'],
  ['memory', 'collect'],
]);

function phaseOf({ long, phase }: FitFlag, { target }: RawFitOptions): FitPhase {
  return (target === undefined ? undefined : WITH_TARGET.get(long)) ?? phase;
}

function useless(what: string, half: string, hint: string): DiscretizeError {
  return new DiscretizeError('E_USAGE', `cannot use ${what} with ${half}`, { hint });
}
