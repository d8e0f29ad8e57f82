import { DiscretizeError } from '../../core/errors/error.ts';
import type { SparseFormatName } from '../../encode/sparse/registry.ts';
import { checkInputs } from '../../io/reading/source.ts';
import type { BinRequest } from '../../plan/bin-request.ts';
import type { Spec } from '../../spec/spec.ts';
import type { RawFitOptions, RawOptions } from '../arguments/raw-options.ts';
import { checkReadOnce, expandInputs } from '../input/inputs.ts';
import { loadSpec } from '../input/load-spec.ts';
import type { ReportOptions } from '../report/run-messages.ts';
import { requestOf } from './bin-request.ts';
import type { LearnedBins } from './fit/learned-bins.ts';
import { sparseRequestOf } from './forms/sparse.ts';
import {
  type CommandOutputs,
  checkInPlaceFlags,
  checkStatsName,
  resolveOutput,
  resolveReport,
} from './output-options.ts';
import { type ReadOptions, resolveRead, separateTables, type TableInput } from './read-options.ts';
import { checkNoLearning, learnsFirst } from './strategy-options.ts';

/** Explicit bins, or bins that are fitted to the input first. */
type BinChoice =
  | { readonly given: BinRequest }
  | { readonly given?: undefined; readonly learned: LearnedBins };

/** The options of the main command. */
export interface BinOptions {
  readonly read: ReadOptions;
  /** The tables to write: one of all files, or with `--in-place` one for each file. */
  readonly tables: readonly TableInput[];
  /** All input files, the spec among them. */
  readonly inputs: readonly string[];
  readonly bins: BinChoice;
  readonly output: CommandOutputs;
  readonly report: ReportOptions;
  /** The format of the sparse matrix to write; undefined: a table. */
  readonly sparse: SparseFormatName | undefined;
  /** The number of rows to preview; undefined: a full run. */
  readonly previewRows: number | undefined;
  /** True if the run prints its spec and bins no rows. */
  readonly isSpecPrinted: boolean;
}

/**
 * Resolves the flags of the main command, and reads the spec.
 *
 * @param operands the files that are named
 * @throws DiscretizeError E_USAGE, E_DIALECT, E_BOUNDARIES, E_SPEC, E_INPUT, E_OUTPUT
 */
export async function resolveBins(
  flags: RawOptions,
  operands: readonly string[],
): Promise<BinOptions> {
  const paths = await expandInputs(operands);
  const report = resolveReport(flags);
  const output = resolveOutput(flags, flags.printSpec ? 'JSON' : 'CSV');
  checkStatsName(flags.stats, operands);
  const previewRows = previewRowsOf(flags);
  await checkInPlaceFlags(flags, paths);
  const inputs = flags.spec === undefined ? paths : [flags.spec, ...paths];
  checkReadOnce(inputs);
  const read = await resolveRead(flags, paths);
  const tables = flags.inPlace === undefined ? [read.table] : separateTables(flags, read);
  const bins = await binChoiceOf(flags);
  await checkInputs(paths);
  return Object.freeze({
    read,
    tables,
    inputs,
    bins,
    output,
    report,
    sparse: sparseRequestOf(flags)?.format,
    previewRows,
    isSpecPrinted: flags.printSpec ?? false,
  });
}

/**
 * Reads the spec of `--spec`; undefined without the flag.
 *
 * @throws DiscretizeError E_USAGE for `--layer` without it
 */
export async function specOf(flags: Pick<RawOptions, 'spec' | 'layer'>): Promise<Spec | undefined> {
  checkLayer(flags);
  return flags.spec === undefined ? undefined : await loadSpec(flags.spec, flags.layer);
}

/** Rejects `--layer` without `--spec`. */
export function checkLayer({ spec, layer }: Pick<RawOptions, 'spec' | 'layer'>): void {
  if (layer === undefined || spec !== undefined) return;
  throw new DiscretizeError('E_USAGE', '--layer does nothing without --spec', {
    received: layer,
    hint: 'add the model: -s model.keras',
  });
}

async function binChoiceOf(flags: RawFitOptions): Promise<BinChoice> {
  if (!learnsFirst(flags)) {
    checkNoLearning(flags);
    return { given: requestOf(flags, await specOf(flags)) };
  }
  checkLayer(flags);
  // Loaded on demand: most runs fit no boundaries.
  const { resolveLearnedBins } = await import('./fit/learned-bins.ts');
  return { learned: resolveLearnedBins(flags) };
}

/** The default number of rows of a preview, and the greatest. */
const DEFAULT_ROWS = 10;
const MAX_ROWS = 1000;

function previewRowsOf({ preview: text }: RawOptions): number | undefined {
  if (text === undefined) return undefined;
  if (text === '') return DEFAULT_ROWS;
  const count = Number(text);
  if (/^\d+$/.test(text) && count >= 1 && count <= MAX_ROWS) return count;
  throw new DiscretizeError('E_USAGE', `invalid --preview "${text}"`, {
    expected: `1 to ${MAX_ROWS}`,
    received: text,
    hint: `use --preview, or --preview=20; at most ${MAX_ROWS}`,
  });
}
