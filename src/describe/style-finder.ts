import { stylesReading } from '../column-types/number/styles.ts';
import { columnType } from '../column-types/registry.ts';
import { type Notation, POINT } from '../core/cells/notation.ts';
import type { ReadCell } from './read-cell.ts';

/** A second notation of styled numbers, tried if the notation of the table has no thousands separator. */
const COMMAS: Notation = { decimal: '.', thousands: ',' };

/** The number of consecutive texts without a style after which the search ends. */
const MAX_TRIES = 200;

const TRIED_TEXT: ReadCell = { kind: 'text', wasTried: true };

/** Reads styled numbers until many consecutive texts have no style. */
export class StyleFinder {
  readonly #notations: readonly Notation[];
  #failures = 0;
  #last: StyledReader | undefined;

  constructor(notation: Notation) {
    const hasPoint = notation.thousands === null && notation.decimal === '.';
    this.#notations = hasPoint ? [POINT, COMMAS] : [notation];
  }

  /** The styled number of a text, or tried text without one; undefined if the text was not tried. */
  read(text: string): ReadCell | undefined {
    if (this.#failures >= MAX_TRIES || !/\d/.test(text)) return undefined;
    const known = this.#last?.(text);
    if (known !== undefined) return known;
    const reader = firstOf(this.#notations, (one) => styledReader(text, one));
    if (reader === undefined) {
      this.fail();
      return TRIED_TEXT;
    }
    this.#failures = 0;
    this.#last = reader;
    return reader(text);
  }

  /** Counts a text without a style. */
  fail(): void {
    this.#failures++;
  }
}

type StyledReader = (text: string) => ReadCell | undefined;

/** Makes a reader of the styles of a text; undefined if the text has none. */
function styledReader(sample: string, notation: Notation): StyledReader | undefined {
  const styles = stylesReading(sample, notation);
  const type = styles && columnType({ numbers: styles }, notation);
  if (styles === undefined || type === undefined) return undefined;
  const hasThousands = notation === COMMAS;
  return (text) => {
    const value = type.parse(text);
    return value === undefined ? undefined : { kind: 'styled', value, styles, hasThousands };
  };
}

/** The first defined result of a function over some items. */
function firstOf<Item, Result>(
  items: readonly Item[],
  find: (item: Item) => Result | undefined,
): Result | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
