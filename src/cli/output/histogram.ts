import { STDOUT } from '../../io/writing/sink.ts';
import type { ColumnHistogram } from '../../jobs/histogram/column-histogram.ts';
import {
  type Drawing,
  drawHistogram,
  type Histogram,
  histogramLines,
} from '../../view/histogram/histogram.ts';
import {
  HISTOGRAM_HEADER,
  histogramJson,
  histogramRows,
} from '../../view/histogram/histogram-data.ts';
import {
  groupHeader,
  groupHistogramRows,
  groupLines,
  groupsJson,
} from '../../view/histogram/histogram-groups.ts';
import { colorsFor } from '../terminal/color.ts';
import { shownName } from '../terminal/escape-controls.ts';
import { hasUnicode, widthOf } from '../terminal/size.ts';
import { csvForStdout } from './csv-text.ts';
import { jsonFor } from './print.ts';

/** The format of histograms: `ascii` is a drawing without block characters. */
export type HistogramFormat = 'drawing' | 'ascii' | 'json' | 'csv';

/**
 * Histograms for standard output.
 *
 * @param isLog true if the length of bars is the logarithm of counts
 */
export function histogramOutput(
  drawn: readonly ColumnHistogram[],
  format: HistogramFormat,
  isLog: boolean,
): string {
  if (format === 'json') {
    const all = drawn.map(({ histogram, boundaries, groups, type }) => ({
      ...histogramJson(histogram),
      boundaries: Array.from(boundaries?.values ?? [], (x) => type?.storedBoundary(x) ?? x),
      ...(groups !== undefined && groupsJson(groups)),
    }));
    return jsonFor(STDOUT, `${JSON.stringify(all, null, 2)}\n`);
  }
  if (format === 'csv') return csvForStdout(rowsOf(drawn));
  const unicode = format !== 'ascii' && hasUnicode();
  const drawing = { width: widthOf(process.stdout), unicode, isLog };
  const texts = drawn.map(({ histogram, groups }) => [
    histogramText(histogram, drawing),
    ...(groups === undefined ? [] : groupLines(groups, shownName, drawing)),
  ]);
  return texts.map((lines) => `${lines.join('\n')}\n`).join('\n');
}

/** Histograms as rows of a table; with groups, the histogram of each group. */
function rowsOf(drawn: readonly ColumnHistogram[]): string[][] {
  const by = drawn[0]?.groups?.by;
  if (by === undefined) {
    return [[...HISTOGRAM_HEADER], ...drawn.flatMap(({ histogram }) => histogramRows(histogram))];
  }
  const rows = drawn.flatMap(({ histogram, groups }) =>
    groups === undefined ? [] : groupHistogramRows(histogram, groups),
  );
  return [groupHeader(by), ...rows];
}

/** A histogram as wide as standard output, with colors. */
function histogramText(histogram: Histogram, drawing: Drawing): string {
  const { name, label, weight } = histogram;
  const by = weight === undefined ? undefined : shownName(weight);
  const safe = {
    ...histogram,
    name: shownName(name),
    weight: by,
    label: (code: number) => shownName(label(code)),
  };
  const drawn = drawHistogram(safe, drawing);
  const { bold, cyan, dim } = colorsFor(process.stdout);
  const lines = drawn.lines.map((line) => ({
    ...line,
    share: line.share.trim() === '' ? line.share : dim(line.share),
    bar: line.bar === '' ? '' : cyan(line.bar),
  }));
  return histogramLines({ title: bold(drawn.title), lines }).join('\n');
}
