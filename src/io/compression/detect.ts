import { DiscretizeError } from '../../core/errors/error.ts';
import { COMPRESSIONS, type Compression, startsWith } from './formats.ts';

/** A format that is no text, by its first bytes, and what to do about it. */
interface Foreign {
  readonly magic: readonly number[];
  readonly what: string;
  readonly hint: string;
}

const FOREIGN: readonly Foreign[] = [
  {
    magic: [0xfd, 0x37, 0x7a, 0x58],
    what: 'xz data',
    hint: 'unpack it on the way: xzcat FILE | discretize ...',
  },
  {
    magic: [0x50, 0x4b, 0x03, 0x04],
    what: 'a zip archive or an Excel workbook',
    hint: 'unpack it, or save the sheet as CSV',
  },
  {
    magic: [0xd0, 0xcf, 0x11, 0xe0],
    what: 'an old Excel workbook',
    hint: 'save the sheet as CSV',
  },
];

/** Packings that this Node cannot read, or that are inside another one. */
const PACKED: readonly Foreign[] = COMPRESSIONS.filter(({ magic }) => magic.length > 0).map(
  ({ name, magic }) => ({
    magic,
    what: `${name} data`,
    hint: `unpack it on the way: ${name === 'gzip' ? 'zcat' : 'zstdcat'} FILE | discretize ...`,
  }),
);

const ALL = [...FOREIGN, ...PACKED];

/** True where it takes more than these first bytes to tell whether they are a format that is no text. */
export function isOpen(start: Uint8Array): boolean {
  return ALL.some(
    ({ magic }) => magic.length > start.length && startsWith(magic, Array.from(start)),
  );
}

/**
 * Refuses bytes whose beginning shows that they are no text; read as CSV, such a file would look like
 * one odd column.
 *
 * @param start the first bytes, as many as tell ({@link isOpen})
 * @param file what errors call the source
 * @param outer the packing that they were in
 * @throws DiscretizeError E_ENCODING
 */
export function refuseCompressed(start: Uint8Array, file: string, outer?: Compression): void {
  const found = ALL.find(({ magic }) => startsWith(start, magic));
  if (found === undefined) return;
  const { what, hint } = found;
  const inside = outer === undefined ? '' : ` inside ${outer.name} data`;
  throw new DiscretizeError('E_ENCODING', `the input is ${what}${inside}, not CSV`, {
    at: { file },
    hint:
      what === 'zstd data' && outer === undefined ? `${hint}; or use Node 22.15 or later` : hint,
  });
}
