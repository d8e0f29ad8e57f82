import { openTable } from '../../csv/table/table.ts';
import type { ExportJob } from '../../export/exporter.ts';
import { EXPORTERS } from '../../export/registry.ts';
import { columnsOf, type FeatureRule, rulesOf } from '../../export/rule.ts';
import { fileName, sha256Of } from '../../io/reading/fingerprint.ts';
import { STDIN } from '../../io/reading/input-name.ts';
import { sampleColumns } from '../../jobs/sample-columns.ts';
import type { Spec } from '../../spec/spec.ts';
import { parseTyped } from '../arguments/parse.ts';
import type { RawExportOptions } from '../arguments/raw-options.ts';
import { loadSpecText } from '../input/load-spec.ts';
import { noInput } from '../input/no-input.ts';
import { type DataFile, type ExportOptions, resolveExport } from '../options/export-options.ts';
import { print } from '../output/print.ts';
import { writeDocument } from '../run/outputs.ts';
import { version } from '../version.ts';

/**
 * `discretize export --to TARGET [FILE]`: a spec in another language, or a check of it there.
 *
 * @returns the exit status
 * @throws DiscretizeError E_USAGE, E_SPEC, E_EXPORT, E_INPUT, E_OUTPUT
 */
export async function exportCommand(args: readonly string[]): Promise<number> {
  const { operands, flags } = parseTyped<RawExportOptions>('export', args);
  if (flags.list) return await print(list());
  if (operands.length === 0 && process.stdin.isTTY) throw noInput('discretize export');
  const options = await resolveExport(flags, operands);
  await writeDocument(options.output, await exported(options), options.inputs);
  return 0;
}

async function exported(options: ExportOptions): Promise<string | Uint8Array> {
  const { exporter, columns, mode, data } = options;
  const { spec, text } = await loadSpecText(options.spec, options.layer);
  const rules = rulesOf(spec, { columns, output: mode });
  const file = options.spec === STDIN ? 'standard input' : fileName(options.spec);
  const origin = { spec: file, sha256: sha256Of(text), version: version() };
  const job: ExportJob = { origin, rules };
  const write = { ...options.write, header: await headerOf(options.header) };
  if (!options.isCheck) return exporter.write(job, write);
  return exporter.check(job, { ...write, sample: await sampleOf(data, spec, rules) });
}

/** The column names of a CSV file. */
async function headerOf(file: DataFile | undefined): Promise<readonly string[] | undefined> {
  if (file === undefined) return undefined;
  const table = await openTable([file.open(file.path)], file.dialect);
  await table.close();
  return table.header;
}

async function sampleOf(
  file: DataFile | undefined,
  spec: Spec,
  rules: readonly FeatureRule[],
): Promise<ReadonlyMap<string, readonly number[]>> {
  if (file === undefined) return new Map();
  return await sampleColumns(rules.flatMap(columnsOf), spec, [file.open(file.path)], file.dialect);
}

function list(): string {
  const width = Math.max(...EXPORTERS.map(({ name }) => name.length)) + 2;
  const lines = EXPORTERS.map(
    ({ name, about, provedOn }) =>
      `${name.padEnd(width)}${about}\n${' '.repeat(width)}${proof(provedOn)}`,
  );
  return `${lines.join('\n')}\n`;
}

function proof(provedOn: string): string {
  return /^\w+ only$/.test(provedOn) ? `not run: ${provedOn}` : `proved on ${provedOn}`;
}
