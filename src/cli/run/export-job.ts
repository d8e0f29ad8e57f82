import type { ExportJob } from '../../export/exporter.ts';
import { ruleColumns, rulesOf } from '../../export/rule.ts';
import { fileName, sha256Of } from '../../io/reading/fingerprint.ts';
import { STDIN } from '../../io/reading/input-name.ts';
import { sampleColumns } from '../../jobs/sample-columns.ts';
import type { Spec } from '../../spec/spec.ts';
import { loadSpecText } from '../input/load-spec.ts';
import type { DataFile, ExportedSpec } from '../options/exported-spec.ts';
import { version } from '../version.ts';

/** An export job, and its spec. */
export interface LoadedJob {
  readonly job: ExportJob;
  readonly spec: Spec;
}

/**
 * Reads a spec file as the job of an export.
 *
 * @throws DiscretizeError E_SPEC, E_INPUT, E_USAGE
 */
export async function exportJob(from: ExportedSpec): Promise<LoadedJob> {
  const { spec, text } = await loadSpecText(from.spec, from.layer);
  const rules = rulesOf(spec, { columns: from.columns, ...from.form });
  const file = from.spec === STDIN ? 'standard input' : fileName(from.spec);
  return {
    spec,
    job: {
      origin: { spec: file, sha256: sha256Of(text), version: version(), words: from.words },
      rules,
    },
  };
}

/**
 * The values of a data file for the checks of a job; empty without a file.
 *
 * @throws DiscretizeError as a run does
 */
export async function sampleOf(
  file: DataFile | undefined,
  { job, spec }: LoadedJob,
): Promise<ReadonlyMap<string, readonly number[]>> {
  if (file === undefined) return new Map();
  const names = job.rules.flatMap(ruleColumns);
  return await sampleColumns(names, spec, [file.open(file.path)], file.dialect);
}
