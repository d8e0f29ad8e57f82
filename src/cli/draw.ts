import chalk, { Chalk, type ChalkInstance } from 'chalk';
import { type Drawing, drawHistogram, type Histogram, histogramLines } from '../view/histogram.ts';
import { visible } from './visible.ts';

/** How wide a drawing is where nobody looks on. */
const WIDTH = 80;

/** The drawing that standard output is for: as wide as the terminal, and in block characters if it has them. */
export function drawingFor(isAscii: boolean): Drawing {
  return { width: process.stdout.columns ?? WIDTH, unicode: !isAscii && hasUnicode() };
}

/** Whether the locale says UTF-8, the first variable that is set; terminals of Windows all do. */
function hasUnicode(): boolean {
  const { LC_ALL, LC_CTYPE, LANG, TERM } = process.env;
  if (TERM === 'dumb') return false;
  const locale = [LC_ALL, LC_CTYPE, LANG].find((value) => value);
  return locale === undefined ? process.platform === 'win32' : /utf-?8/i.test(locale);
}

/** A histogram as text to print, with colours on a terminal only. */
export function histogramText(histogram: Histogram, drawing: Drawing): string {
  const { name, label } = histogram;
  const safe = { ...histogram, name: visible(name), label: (code: number) => visible(label(code)) };
  const drawn = drawHistogram(safe, drawing);
  const { bold, cyan, dim } = colours();
  const lines = drawn.lines.map((line) => ({
    ...line,
    share: line.share.trim() === '' ? line.share : dim(line.share),
    bar: line.bar === '' ? '' : cyan(line.bar),
  }));
  return histogramLines({ title: bold(drawn.title), lines }).join('\n');
}

/** None where standard output is no terminal, or NO_COLOR is set (https://no-color.org). */
function colours(): ChalkInstance {
  return process.stdout.isTTY && !process.env['NO_COLOR'] ? chalk : new Chalk({ level: 0 });
}
