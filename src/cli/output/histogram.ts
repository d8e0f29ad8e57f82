import { STDOUT } from '../../io/writing/sink.ts';
import type { ColumnHistogram } from '../../jobs/histogram/column-histogram.ts';
import {
  type Drawing,
  drawHistogram,
  type Histogram,
  histogramLines,
} from '../../view/histogram.ts';
import { HISTOGRAM_HEADER, histogramJson, histogramRows } from '../../view/histogram-data.ts';
import { colorsFor } from '../terminal/color.ts';
import { shownName } from '../terminal/escape-controls.ts';
import { hasUnicode, widthOf } from '../terminal/size.ts';
import { csvText } from './csv-text.ts';
import { jsonFor, tableForStdout } from './print.ts';

/** How histograms are printed: `ascii` is a drawing without block characters. */
export type HistogramFormat = 'drawing' | 'ascii' | 'json' | 'csv';

/**
 * Histograms as standard output gets them.
 *
 * @param isLog whether bars grow with the logarithm of counts
 */
export function histogramOutput(
  drawn: readonly ColumnHistogram[],
  format: HistogramFormat,
  isLog: boolean,
): string {
  if (format === 'json') {
    const all = drawn.map(({ histogram, boundaries }) => ({
      ...histogramJson(histogram),
      boundaries: Array.from(boundaries?.values ?? []),
    }));
    return jsonFor(STDOUT, `${JSON.stringify(all, null, 2)}\n`);
  }
  const histograms = drawn.map(({ histogram }) => histogram);
  if (format === 'csv') {
    return tableForStdout(csvText([HISTOGRAM_HEADER, ...histograms.flatMap(histogramRows)]));
  }
  const unicode = format !== 'ascii' && hasUnicode();
  const drawing = { width: widthOf(process.stdout), unicode, isLog };
  return histograms.map((histogram) => `${histogramText(histogram, drawing)}\n`).join('\n');
}

/** A histogram as wide as standard output, with colors on a terminal only. */
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
