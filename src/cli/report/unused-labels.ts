import type { NameBy } from '../../encode/mode.ts';
import { modeNames } from '../../encode/registry.ts';
import type { BinPlan } from '../../plan/bin-plan.ts';
import { shownName } from '../terminal/escape-controls.ts';
import { warn } from './report.ts';
import type { ReportOptions } from './run-messages.ts';

/** Warns of labels that nothing writes: neither cells nor column names. */
export function warnUnusedLabels(
  { features }: Pick<BinPlan, 'features'>,
  nameBy: NameBy,
  { isQuiet }: Pick<ReportOptions, 'isQuiet'>,
): void {
  if (isQuiet) return;
  for (const { name, feature, mode } of features) {
    const modes = modeNames(feature.output);
    const areNames = nameBy === 'label' && mode.firstBin !== undefined;
    if ((feature.labels ?? feature.label_format) === undefined) continue;
    if (areNames || modes.includes('label')) continue;
    warn(
      `unused labels of "${shownName(name)}": output mode ${modes.join(' and ')} writes none`,
      mode.firstBin === undefined ? 'use -m label' : 'use --name-by label, or -m label',
    );
  }
}
