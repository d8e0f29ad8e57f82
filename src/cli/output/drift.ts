import { STDOUT } from '../../io/writing/sink.ts';
import { driftTargetLines, featureTables, movedLines } from '../../view/drift/drift.ts';
import { driftJson, driftRows, groupDriftRows } from '../../view/drift/drift-data.ts';
import { groupTables } from '../../view/drift/drift-groups.ts';
import type { DriftView, TargetDriftView } from '../../view/drift/drift-view.ts';
import { plural } from '../../view/summary.ts';
import { colorsFor } from '../terminal/color.ts';
import { shownName } from '../terminal/escape-controls.ts';
import { hasUnicode, widthOf } from '../terminal/size.ts';
import { csvForStdout } from './csv-text.ts';
import type { HistogramFormat } from './histogram.ts';
import { jsonFor } from './print.ts';

/** A comparison for standard output. */
export function driftOutput(drift: DriftView, format: HistogramFormat): string {
  if (format === 'json') return jsonFor(STDOUT, `${JSON.stringify(driftJson(drift), null, 2)}\n`);
  if (format === 'csv') {
    const table = drift.groups === undefined ? driftRows(drift.features) : groupDriftRows(drift);
    return csvForStdout(table);
  }
  return textOf(visible(drift), format !== 'ascii' && hasUnicode());
}

function textOf(drift: DriftView, unicode: boolean): string {
  const { bold, dim } = colorsFor(process.stdout);
  const style = { width: widthOf(process.stdout), unicode };
  const [first = [], ...others] = featureTables(drift.features, style).map(
    ([header = '', ...lines]) => [dim(header), ...lines],
  );
  const parts = [
    [bold(`${plural(drift.rows, 'row')} against the baseline`), ...first],
    ...others,
    ...drift.features.map((feature) => movedLines(feature, style)),
    ...drift.features.map((feature) => driftTargetLines(feature, style)),
    ...(drift.groups === undefined ? [] : groupTables(drift, drift.groups, style)),
  ];
  const texts = parts.filter((part) => part.length > 0).map((part) => part.join('\n'));
  return `${texts.join('\n\n')}\n`;
}

/** A comparison with texts made safe to print. */
function visible({ rows, features, groups }: DriftView): DriftView {
  return {
    rows,
    features: features.map((feature) => ({
      ...feature,
      name: shownName(feature.name),
      bins: feature.bins.map((bin) => ({ ...bin, label: shownName(bin.label) })),
      target: feature.target && shownTarget(feature.target),
    })),
    groups: groups?.map((one) => ({ ...one, key: one.key.map((part) => part && shownName(part)) })),
  };
}

function shownTarget(target: TargetDriftView): TargetDriftView {
  const { column, event } = target;
  const shown = typeof event === 'string' ? shownName(event) : event;
  return { ...target, column: shownName(column), event: shown };
}
