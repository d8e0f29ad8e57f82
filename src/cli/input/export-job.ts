import type { ExportJob } from '../../export/exporter.ts';
import { rulesOf } from '../../export/rule.ts';
import { fileName, sha256Of } from '../../io/reading/fingerprint.ts';
import { STDIN } from '../../io/reading/input-name.ts';
import type { Spec } from '../../spec/spec.ts';
import type { RawOptions } from '../arguments/raw-options.ts';
import { outputModeOf } from '../options/request.ts';
import { version } from '../version.ts';
import { loadSpecText } from './load-spec.ts';

/**
 * The job of exporting a spec file.
 *
 * @throws DiscretizeError E_SPEC, E_INPUT, E_USAGE
 */
export async function exportJob(
  path: string,
  flags: Pick<RawOptions, 'layer' | 'columns' | 'outputMode'>,
): Promise<{ readonly job: ExportJob; readonly spec: Spec }> {
  const { spec, text } = await loadSpecText(path, flags.layer);
  const columns = flags.columns?.flatMap((names) => names.split(',')).map((name) => name.trim());
  const rules = rulesOf(spec, { columns, output: outputModeOf(flags.outputMode) });
  const file = path === STDIN ? 'standard input' : fileName(path);
  return {
    spec,
    job: { origin: { spec: file, sha256: sha256Of(text), version: version() }, rules },
  };
}
