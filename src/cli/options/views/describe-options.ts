import type { CellRules } from '../../../csv/columns/columns.ts';
import { checkInputs } from '../../../io/reading/source.ts';
import { cellRules } from '../../../plan/read-request.ts';
import { impliedTimes, type TypeRequest } from '../../../plan/type-request.ts';
import { flagValue, type RawOptions } from '../../arguments/raw-options.ts';
import { CELLS, mainFlags, READING } from '../../definitions/commands/shared-flags.ts';
import { checkReadOnce, expandInputs } from '../../input/inputs.ts';
import type { HistogramFormat } from '../../output/histogram.ts';
import type { ReportOptions } from '../../report/run-messages.ts';
import { shellWord } from '../../terminal/escape-controls.ts';
import { binRulesOf } from '../bin-request.ts';
import { checkTypesRead, resolveTypes } from '../forms/column-types.ts';
import { resolveOutput, resolveReport } from '../output-options.ts';
import { type ReadOptions, resolveRead } from '../read-options.ts';
import { formatOf } from './histogram-options.ts';

/** The flags of types and of reading, as typed. */
export interface TypedFlags {
  /** Flags of reading, each with its value: `-d ';'`. */
  readonly reading: readonly string[];
  readonly times: Readonly<Record<string, string | undefined>>;
  readonly numbers: string | undefined;
}

/** The options of `describe`. */
export interface DescribeOptions {
  /** A column list; undefined: all columns. */
  readonly columns: string | undefined;
  readonly rules: CellRules;
  readonly types: TypeRequest;
  /** Flags that the proposed commands repeat. */
  readonly typeFlags: TypedFlags;
  readonly read: ReadOptions;
  readonly format: HistogramFormat;
  readonly report: ReportOptions;
}

/**
 * Resolves the flags of `describe`.
 *
 * @param operands the files that are named
 * @throws DiscretizeError E_USAGE, E_DIALECT, E_INPUT
 */
export async function resolveDescribe(
  flags: RawOptions,
  operands: readonly string[],
): Promise<DescribeOptions> {
  const format = formatOf(flags);
  const paths = await expandInputs(operands);
  resolveOutput(flags, 'CSV');
  const report = resolveReport(flags);
  checkReadOnce(paths);
  const read = await resolveRead(flags, paths);
  const { spec } = binRulesOf(flags, undefined);
  const rules = cellRules(spec, read.table.dialect);
  await checkInputs(paths);
  const types = typesFor(flags);
  const columns = flags.columns?.join(',');
  const typeFlags = pick(flags);
  return Object.freeze({ columns, rules, types, typeFlags, read, format, report });
}

/** The types of the columns. With an epoch format, selected columns are times: their cells look like numbers. */
function typesFor(flags: RawOptions): TypeRequest {
  const types = resolveTypes(flags);
  if (types.type !== undefined) checkTypesRead(types, []);
  const isEpoch = types.members.time_format?.startsWith('epoch_') ?? false;
  return isEpoch && flags.columns !== undefined ? impliedTimes(types, []) : types;
}

function pick(flags: RawOptions): TypedFlags {
  const { timeFormat, zone, ambiguous, part, numbers } = flags;
  const times = { 'time-format': timeFormat, zone, ambiguous, part };
  return { times, numbers: numbers?.join(','), reading: readingFlags(flags) };
}

/** Flags of cells that a proposed command has of its own. */
const OWN: readonly string[] = ['missing', 'invalid', 'type', 'numbers', 'time-format', 'zone'];
const ALSO_OWN: readonly string[] = ['ambiguous', 'part', 'rejects', 'max-errors'];

/** The flags of reading files and cells, each with its value. */
function readingFlags(flags: RawOptions): string[] {
  const longs = [...READING, ...CELLS].filter(
    (long) => !OWN.includes(long) && !ALSO_OWN.includes(long),
  );
  return mainFlags(...longs).flatMap((flag) => {
    const { long, short } = flag;
    const value = flagValue(flags, long);
    const name = short === undefined ? `--${long}` : `-${short}`;
    if (value === undefined) return [];
    if (value === true) return [name];
    return [value].flat().map((one) => `${name} ${shellWord(String(one))}`);
  });
}
