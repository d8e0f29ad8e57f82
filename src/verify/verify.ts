import { DiscretizeError } from '../core/errors/error.ts';
import { exporterOf } from '../export/registry.ts';
import { ruleColumns } from '../export/rule.ts';
import type { ChosenRunner } from './registry.ts';
import type { CheckResult, VerifyJob } from './runner.ts';

/** The outcome of one runner. */
export type Outcome = { readonly name: string } & (
  | ({ readonly kind: 'ran'; readonly values: number } & Omit<CheckResult, 'values'>)
  /** The export target cannot express the spec. */
  | { readonly kind: 'rejected'; readonly why: string }
  /** The engine is absent. */
  | { readonly kind: 'absent'; readonly why: string }
  /** The engine is present, but the check failed to run. */
  | { readonly kind: 'failed'; readonly why: string }
);

/**
 * Runs the check of a job on an engine.
 *
 * @throws DiscretizeError E_COLUMNS if a feature has no columns
 */
export async function verify(
  { job, options }: VerifyJob,
  { runner, program }: ChosenRunner,
): Promise<Outcome> {
  const { name, needs } = runner;
  const exporter = exporterOf(runner.target);
  for (const rule of job.rules) ruleColumns(rule);
  const check = attempt(() => exporter.check(job, options));
  if (typeof check !== 'string') return { name, kind: 'rejected', why: check.message };
  try {
    const result = await runner.run(check, program);
    if (result === undefined) return { name, kind: 'absent', why: absent(needs, program) };
    if ('offline' in result) return { name, kind: 'absent', why: result.offline };
    const values = result.values ?? exporter.checkedValues?.(job, options) ?? 0;
    return { name, kind: 'ran', ...result, values };
  } catch (error) {
    return { name, kind: 'failed', why: error instanceof Error ? error.message : String(error) };
  }
}

function absent(needs: string, program: string | undefined): string {
  return program === undefined ? `needs ${needs}` : `cannot find ${program}`;
}

/** A check, or the error of a target that cannot express the spec. */
function attempt(make: () => string): string | DiscretizeError {
  try {
    return make();
  } catch (error) {
    if (error instanceof DiscretizeError && error.code === 'E_EXPORT') return error;
    throw error;
  }
}
