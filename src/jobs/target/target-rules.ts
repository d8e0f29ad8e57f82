import type { TargetRules } from '../../fit/target/classify.ts';
import { TARGET_STRATEGIES } from '../../fit/target/strategies/registry.ts';
import type { TargetRequest } from './target-request.ts';

/** How a request has the target understood, and rows weighed. */
export function targetRulesOf({
  settings,
  event,
  type,
  weight,
}: TargetRequest): TargetRules & Pick<TargetRequest, 'weight'> {
  const { needsClasses } = TARGET_STRATEGIES[settings.strategy ?? 'optimal'];
  return { event, type, needsClasses, weight };
}

/** True if values are compared as float32 numbers, as scikit-learn's trees do, too. */
export function isSingle({ settings, compat }: TargetRequest): boolean {
  return settings.precision === 'float32' || compat === 'sklearn';
}
