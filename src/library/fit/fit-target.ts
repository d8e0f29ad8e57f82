import { POINT } from '../../core/cells/notation.ts';
import { closest } from '../../core/errors/closest.ts';
import { DiscretizeError } from '../../core/errors/error.ts';
import { countMissing } from '../../core/missing.ts';
import { checkOptions } from '../../core/options/check-options.ts';
import type { CellRules } from '../../csv/columns/columns.ts';
import type { TargetCells } from '../../fit/target/labels.ts';
import {
  type TargetPreset,
  type TargetSettings,
  usualPrecision,
  usualTargetStrategy,
} from '../../fit/target/options.ts';
import { PARAMETER_NAMES, TARGET_PARAMETERS } from '../../fit/target/strategies/parameters.ts';
import { ownersOf } from '../../fit/target/strategies/registry.ts';
import { fitTarget } from '../../jobs/target/fit-target.ts';
import type { TargetRequest } from '../../jobs/target/target-request.ts';
import { cellRules } from '../../plan/read-request.ts';
import { SPEC_DEFAULTS, type Spec } from '../../spec/spec.ts';
import { keptRows, type ReadCells, readCells } from '../memory/cell-columns.ts';
import { fitColumnsOf, type NamedColumn, weightsOf } from './fit-columns.ts';
import { specialCodesOf } from './fit-values.ts';
import { selectRows } from './group-keys.ts';
import { targetColumnOf } from './target-column.ts';
import { TARGET_FIT_OPTIONS, type TargetFitOptions } from './target-options.ts';

/** The name of a target passed as values. */
const TARGET = 'target';

/** The name of a column passed without a name. */
const VALUES = 'values';

/**
 * Fits the spec of boundaries that predict a target; see `fit`.
 *
 * @throws DiscretizeError
 */
export function fitTargetSpec(columns: unknown, options: TargetFitOptions): Spec {
  const own = checkOptions('fit', options, TARGET_FIT_OPTIONS);
  const request = requestOf(own);
  const { values, named } = targetIn(columns, own.target);
  const rows = named[0]?.values.length ?? 0;
  const weights = own.weights && weightsOf(own.weights, rows);
  const rules = cellRules(request.spec, POINT);
  const target = targetColumnOf(request.target, values, request.event, rules);
  checkLength(target.cells.length, rows, request.target);
  const special = specialCodesOf(own.special, request.spec.precision);
  const kept = keptRows([...cellsOf(named, rules), targetCells(target, named.length)], rules);
  const features = named.map((column) => ({
    name: column.name ?? VALUES,
    values: selectRows(column.values, kept),
    invalid: 0,
    special,
  }));
  const table = {
    rows,
    features,
    target: { ...target, cells: selectRows(target.cells, kept) },
    weights: weights && selectRows(weights, kept),
  };
  const { spec } = fitTarget(request, table, undefined);
  const isNamed = named.every(({ name }) => name !== undefined);
  if (isNamed) return spec;
  return { ...spec, features: spec.features.map((one) => ({ ...one, columns: undefined })) };
}

function cellsOf(columns: readonly NamedColumn[], rules: CellRules): ReadCells[] {
  return columns.map(({ name = VALUES, values }, position) =>
    readCells(values, { position, name }, rules),
  );
}

/** The target as cells, which policies for missing values apply to. */
function targetCells({ name, cells }: TargetCells, position: number): ReadCells {
  const notNumbers = countMissing(cells);
  const counts = { invalid: [], notNumbers, overflow: 0, rounded: 0 };
  return { place: { position, name }, values: cells, ...counts, cellAt: (row) => cells[row] };
}

/** The values of the target, and all other columns. */
function targetIn(
  columns: unknown,
  target: TargetFitOptions['target'],
): { readonly values: unknown; readonly named: readonly NamedColumn[] } {
  if (typeof target !== 'string') return { values: target, named: fitColumnsOf(columns) };
  if (typeof columns !== 'object' || columns === null) {
    return { values: undefined, named: fitColumnsOf(columns) };
  }
  const { [target]: values, ...others } = columns as Readonly<Record<string, unknown>>;
  if (Object.hasOwn(columns, target)) return { values, named: fitColumnsOf(others) };
  const names = Object.keys(others);
  const guess = closest(target, names);
  throw new DiscretizeError('E_UNKNOWN_COLUMN', `unknown target "${target}"`, {
    expected: names,
    received: target,
    hint: guess === undefined ? 'use the name of a column' : `did you mean "${guess}"?`,
  });
}

function requestOf(options: TargetFitOptions): TargetRequest {
  const { compat, target, event, fix = {} } = options;
  const precision = options.precision ?? usualPrecision(compat);
  const missing = options.missing ?? SPEC_DEFAULTS.missing;
  const spec = { ...SPEC_DEFAULTS, precision, missing, features: [] };
  return {
    read: { columns: undefined, roles: [], spec },
    target: typeof target === 'string' ? target : TARGET,
    isText: undefined,
    event: event === undefined ? undefined : String(event),
    type: options.targetType,
    compat,
    weight: undefined,
    spec,
    output: options.output,
    value: options.value,
    name: undefined,
    labelDigits: undefined,
    settings: { ...settingsOf(options, compat), precision },
    fixed: new Map(Object.entries(fix)),
  };
}

function settingsOf(options: TargetFitOptions, compat: TargetPreset | undefined): TargetSettings {
  const strategy = options.strategy ?? usualTargetStrategy(compat);
  const given: Readonly<Record<string, unknown>> = { ...options, fixed: options.fix };
  for (const name of [...PARAMETER_NAMES, 'bins', 'fixed']) {
    if (given[name] === undefined || ownersOf(name).includes(strategy)) continue;
    const option = name === 'fixed' ? 'fix' : name;
    throw new DiscretizeError('E_USAGE', `cannot use ${option} with strategy ${strategy}`, {
      hint: `remove ${option}, or use strategy ${ownersOf(name).join(' or ')}`,
    });
  }
  const parameters = PARAMETER_NAMES.flatMap((name) => {
    const value = given[name];
    const isAbsent = value === undefined || value === false;
    return isAbsent ? [] : [[name, TARGET_PARAMETERS[name].parse(String(value))] as const];
  });
  const { bins, closed, round = 'gap' } = options;
  const settings: TargetSettings = Object.fromEntries(parameters);
  return { ...settings, strategy, bins, round, compat, ...(closed && { closed }) };
}

function checkLength(received: number, expected: number, target: string): void {
  if (received === expected) return;
  const message = `target "${target}" has ${received} values, not ${expected}`;
  throw new DiscretizeError('E_RAGGED_ROW', message, { expected, received });
}
