import { availableParallelism } from 'node:os';
import { Boundaries, parseNumberList } from '../../core/boundaries.ts';
import { parseDecimal, parseThousands } from '../../core/cells/notation.ts';
import { DiscretizeError } from '../../core/errors/error.ts';
import type { Precision } from '../../core/threshold.ts';
import { type Dialect, parseDelimiter, resolveDialect } from '../../csv/dialect.ts';
import { OUTPUT_MODE_NAMES, parseOutputMode } from '../../encode/registry.ts';
import { chooseEngine, type EngineChoice } from '../../engine/choose-engine.ts';
import { parseStrategy, STRATEGY_NAMES, type StrategyName } from '../../fit/strategies/names.ts';
import { checkOutside } from '../../plan/feature.ts';
import { type GivenList, type Request, requestFor } from '../../plan/request.ts';
import {
  CLOSED_SIDES,
  INVALID_POLICIES,
  MISSING_POLICIES,
  OUTSIDES,
  PRECISIONS,
  SPEC_DEFAULTS,
  type Spec,
} from '../../spec/spec.ts';
import { choice } from '../arguments/choice.ts';
import { ENGINE_CHOICES, NAME_BY_CHOICES } from '../arguments/choices.ts';
import type { RawOptions } from '../arguments/raw-options.ts';
import { givenEdges, presetOf } from './compat.ts';

/**
 * Understands the flags: what they say wins over `--compat`, that over the spec, that over defaults.
 *
 * @param file the spec of `--spec`, if there is one
 * @throws DiscretizeError E_USAGE, E_BOUNDARIES
 */
export function requestOf(flags: RawOptions, file: Spec | undefined): Request {
  checkTogether(flags, file);
  const compat = presetOf(flags);
  const spec = file ?? { ...SPEC_DEFAULTS, features: [] };
  const defaults = requestFor({
    ...spec,
    precision:
      choice('precision', flags.precision, PRECISIONS) ?? compat?.precision ?? spec.precision,
    missing: choice('missing', flags.missing, MISSING_POLICIES) ?? compat?.missing ?? spec.missing,
    invalid: choice('invalid', flags.invalid, INVALID_POLICIES) ?? spec.invalid,
    na_values: naValues(flags.naValues) ?? spec.na_values,
    default_na: flags.defaultNa && spec.default_na,
  });
  const { precision } = defaults.spec;
  const closed = choice('closed', flags.closed, CLOSED_SIDES) ?? compat?.closed;
  const outside = choice('outside', flags.outside, OUTSIDES) ?? compat?.outside;
  checkOutside(outside, defaults.spec.missing);
  const lists = givenLists(flags.boundaries ?? [], precision);
  const hasWalls = outside === 'missing' && closed !== undefined;
  return {
    ...defaults,
    columns: flags.columns?.join(','),
    lists: hasWalls ? givenEdges(lists, compat, { precision, closed }) : lists,
    output: outputModeOf(flags.outputMode),
    closed,
    outside,
    name: flags.name,
    append: flags.append ?? defaults.append,
    suffix: flags.suffix ?? defaults.suffix,
    nameBy: choice('name-by', flags.nameBy, NAME_BY_CHOICES) ?? defaults.nameBy,
  };
}

/** Flags that are needed, or that need others. */
function checkTogether(
  { boundaries, suffix, append, strategy, bins }: RawOptions,
  file?: Spec,
): void {
  if (strategy !== undefined && bins === undefined) {
    strategyOf(strategy);
    throw new DiscretizeError('E_USAGE', '--strategy does nothing without --bins', {
      hint: 'say how many bins: -n 5',
    });
  }
  if (file === undefined && boundaries === undefined) {
    throw new DiscretizeError('E_USAGE', 'there are no boundaries', {
      hint: 'give them with -b 0,10,20, a spec with -s spec.json, or learn them with -n 5',
    });
  }
  if (suffix !== undefined && !append) {
    throw new DiscretizeError('E_USAGE', '--suffix does nothing without --append', {
      hint: 'add --append, or leave out --suffix: columns that are replaced keep their names',
    });
  }
}

/**
 * Reads a strategy's name.
 *
 * @throws DiscretizeError E_USAGE
 */
export function strategyOf(text: string): StrategyName {
  return parseStrategy(text) ?? (choice('strategy', text, STRATEGY_NAMES) as StrategyName);
}

/** Reads `--boundaries`: `0,10,20` for all columns, `fare=10,20` for some. */
function givenLists(values: readonly string[], precision: Precision): GivenList[] {
  const lists = values.map(givenList);
  // The plan checks them too, but only when the header has come, and that may take long.
  for (const { boundaries } of lists) Boundaries.of(boundaries, { precision });
  const names = lists.map(({ columns }) => columns);
  const twice = lists.find(({ columns }, i) => names.indexOf(columns) !== i);
  if (twice === undefined) return lists;
  const { columns } = twice;
  const whose = columns === undefined ? 'all columns' : `"${columns}"`;
  throw new DiscretizeError('E_USAGE', `-b has two lists for ${whose}`, {
    received: values,
    hint:
      columns === undefined
        ? 'name the columns: -b fare=10,20 -b tip=1,5'
        : 'leave one out, or join the two',
  });
}

/** A number has no equals sign, so the last one ends the column's name. */
function givenList(value: string): GivenList {
  // Lines of a file in "$(cat bounds.txt)" are as good as blanks.
  const text = value.replace(/^=/, '').replaceAll(/[\r\n]+/g, ' ');
  const at = text.lastIndexOf('=');
  const columns = at < 0 ? undefined : text.slice(0, at).trim();
  return { columns, boundaries: parseNumberList(text.slice(at + 1)) };
}

function naValues(values: readonly string[] | undefined): readonly string[] | undefined {
  return values?.flatMap((value) => value.split(',')).map((item) => item.trim());
}

/**
 * Reads `--output-mode`.
 *
 * @throws DiscretizeError E_USAGE
 */
export function outputModeOf(value: string | undefined): Request['output'] {
  if (value === undefined) return undefined;
  return parseOutputMode(value) ?? choice('output-mode', value, OUTPUT_MODE_NAMES);
}

/** The dialect that the flags describe; a `.tsv` file has tabs. */
export function dialectOf(flags: RawOptions, files: readonly string[]): Dialect {
  const isTsv = files[0]?.toLowerCase().endsWith('.tsv') ?? false;
  return resolveDialect({
    delimiter:
      flags.delimiter === undefined ? (isTsv ? '\t' : undefined) : parseDelimiter(flags.delimiter),
    quote: sign(flags.quote),
    escape: sign(flags.escape),
    comment: flags.comment,
    encoding: flags.encoding,
    decimal: flags.decimal === undefined ? undefined : parseDecimal(flags.decimal),
    thousands: flags.thousands === undefined ? undefined : parseThousands(flags.thousands),
    header: flags.header,
    lenient: flags.lenient,
    maxRecord: flags.maxRecord === undefined ? undefined : bytes('max-record', flags.maxRecord),
  });
}

function sign(value: string | undefined): string | null | undefined {
  return value === 'none' ? null : value;
}

const UNITS: ReadonlyMap<string, number> = new Map([
  ['', 1],
  ['k', 2 ** 10],
  ['m', 2 ** 20],
  ['g', 2 ** 30],
]);

/**
 * Reads a size such as 1048576, 512k or 16M.
 *
 * @throws DiscretizeError E_USAGE
 */
export function bytes(flag: string, value: string): number {
  const [, digits = '', unit = ''] = /^(\d+)([kmg]?)$/i.exec(value) ?? [];
  const size = Number(digits) * (UNITS.get(unit.toLowerCase()) ?? 1);
  if (digits !== '' && size > 0 && Number.isSafeInteger(size)) return size;
  throw new DiscretizeError('E_USAGE', `--${flag} is no size: "${value}"`, {
    expected: 'a number of bytes',
    received: value,
    hint: 'write a number of bytes, such as 1048576, 512k or 16M',
  });
}

/** The engine that the flags and the dialect lead to. */
export function engineOf(flags: RawOptions, dialect: Dialect): EngineChoice {
  return chooseEngine(dialect, choice('engine', flags.engine, ENGINE_CHOICES) ?? 'auto');
}

/** How many threads work on blocks: as many as there are cores, if nothing is said. */
export function threadsOf({ threads }: RawOptions): number {
  if (threads === undefined) return availableParallelism();
  const count = Number(threads);
  if (/^\d+$/.test(threads) && count >= 1 && count <= MAX_THREADS) return count;
  throw new DiscretizeError('E_USAGE', `--threads is not "${threads}"`, {
    expected: `1 to ${MAX_THREADS}`,
    received: threads,
    hint: `it is a number from 1 to ${MAX_THREADS}`,
  });
}

const MAX_THREADS = 256;
