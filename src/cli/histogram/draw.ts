import {
  type Drawing,
  drawHistogram,
  type Histogram,
  histogramLines,
} from '../../view/histogram.ts';
import { colorsFor } from '../terminal/color.ts';
import { shownName } from '../terminal/escape-controls.ts';
import { hasUnicode, widthOf } from '../terminal/size.ts';

/** The drawing that standard output is for: as wide as the terminal, and in block characters if it has them. */
export function drawingFor(isAscii: boolean): Drawing {
  return { width: widthOf(process.stdout), unicode: !isAscii && hasUnicode() };
}

/** A histogram as text to print, with colours on a terminal only. */
export function histogramText(histogram: Histogram, drawing: Drawing): string {
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
