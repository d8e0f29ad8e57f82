/**
 * Numbers that stand for words in columns of numbers: subnormal numbers, two units apart, which do not occur in data.
 * A cell with such a number, in a column with words, counts as the number one unit above.
 */
const FIRST = 406_956_843_230;

/** The most words of a column. */
export const MOST_WORDS = 1000;

/** The number that stands for a word, by the word's index among those of its column. */
export function wordValue(index: number): number {
  return (FIRST + 2 * index) * Number.MIN_VALUE;
}

/** True for a number in the range of the numbers that stand for words. */
export function isWordValue(value: number): boolean {
  return value >= wordValue(0) && value <= wordValue(MOST_WORDS);
}

/** The number of a cell in a column with words: a number that stands for a word is moved up by one unit. */
export function besideWords(value: number): number {
  if (!isWordValue(value)) return value;
  const units = value / Number.MIN_VALUE;
  return (units % 2 === 0 ? units + 1 : units) * Number.MIN_VALUE;
}
