import { parseNumber } from '../../core/cells/number.ts';
import type { ColumnTypeDefinition } from '../column-type.ts';
import { styleRemedy } from './style-remedy.ts';
import { numberReader, styleTeller } from './styles.ts';

/** Numbers; with styles, also numbers that are written in other ways. */
export const number: ColumnTypeDefinition = {
  noun: 'number',
  columnNote: ({ numbers }) =>
    numbers === undefined ? undefined : 'a column of plain numbers: 12.5% as 0.125',
  members: ['numbers'],
  recognizes: () => false,
  make: (members, notation) => ({
    isNumber: true,
    expected: 'a number',
    parse: numberReader(members.numbers ?? [], notation),
    remedy: styleRemedy(members.numbers ?? []),
    styleOf: styleTeller(members.numbers ?? [], notation),
    format: String,
    formatDistance: (distance) => String(Number(distance.toPrecision(6))),
    parseBoundary: (given) =>
      typeof given === 'string'
        ? parseNumber(given)
        : typeof given === 'number'
          ? given
          : undefined,
    boundaryRemedy: () => 'a list looks like -0.5,0,0.1,0.2,3',
    storedBoundary: (value) => value,
    texts: undefined,
  }),
};
