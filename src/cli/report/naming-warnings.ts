import type { NameBy } from '../../encode/mode.ts';
import { modeNames } from '../../encode/registry.ts';
import { arePeriodNames } from '../../fit/period-names.ts';
import type { BinPlan } from '../../plan/bin-plan.ts';
import type { BinRequest } from '../../plan/bin-request.ts';
import { typeMembers } from '../../spec/feature-type.ts';
import { shownName } from '../terminal/escape-controls.ts';
import { warn } from './report.ts';
import type { ReportOptions } from './run-messages.ts';

/** The names of output columns and bins. */
type NamingRequest = Pick<BinRequest, 'name' | 'nameBy' | 'labelDigits' | 'labelFormat'>;

/** Warns of labels that appear neither in cells nor in column names. */
export function warnUnusedLabels(
  { features }: Pick<BinPlan, 'features'>,
  nameBy: NameBy,
  { isQuiet }: Pick<ReportOptions, 'isQuiet'>,
): void {
  if (isQuiet) return;
  for (const { name, feature, mode, missing } of features) {
    const modes = modeNames(feature.output);
    const areNames = nameBy === 'label' && mode.firstBin !== undefined;
    if ((feature.labels ?? feature.label_format) === undefined) continue;
    if (arePeriodNames(feature, missing)) continue;
    if (areNames || mode.hasLabels) continue;
    warn(
      `unused labels of "${shownName(name)}": output mode ${modes.join(' and ')} writes none`,
      mode.firstBin === undefined ? 'use -m label' : 'use --name-by label, or -m label',
    );
  }
}

/** Warns of codes that differ from the usual numbers of months and weekdays: code 7 is August. */
export function warnPartCodes(
  { features }: Pick<BinPlan, 'features'>,
  { isQuiet }: Pick<ReportOptions, 'isQuiet'>,
): void {
  if (isQuiet) return;
  for (const { name, feature, bins } of features) {
    const { part } = typeMembers(feature);
    if (part === undefined || !modeNames(feature.output).includes('int')) continue;
    if (!areWholeParts(feature.boundaries)) continue;
    const first = shownName(bins.label(0));
    warn(`codes of "${shownName(name)}" count from 0: ${first} is 0`, 'for names, use -m label');
  }
}

/** True if each whole number is a bin, and the first number is above 0; hours begin at 0. */
function areWholeParts(boundaries: readonly number[]): boolean {
  const [first = 1] = boundaries;
  return first > 1 && boundaries.length > 1 && boundaries.every((x, i) => x === first + i);
}

/** Warns of naming flags without effect on the output columns. */
export function warnUnusedNames(
  { features }: Pick<BinPlan, 'features'>,
  { name, nameBy, labelDigits, labelFormat }: NamingRequest,
  { isQuiet, hasStats }: Pick<ReportOptions, 'isQuiet'> & { readonly hasStats: boolean },
): void {
  if (isQuiet || features.length === 0) return;
  const modes = new Set(features.flatMap(({ feature }) => modeNames(feature.output)));
  const written = `output mode ${[...modes].join(' and ')}`;
  const hasNames = features.some(({ mode }) => mode.firstBin !== undefined);
  const hasLabels = features.some(({ mode }) => mode.hasLabels) || (hasNames && nameBy === 'label');
  if (name !== undefined && features.every(({ mode }) => mode.combine === 'each')) {
    warn(`--name does nothing with ${written}`, 'remove --name, or use -m multi_hot or count');
  }
  if (nameBy === 'label' && !hasNames) {
    warn(`--name-by does nothing with ${written}`, 'remove --name-by, or use -m one_hot');
  }
  if (labelDigits !== undefined && !hasStats && labelFormat === undefined && !hasLabels) {
    warn(`--label-digits does nothing with ${written}`, 'remove --label-digits, or use -m label');
  }
}
