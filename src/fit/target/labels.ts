/** The cells of a target column. */
export interface TargetColumn {
  readonly name: string;
  /** Numbers, or codes of texts; NaN for a missing cell. */
  readonly cells: Float64Array;
  /** The texts by code; undefined for numbers. */
  readonly texts: readonly string[] | undefined;
}

/** The most classes; more distinct values are numbers, or free text. */
export const MOST_CLASSES = 100;

/** A distinct value of a target. */
export interface Label {
  readonly text: string;
  /** Its cell in the column. */
  readonly cell: number;
}

/** The distinct values of a target. */
export interface TargetLabels {
  readonly name: string;
  /** The labels, in order. */
  readonly labels: readonly Label[];
  readonly areTexts: boolean;
  /** True for a number among the values, which the labels may lack. */
  readonly has: (number: number) => boolean;
}

/** The distinct values in order; of numbers, at most one more than the most classes. */
export function labelsOf({ name, cells, texts }: TargetColumn): TargetLabels {
  const found = new Set<number>();
  for (const cell of cells) {
    if (!Number.isNaN(cell)) found.add(cell + 0);
    if (found.size > MOST_CLASSES && texts === undefined) break;
  }
  return targetLabels(name, found, texts, (number) => cells.includes(number));
}

/**
 * The labels of distinct cells, in order.
 *
 * @param has true for a number among the values, of which `found` may lack some
 */
export function targetLabels(
  name: string,
  found: Iterable<number>,
  texts: readonly string[] | undefined,
  has: TargetLabels['has'],
): TargetLabels {
  const labels = [...found].map((cell) => ({ cell, text: texts?.[cell] ?? String(cell) }));
  const byText = (a: Label, b: Label): number => (a.text < b.text ? -1 : 1);
  labels.sort((a, b) => (texts === undefined ? a.cell - b.cell : byText(a, b)));
  return { name, labels, areTexts: texts !== undefined, has };
}
