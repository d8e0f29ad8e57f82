import type { OutputChoice } from '../../encode/registry.ts';
import type { TargetRules, TargetType } from '../../fit/target/classify.ts';
import type { TargetPreset, TargetSettings } from '../../fit/target/options.ts';
import { TARGET_STRATEGIES } from '../../fit/target/strategies/registry.ts';
import type { Spec } from '../../spec/spec.ts';
import type { TargetRead } from './collect-target.ts';

/** A request to fit boundaries with a target. */
export interface TargetRequest extends TargetRead {
  /** The target's value that is the event, as text. */
  readonly event: string | undefined;
  readonly type: TargetType | undefined;
  /** The program whose rules hold. */
  readonly compat: TargetPreset | undefined;
  readonly weight: string | undefined;
  /** Precision and policies of the fitted spec; without features. */
  readonly spec: Spec;
  readonly output: OutputChoice | undefined;
  /** The name of the values that output mode `value` writes. */
  readonly value: string | undefined;
  readonly name: string | undefined;
  /** The digits of the numbers in labels; undefined: all. */
  readonly labelDigits: number | undefined;
  readonly settings: TargetSettings;
  /** The required boundaries: age=18,65, by column. */
  readonly fixed: ReadonlyMap<string, readonly number[]>;
}

/** The rules for reading the target of a request, and its weight column. */
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

/** A request whose trend is that of the rates of the event's class. */
export function withTrendClass(request: TargetRequest, classes: readonly string[]): TargetRequest {
  const trendClass = request.event === undefined ? -1 : classes.indexOf(request.event);
  if (trendClass < 0) return request;
  return { ...request, settings: { ...request.settings, trendClass } };
}
