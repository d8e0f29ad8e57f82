import { readHeader } from '../../engine/open-table.ts';
import { EXPORTERS } from '../../export/registry.ts';
import { isTerminal } from '../../io/terminal.ts';
import { parseTyped } from '../arguments/parse.ts';
import type { RawExportOptions } from '../arguments/raw-options.ts';
import { noInput } from '../input/inputs.ts';
import { type ExportCommandOptions, resolveExport } from '../options/export-options.ts';
import type { DataFile } from '../options/exported-spec.ts';
import { print } from '../output/print.ts';
import { warn } from '../report/report.ts';
import { exportJob, sampleOf } from '../run/export-job.ts';
import { writeDocument } from '../run/outputs.ts';
import { shownName } from '../terminal/escape-controls.ts';

/**
 * `discretize export --to TARGET [FILE]`: prints a spec in another language, or a check of the export.
 *
 * @returns the exit status
 * @throws DiscretizeError E_USAGE, E_SPEC, E_EXPORT, E_INPUT, E_OUTPUT
 */
export async function exportCommand(args: readonly string[]): Promise<number> {
  const { operands, flags } = parseTyped<RawExportOptions>('export', args);
  if (flags.list) return await print(list());
  if (operands.length === 0 && isTerminal(0)) throw noInput('discretize export');
  const options = await resolveExport(flags, operands);
  warnOfFile(options);
  await writeDocument(options.output, await exported(options), options.inputs);
  return 0;
}

/** A file name that SQL reads as a schema and a table: `train.csv`. */
const FILE = /^[^(]*\.(csv|tsv|parquet|json|ndjson)(?:\.gz|\.zst)?$/i;

/** The functions of DuckDB that read files, by file name extension. */
const READERS: Readonly<Record<string, string>> = {
  csv: 'read_csv',
  tsv: 'read_csv',
  parquet: 'read_parquet',
  json: 'read_json',
  ndjson: 'read_json',
};

/** Warns if `--from` names a file: SQL reads its name as a schema and a table. */
function warnOfFile({ exporter, write: { from } }: ExportCommandOptions): void {
  const ending = FILE.exec(from ?? '')?.[1]?.toLowerCase();
  if (from === undefined || ending === undefined) return;
  const file = shownName(from);
  const hint =
    exporter.name === 'duckdb'
      ? `for the file, write --from "${READERS[ending]}('${file}')"`
      : 'load the file into a table, and name the table';
  warn(`--from ${file} names a table of a schema, not a file`, hint);
}

async function exported(options: ExportCommandOptions): Promise<string | Uint8Array> {
  const { exporter, data } = options;
  const loaded = await exportJob(options);
  const write = { ...options.write, header: await headerOf(options.header) };
  if (!options.isCheck) return exporter.write(loaded.job, write);
  return exporter.check(loaded.job, { ...write, sample: await sampleOf(data, loaded) });
}

/** The column names of a file. */
async function headerOf(file: DataFile | undefined): Promise<readonly string[] | undefined> {
  if (file === undefined) return undefined;
  return await readHeader([file.open(file.path)], file.dialect);
}

function list(): string {
  const width = Math.max(...EXPORTERS.map(({ name }) => name.length)) + 2;
  const lines = EXPORTERS.map(
    ({ name, about, testedOn }) =>
      `${name.padEnd(width)}${about}\n${' '.repeat(width)}${proof(testedOn)}`,
  );
  return `${lines.join('\n')}\n`;
}

function proof(testedOn: string): string {
  return /^\w+ only$/.test(testedOn) ? `untested: ${testedOn}` : `tested on ${testedOn}`;
}
