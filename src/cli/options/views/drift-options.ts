import { numberOfText } from '../../../core/cells/number.ts';
import { DiscretizeError } from '../../../core/errors/error.ts';
import { isStdin, STDIN } from '../../../io/reading/input-name.ts';
import { checkInputs } from '../../../io/reading/source.ts';
import type { PsiRuleName } from '../../../jobs/drift/compare.ts';
import { type BinRequest, requestFor } from '../../../plan/bin-request.ts';
import type { Spec } from '../../../spec/spec.ts';
import { choice } from '../../arguments/choice.ts';
import type { RawDriftOptions } from '../../arguments/raw-options.ts';
import { DRIFT_COMPATS } from '../../definitions/commands/drift-flags.ts';
import { checkReadOnce, expandInputs } from '../../input/inputs.ts';
import { loadSpec } from '../../input/load-spec.ts';
import type { HistogramFormat } from '../../output/histogram.ts';
import type { ReportOptions } from '../../report/run-messages.ts';
import { binRulesOf } from '../bin-request.ts';
import { resolveOutput, resolveReport } from '../output-options.ts';
import { type ReadOptions, resolveRead } from '../read-options.ts';
import { formatOf } from './histogram-options.ts';

/** The options of `drift`. */
export interface DriftOptions {
  readonly request: BinRequest;
  readonly read: ReadOptions;
  /** The files of the baseline; undefined: the counts of the spec are the baseline. */
  readonly baseline: ReadOptions | undefined;
  /** All input files: the spec, the new data and the baseline. */
  readonly inputs: readonly string[];
  /** The columns that divide the rows into groups. */
  readonly by: string | undefined;
  /** The greatest index of a run that succeeds; undefined: no limit. */
  readonly limit: number | undefined;
  readonly rule: PsiRuleName;
  readonly format: HistogramFormat;
  readonly report: ReportOptions;
}

/**
 * Resolves the flags of `drift`, and reads the spec.
 *
 * @param operands the spec, and the files of the new data
 * @throws DiscretizeError E_USAGE, E_DIALECT, E_SPEC, E_INPUT
 */
export async function resolveDrift(
  flags: RawDriftOptions,
  [spec = STDIN, ...files]: readonly string[],
): Promise<DriftOptions> {
  const format = formatOf(flags);
  const paths = await expandInputs(files);
  resolveOutput(flags, 'CSV');
  const report = resolveReport(flags);
  const old = flags.baseline === undefined ? undefined : await expandInputs(flags.baseline);
  const inputs = [spec, ...paths, ...(old ?? [])];
  checkReadOnce(inputs);
  const limit = limitOf(flags.failAbove);
  const rule = choice('compat', flags.compat, DRIFT_COMPATS) ?? 'default';
  const read = await resolveRead(flags, paths);
  const baseline = old === undefined ? undefined : await resolveRead(flags, old);
  const request = requestOf(flags, await loadSpec(spec, flags.layer));
  await checkInputs([...paths, ...(old ?? [])].filter((path) => !isStdin(path)));
  return Object.freeze({
    request,
    read,
    baseline,
    inputs,
    by: flags.by,
    limit,
    rule,
    format,
    report,
  });
}

/** The bins of the spec; `--compat` of `drift` is about the index, not about bins. */
function requestOf({ compat: _, ...flags }: RawDriftOptions, file: Spec): BinRequest {
  const { spec } = binRulesOf(flags, file);
  return { ...requestFor(spec), columns: flags.columns?.join(',') };
}

function limitOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const limit = numberOfText(text);
  if (limit >= 0) return limit;
  throw new DiscretizeError('E_USAGE', `invalid --fail-above "${text}"`, {
    expected: 'a number, 0 or more',
    received: text,
    hint: 'use a number such as 0.25',
  });
}
