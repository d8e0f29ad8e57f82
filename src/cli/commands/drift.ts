import { DiscretizeError } from '../../core/errors/error.ts';
import type { ByteSource } from '../../io/reading/source.ts';
import { isTerminal } from '../../io/terminal.ts';
import { checkWritable, STDOUT } from '../../io/writing/sink.ts';
import { baselinesOf, groupBaselines } from '../../jobs/drift/baselines.ts';
import type { BinCounts } from '../../jobs/drift/bin-counter.ts';
import { compareCounts, compareGroups, countsFor } from '../../jobs/drift/compare.ts';
import {
  countTableBins,
  type DriftReading,
  type TableCounts,
} from '../../jobs/drift/count-bins.ts';
import type { DriftView } from '../../view/drift/drift-view.ts';
import { parseTyped } from '../arguments/parse.ts';
import type { RawDriftOptions } from '../arguments/raw-options.ts';
import { noInput } from '../input/inputs.ts';
import type { ReadOptions } from '../options/read-options.ts';
import { type DriftOptions, resolveDrift } from '../options/views/drift-options.ts';
import { driftOutput } from '../output/drift.ts';
import { print } from '../output/print.ts';
import { engineOptions, type OpenRun, openRun, sourcesOf } from '../run/open-input.ts';
import { type RunContext, withRun } from '../run/run-context.ts';

/**
 * `discretize drift SPEC [file...]`: compares the distributions of new data and of the training data.
 *
 * @returns the exit status: 1 if an index is above the limit of `--fail-above`
 * @throws DiscretizeError as the main command
 */
export async function driftCommand(args: readonly string[]): Promise<number> {
  const { operands, flags } = parseTyped<RawDriftOptions>('drift', args);
  if (operands.length < 2 && isTerminal(0)) throw noInput('discretize drift');
  const options = await resolveDrift(flags, operands);
  await checkWritable(STDOUT, options.inputs);
  const drift = await withRun((run) => compared(run, options));
  await print(driftOutput(drift, options.format));
  return isAbove(drift, options.limit) ? 1 : 0;
}

async function compared(run: RunContext, options: DriftOptions): Promise<DriftView> {
  const { rule, read, baseline: files, report, inputs } = options;
  const tables = [read, ...(files === undefined ? [] : [files])] as const;
  const open = await openRun(run, tables, report, { inputs, outputs: [STDOUT] });
  const counted = await countsOf(open, options, read, options.by);
  const baselines = await baselineCounts(open, counted, options, files);
  const { features, groups } = counted;
  const ownBaselines =
    files === undefined ? groupBaselines(features, groups?.by ?? [], baselines) : () => baselines;
  return {
    rows: counted.stats.rows,
    features: compareCounts(counted, baselines, rule),
    groups: groups && compareGroups(groups.groups, ownBaselines, rule),
  };
}

async function baselineCounts(
  open: OpenRun,
  { features }: TableCounts,
  options: DriftOptions,
  files: ReadOptions | undefined,
): Promise<readonly BinCounts[]> {
  if (files === undefined) return baselinesOf(features);
  return countsFor(features, await countsOf(open, options, files, undefined));
}

/** Counts a table. Without baseline files, rows have the weights of the counts in the spec. */
async function countsOf(
  open: OpenRun,
  options: DriftOptions,
  table: ReadOptions,
  by: string | undefined,
): Promise<TableCounts> {
  const { sources, dialect, how } = opened(open, options, table);
  const reading = { ...how, by, isWeighed: options.baseline === undefined };
  const counted = await countTableBins(options.request, sources, dialect, reading);
  if (counted === undefined) throw emptyInput(table);
  return counted;
}

/** The sources of a table, and the options for reading them. */
interface Opened {
  readonly sources: readonly ByteSource[];
  readonly dialect: ReadOptions['table']['dialect'];
  readonly how: Omit<DriftReading, 'by' | 'isWeighed'>;
}

function opened(
  { rejections, watch }: OpenRun,
  { report }: DriftOptions,
  read: ReadOptions,
): Opened {
  return {
    sources: sourcesOf(read, watch),
    dialect: read.table.dialect,
    how: { ...engineOptions(read, report), rejections },
  };
}

function emptyInput({ table }: ReadOptions): DiscretizeError {
  return new DiscretizeError('E_COLUMNS', 'the input is empty', {
    received: table.paths,
    hint: 'use a file with a header and rows',
  });
}

function isAbove({ features, groups = [] }: DriftView, limit: number | undefined): boolean {
  if (limit === undefined) return false;
  const all = [...features.map(({ psi }) => psi), ...groups.flatMap(({ psi }) => psi)];
  return all.some(({ total }) => !(total <= limit));
}
