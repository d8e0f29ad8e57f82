import { DiscretizeError } from '../../core/errors/error.ts';
import { checkOutput, STDOUT } from '../../io/writing/sink.ts';
import { baselineOf, compareCounts, compareGroups, countsFor } from '../../jobs/drift/compare.ts';
import {
  type BinCounts,
  countBins,
  type DriftReading,
  type TableCounts,
} from '../../jobs/drift/count-bins.ts';
import { countGroups, type GroupCounts } from '../../jobs/drift/count-groups.ts';
import type { DriftView } from '../../view/drift/drift-data.ts';
import { parseTyped } from '../arguments/parse.ts';
import type { RawDriftOptions } from '../arguments/raw-options.ts';
import { noInput } from '../input/no-input.ts';
import type { ReadOptions } from '../options/read-options.ts';
import { type DriftOptions, resolveDrift } from '../options/views/drift-options.ts';
import { driftOutput } from '../output/drift.ts';
import { print } from '../output/print.ts';
import { engineOptions, type OpenInput, openInput } from '../run/open-input.ts';
import { type RunContext, withRun } from '../run/run-context.ts';

/** The counts of the new data, and of its groups if rows are grouped. */
type NewCounts = TableCounts & { readonly groups?: readonly GroupCounts[] };

/**
 * `discretize drift SPEC [file...]`: how far new data have moved away from the training data.
 *
 * @returns the exit status: 1 if an index is above the limit of `--fail-above`
 * @throws DiscretizeError as the main command
 */
export async function driftCommand(args: readonly string[]): Promise<number> {
  const { operands, flags } = parseTyped<RawDriftOptions>('drift', args);
  if (operands.length < 2 && process.stdin.isTTY) throw noInput('discretize drift');
  const options = await resolveDrift(flags, operands);
  await checkOutput(STDOUT, [
    ...options.read.table.paths,
    ...(options.baseline?.table.paths ?? []),
  ]);
  const drift = await withRun((run) => compared(run, options));
  await print(driftOutput(drift, options.format));
  return isAbove(drift, options.limit) ? 1 : 0;
}

async function compared(run: RunContext, options: DriftOptions): Promise<DriftView> {
  const { rule, read, baseline: files } = options;
  const counted = await newCounts(run, options);
  if (counted === undefined) throw emptyInput(read);
  const baselines = await baselineCounts(run, counted, options, files);
  return {
    rows: counted.stats.rows,
    features: compareCounts(counted, baselines, rule),
    groups: counted.groups && compareGroups(counted.groups, baselines, rule),
  };
}

async function newCounts(run: RunContext, options: DriftOptions): Promise<NewCounts | undefined> {
  const { request, read, by } = options;
  const { sources, dialect, how } = await opened(run, options, read);
  if (by === undefined) return await countBins(request, sources, dialect, how);
  return await countGroups(request, by, sources, dialect, how);
}

async function baselineCounts(
  run: RunContext,
  { features }: TableCounts,
  options: DriftOptions,
  files: ReadOptions | undefined,
): Promise<readonly BinCounts[]> {
  if (files === undefined) return baselineOf(features);
  const { sources, dialect, how } = await opened(run, options, files);
  const counted = await countBins(options.request, sources, dialect, how);
  if (counted === undefined) throw emptyInput(files);
  return countsFor(features, counted);
}

/** The files of a table, and how they are read. */
interface Opened {
  readonly sources: OpenInput['sources'];
  readonly dialect: ReadOptions['table']['dialect'];
  readonly how: DriftReading;
}

async function opened(
  run: RunContext,
  { report }: DriftOptions,
  read: ReadOptions,
): Promise<Opened> {
  const { sources, rejections } = await openInput(run, read, report, [STDOUT]);
  return {
    sources,
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
