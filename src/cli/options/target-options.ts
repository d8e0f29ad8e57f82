import { DiscretizeError } from '../../core/errors/error.ts';
import type { Size, TargetWish } from '../../fit/target/options.ts';
import type { TargetRequest } from '../../jobs/target/fit-target.ts';
import { checkOutside } from '../../plan/feature.ts';
import { choice } from '../arguments/choice.ts';
import type { RawFitOptions } from '../arguments/raw-options.ts';
import { LEARNING_FLAGS } from '../definitions/learning-flags.ts';
import { OBJECTIVES, TARGET_STRATEGIES, TRENDS } from '../definitions/target-flags.ts';
import { binRulesOf } from './bin-request.ts';
import { isGiven } from './fit-phases.ts';

/** Flags that do nothing with a target. */
const OTHERS: readonly string[] = [
  ...LEARNING_FLAGS.map(({ long }) => long).filter((long) => long !== 'weight'),
  ...['partial', 'merge', 'compat', 'json'],
];

/** Flags that do nothing without a target. */
const OWN = [
  'event',
  'objective',
  'trend',
  'minBin',
  'maxBin',
  'minEvents',
  'minDifference',
  'maxP',
  'penalty',
  'candidates',
  'exhaustive',
  'fix',
] as const satisfies readonly (keyof RawFitOptions)[];

/** Rejects flags that only `--target` gives a meaning. */
export function checkNoTarget(flags: RawFitOptions): void {
  const given = OWN.find((name) => flags[name] !== undefined);
  if (given === undefined) return;
  const message = `--${dashed(given)} does nothing without --target`;
  throw new DiscretizeError('E_USAGE', message, { hint: 'name the target: --target COLUMN' });
}

/**
 * Resolves the flags that say what is learned with a target.
 *
 * @throws DiscretizeError E_USAGE
 */
export function targetRequestOf(flags: RawFitOptions, target: string): TargetRequest {
  const useless = OTHERS.find((long) => isGiven(flags, long));
  if (useless !== undefined) {
    const message = `--${useless} does nothing with --target`;
    throw new DiscretizeError('E_USAGE', message, { hint: 'leave one of them out' });
  }
  const { strategy, ...plain } = flags;
  const rules = binRulesOf(plain, undefined);
  const { spec, outside, closed, output } = rules;
  checkOutside(outside, spec.missing);
  const weight =
    flags.weight === undefined ? [] : [{ role: 'weight', name: flags.weight } as const];
  const roles = [{ role: 'target', name: target } as const, ...weight];
  const wish = { ...wishOf(flags), precision: spec.precision, ...(closed && { closed }) };
  return {
    read: { columns: flags.columns?.join(','), roles, spec },
    target,
    event: numberOf('event', flags.event),
    spec,
    output,
    name: flags.name,
    wish: { ...wish, strategy: choice('strategy', strategy, TARGET_STRATEGIES) },
    fixed: new Map((flags.fix ?? []).map(fixedIn)),
  };
}

function wishOf(flags: RawFitOptions): TargetWish {
  return {
    round: 'gap',
    objective: choice('objective', flags.objective, OBJECTIVES),
    trend: choice('trend', flags.trend, TRENDS),
    bins: numberOf('bins', flags.bins),
    minBin: sizeOf('min-bin', flags.minBin),
    maxBin: sizeOf('max-bin', flags.maxBin),
    minEvents: numberOf('min-events', flags.minEvents),
    minDifference: numberOf('min-difference', flags.minDifference),
    maxP: numberOf('max-p', flags.maxP),
    penalty: numberOf('penalty', flags.penalty),
    candidates: numberOf('candidates', flags.candidates),
    exhaustive: flags.exhaustive,
  };
}

function numberOf(flag: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (text.trim() !== '' && Number.isFinite(value)) return value;
  throw invalid(flag, text, 'a number');
}

/** `5%`, or a number of rows. */
function sizeOf(flag: string, text: string | undefined): Size | undefined {
  if (text === undefined) return undefined;
  const [, digits, percent] = /^(\d+(?:\.\d+)?)(%?)$/.exec(text.trim()) ?? [];
  const value = Number(digits);
  if (digits === undefined || (percent === '%' && value > 100)) {
    throw invalid(flag, text, 'a number of rows, or a share such as 5%');
  }
  return percent === '%' ? { share: value / 100 } : { rows: value };
}

/** `col=10,20`. */
function fixedIn(text: string): [string, readonly number[]] {
  const at = text.lastIndexOf('=');
  const numbers = text.slice(at + 1).split(',');
  const expected = 'a column and numbers: age=18,65';
  if (at < 1) throw invalid('fix', text, expected);
  return [text.slice(0, at), numbers.map((number) => numberOf('fix', number) as number)];
}

function invalid(flag: string, received: string, expected: string): DiscretizeError {
  const message = `--${flag} is not "${received}"`;
  return new DiscretizeError('E_USAGE', message, { expected, received, hint: `it is ${expected}` });
}

function dashed(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
