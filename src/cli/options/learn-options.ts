import { didYouMean } from '../../core/errors/closest.ts';
import { DiscretizeError } from '../../core/errors/error.ts';
import { parseRule, RULE_NAMES, type RuleName } from '../../fit/bin-count/rules.ts';
import { MEMORY } from '../../fit/collect/collect.ts';
import { RANK_ERROR } from '../../fit/kll/sketch.ts';
import type { LearnOptions } from '../../fit/learn.ts';
import { checkRule, LEARN_DEFAULTS, MAX_BINS, usualStrategy } from '../../fit/options.ts';
import {
  parseStrategy,
  STRATEGIES,
  type StrategyName,
  strategyOfParameter,
} from '../../fit/strategies/registry.ts';
import { checkOutside } from '../../plan/feature.ts';
import type { ReadRequest } from '../../plan/read-request.ts';
import { choice } from '../arguments/choice.ts';
import type { RawOptions } from '../arguments/raw-options.ts';
import { checkCompat, compatOf, presetOf } from './compat.ts';
import { bytes } from './read-options.ts';
import { type BinRules, binRulesOf, strategyOf } from './request.ts';
import {
  checkParametersUsed,
  parametersOf,
  type RawRounding,
  roundingOf,
} from './strategy-options.ts';

/** The flags of `fit` as typed. */
export interface RawFitOptions extends RawOptions, RawRounding {
  readonly shared?: true;
  readonly weight?: string;
  readonly duplicates?: string;
  readonly sketch?: true;
  /** Gathers only, and prints that. */
  readonly partial?: true;
  /** Its files are what `partial` printed. */
  readonly merge?: true;
  readonly rankError?: string;
  readonly memory?: string;
}

/** What `-c` says of some columns: `fare:quantile:10`. */
interface ColumnWish {
  /** A column list. */
  readonly columns: string;
  readonly strategy: StrategyName | undefined;
  readonly bins: number | RuleName | undefined;
}

/** What is asked of `fit`, every flag understood. */
export interface LearnRequest {
  /** What is read; the column of weights has a role. */
  readonly read: ReadRequest;
  /** The members of the spec that flags say. */
  readonly rules: BinRules & { readonly name: string | undefined };
  /** What is asked for every column that `wishes` does not name. */
  readonly wanted: LearnOptions;
  readonly wishes: readonly ColumnWish[];
  readonly isShared: boolean;
  /** Whether sketches are printed in place of a spec. */
  readonly isPartial: boolean;
  /** The column that weighs the rows. */
  readonly weight: string | undefined;
  readonly gather: { readonly memory: number; readonly sketch: boolean; readonly error: number };
}

/**
 * Understands the flags of `fit`.
 *
 * @throws DiscretizeError E_USAGE
 */
export function learnRequestOf(flags: RawFitOptions): LearnRequest {
  const wishes = (flags.columns ?? []).flatMap(columnWishes);
  const named = wishes.map(({ columns }) => columns);
  const { weight } = flags;
  const rules = { ...binRulesOf(flags, undefined), name: flags.name };
  checkOutside(rules.outside, rules.spec.missing);
  const wanted = wantedOf(flags, rules);
  for (const { strategy, bins } of wishes) {
    checkManner({ ...wanted, ...(strategy && { strategy }), ...(bins && { bins }) });
    if (bins !== undefined) checkBinsCount(strategy ?? wanted.strategy);
  }
  checkParametersUsed(flags, [
    wanted.strategy,
    ...wishes.flatMap(({ strategy }) => strategy ?? []),
  ]);
  return {
    read: {
      columns: named.length === 0 ? undefined : named.join(','),
      roles: weight === undefined ? [] : [{ role: 'weight', name: weight }],
      spec: rules.spec,
    },
    rules,
    wanted,
    wishes: wishes.filter(({ strategy, bins }) => strategy !== undefined || bins !== undefined),
    isShared: flags.shared ?? false,
    isPartial: flags.partial ?? false,
    weight,
    gather: {
      memory: flags.memory === undefined ? MEMORY : bytes('memory', flags.memory),
      sketch: flags.sketch ?? flags.partial ?? false,
      error: numberIn('rank-error', flags.rankError, 1e-5, 0.5) ?? RANK_ERROR,
    },
  };
}

function wantedOf(flags: RawFitOptions, { spec, closed, outside }: BinRules): LearnOptions {
  const compat = compatOf(flags);
  const preset = presetOf(flags);
  const bins = flags.bins === undefined ? LEARN_DEFAULTS.bins : binCountOf(flags.bins);
  const parameters = parametersOf(flags);
  const usual = typeof bins === 'number' ? preset?.strategies[0] : undefined;
  const strategy =
    flags.strategy === undefined
      ? (strategyOfParameter(parameters) ?? usual ?? usualStrategy(bins))
      : strategyOf(flags.strategy);
  checkManner({ strategy, bins, compat, outside: outside ?? LEARN_DEFAULTS.outside });
  if (flags.bins !== undefined) checkBinsCount(strategy);
  return {
    strategy,
    bins,
    compat,
    parameters,
    rounding: roundingOf(flags, { compat, strategy }),
    columns: LEARN_DEFAULTS.columns,
    duplicates:
      choice('duplicates', flags.duplicates, ['drop', 'error'] as const) ??
      preset?.duplicates ??
      LEARN_DEFAULTS.duplicates,
    precision: spec.precision,
    closed: closed ?? LEARN_DEFAULTS.closed,
    outside: outside ?? LEARN_DEFAULTS.outside,
  };
}

/** One bin has no boundary, unless it has outer edges. */
function checkOneBin(bins: number | RuleName, outside: LearnOptions['outside']): void {
  if (bins !== 1 || outside === 'missing') return;
  throw new DiscretizeError('E_USAGE', 'cannot fit 1 bin: it has no boundary', {
    expected: 'at least 2 bins',
    received: bins,
    hint: 'use -n 2 or more, or --compat pandas or numpy, whose bins have outer edges',
  });
}

/** Some strategies have as many bins as follow from their parameters. */
function checkBinsCount(strategy: StrategyName): void {
  if (!STRATEGIES[strategy].countsBins) return;
  throw new DiscretizeError('E_USAGE', `--bins and --strategy ${strategy} cannot be combined`, {
    hint: `remove --bins: the number of bins follows from --${strategy}`,
  });
}

/** Other programs have fewer strategies and rules. */
function checkManner({
  strategy,
  bins,
  compat,
  outside,
}: Pick<LearnOptions, 'strategy' | 'bins' | 'compat' | 'outside'>): void {
  checkCompat(compat, strategy, bins);
  checkRule(strategy, bins);
  checkOneBin(bins, outside);
}

/** `fare:quantile:10,tip` is two wishes. Commas and colons within quotes are part of a name. */
function columnWishes(value: string): ColumnWish[] {
  const items = value.match(/(?:"(?:[^"]|"")*"|[^,"])+/g) ?? [value];
  return items.map((item) => {
    const [, columns, name, bins] = /^(.+?):([a-z]+)(?::([a-z0-9]+))?$/i.exec(item.trim()) ?? [];
    const strategy = name === undefined ? undefined : parseStrategy(name);
    if (columns === undefined || strategy === undefined) {
      return { columns: item, strategy: undefined, bins: undefined };
    }
    return { columns, strategy, bins: bins === undefined ? undefined : binCountOf(bins) };
  });
}

/**
 * Reads `--bins`: a number of bins, or the name of a rule.
 *
 * @throws DiscretizeError E_USAGE
 */
export function binCountOf(text: string): number | RuleName {
  const count = Number(text);
  if (/^\d+$/.test(text) && count >= 1 && count <= MAX_BINS) return count;
  const rule = parseRule(text);
  if (rule !== undefined) return rule;
  throw new DiscretizeError('E_USAGE', `--bins is not "${text}"${didYouMean(text, RULE_NAMES)}`, {
    expected: '1 to 1,000,000, or a rule',
    received: text,
    hint: `it is a number from 1 to 1,000,000, or a rule: ${RULE_NAMES.join(', ')}`,
  });
}

function numberIn(
  flag: string,
  text: string | undefined,
  least: number,
  most: number,
): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (text.trim() !== '' && value >= least && value <= most) return value;
  throw new DiscretizeError('E_USAGE', `--${flag} is not "${text}"`, {
    expected: `${least} to ${most}`,
    received: text,
    hint: `it is a number from ${least} to ${most}`,
  });
}
