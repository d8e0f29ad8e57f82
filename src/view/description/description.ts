import { sparkline } from '../sparkline.ts';
import { aligned, grouped } from '../table-text.ts';
import { cellWidth, shortenedTo } from '../text-width.ts';
import type { DescribedColumnView } from './description-data.ts';

/** How wide lines may be, and in which characters. */
export interface DescriptionStyle {
  readonly width: number;
  readonly unicode: boolean;
}

/** The longest name, and the longest cell in a note, in terminal cells. */
const MAX_NAME = 24;
const MAX_CELL = 40;

/** The cells of a sparkline. */
const SPARK = 14;

/** Significant digits of quantiles. */
const DIGITS = 6;

/** A column of the drawn table. */
interface DrawnColumn {
  readonly title: string;
  readonly isLeft?: boolean;
  readonly cell: (column: DescribedColumnView) => string;
}

/**
 * Described columns as lines of text: one table, or two if there is no room for one, and notes on the cells
 * that spoil mixed columns. The first line of each table is its header.
 */
export function descriptionTables(
  columns: readonly DescribedColumnView[],
  style: DescriptionStyle,
): string[][] {
  const [own, contents, numbers] = drawnColumns(style);
  const withNumbers = columns.filter((column) => column.numbers !== undefined);
  const whole = tableLines([...own, ...contents, ...numbers], columns);
  if (whole.every((line) => cellWidth(line) <= style.width)) return [whole];
  const first = tableLines([...own, ...contents], columns);
  return withNumbers.length === 0
    ? [first]
    : [first, tableLines([...own, ...numbers], withNumbers)];
}

function drawnColumns({
  unicode,
}: DescriptionStyle): readonly [DrawnColumn[], DrawnColumn[], DrawnColumn[]] {
  const ellipsis = unicode ? '…' : '...';
  const quantile = (key: 'min' | 'q1' | 'median' | 'q3' | 'max'): DrawnColumn => ({
    title: key,
    cell: ({ numbers }) => (numbers === undefined ? '' : short(numbers[key])),
  });
  return [
    [
      { title: '#', cell: ({ position }) => String(position) },
      { title: 'column', isLeft: true, cell: ({ name }) => shortenedTo(MAX_NAME, name, ellipsis) },
    ],
    [
      { title: 'holds', isLeft: true, cell: ({ holds }) => holds },
      { title: 'missing', cell: ({ missing }) => grouped(missing) },
      {
        title: 'invalid',
        cell: ({ holds, invalid }) => (holds === 'text' ? '' : grouped(invalid)),
      },
      {
        title: 'distinct',
        cell: ({ distinct }) => (distinct.error > 0 ? '~' : '') + grouped(distinct.count),
      },
    ],
    [
      ...(['min', 'q1', 'median', 'q3', 'max'] as const).map(quantile),
      {
        title: 'histogram',
        isLeft: true,
        cell: ({ numbers }) =>
          numbers === undefined ? '' : sparkline(numbers.counts, SPARK, unicode),
      },
    ],
  ];
}

/** Lines with a header, the cells of each column under each other. */
function tableLines(
  drawn: readonly DrawnColumn[],
  columns: readonly DescribedColumnView[],
): string[] {
  const rows = [
    drawn.map(({ title }) => title),
    ...columns.map((one) => drawn.map(({ cell }) => cell(one))),
  ];
  const left = drawn.flatMap(({ isLeft }, i) => (isLeft ? [i] : []));
  return aligned(rows, left);
}

/** What spoils mixed columns, and what of the tables is an estimate. */
export function descriptionNotes(columns: readonly DescribedColumnView[]): string[] {
  const mixed = columns.flatMap(({ name, spoiler }) => {
    if (spoiler === undefined) return [];
    const text = shortenedTo(MAX_CELL, spoiler.text, '...');
    const line = spoiler.line === undefined ? '' : `line ${grouped(spoiler.line)}: `;
    return [`${name}: ${line}"${text}" is not a ${spoiler.among}`];
  });
  const distinct = columns.find((column) => column.distinct.error > 0)?.distinct.error;
  const rank = columns.find((column) => (column.numbers?.rankError ?? 0) > 0)?.numbers?.rankError;
  return [
    ...mixed,
    ...(distinct === undefined
      ? []
      : [`~ is an estimate, with a standard error of ${percent(distinct)}`]),
    ...(rank === undefined ? [] : [`quartiles are within ${percent(rank)} of their rank`]),
  ];
}

function percent(share: number): string {
  return `${Number((100 * share).toPrecision(2))}%`;
}

function short(x: number): string {
  return String(Number(x.toPrecision(DIGITS))).replace('Infinity', 'inf');
}
