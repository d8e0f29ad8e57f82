import { bytesOf } from '../../csv/byte-string.ts';
import { CSV } from '../../csv/dialect.ts';
import { RecordWriter } from '../../csv/write.ts';
import { STDOUT } from '../../io/writing/sink.ts';
import type { CountedColumn } from '../../jobs/count-columns.ts';
import { drawHistogram, type Histogram, histogramLines } from '../../view/histogram.ts';
import { HISTOGRAM_HEADER, histogramJson, histogramRows } from '../../view/histogram-data.ts';
import { colorsFor } from '../terminal/color.ts';
import { shownName } from '../terminal/escape-controls.ts';
import { hasUnicode, widthOf } from '../terminal/size.ts';
import { jsonFor, tableForStdout } from './print.ts';

/** A histogram and what it was made of. */
export interface Drawn extends CountedColumn {
  readonly histogram: Histogram;
}

/** How histograms are printed: `ascii` is a drawing without block characters. */
export type HistogramFormat = 'drawing' | 'ascii' | 'json' | 'csv';

/** Histograms as standard output gets them. */
export function histogramOutput(drawn: readonly Drawn[], format: HistogramFormat): string {
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
  return histograms.map((histogram) => `${histogramText(histogram, unicode)}\n`).join('\n');
}

/** A histogram as wide as standard output, with colors on a terminal only. */
function histogramText(histogram: Histogram, unicode: boolean): string {
  const { name, label, weight } = histogram;
  const by = weight === undefined ? undefined : shownName(weight);
  const safe = {
    ...histogram,
    name: shownName(name),
    weight: by,
    label: (code: number) => shownName(label(code)),
  };
  const drawn = drawHistogram(safe, { width: widthOf(process.stdout), unicode });
  const { bold, cyan, dim } = colorsFor(process.stdout);
  const lines = drawn.lines.map((line) => ({
    ...line,
    share: line.share.trim() === '' ? line.share : dim(line.share),
    bar: line.bar === '' ? '' : cyan(line.bar),
  }));
  return histogramLines({ title: bold(drawn.title), lines }).join('\n');
}

function csvText(rows: readonly (readonly string[])[]): string {
  const style = { hasBom: false, lineEnd: '\n', hasLineEnd: true } as const;
  const writer = new RecordWriter(CSV, style, HISTOGRAM_HEADER.length);
  const { bytes } = writer.write(rows.map((row) => row.map(bytesOf)));
  return `${Buffer.from(bytes).toString('utf8')}\n`;
}
