import { DiscretizeError } from '../core/error.ts';

/** A format that is no text, by its first bytes, and what to do about it. */
interface Packed {
  readonly magic: readonly number[];
  readonly what: string;
  readonly hint: string;
}

const PACKED: readonly Packed[] = [
  {
    magic: [0x1f, 0x8b],
    what: 'gzip data',
    hint: 'unpack it on the way: zcat FILE | discretize ...',
  },
  {
    magic: [0x28, 0xb5, 0x2f, 0xfd],
    what: 'zstd data',
    hint: 'unpack it on the way: zstdcat FILE | discretize ...',
  },
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

const LONGEST = Math.max(...PACKED.map(({ magic }) => magic.length));

/**
 * Passes bytes on, unless their beginning shows that they are no text; read as CSV, such a file would
 * look like one odd column.
 *
 * @param file what errors call the source
 * @throws DiscretizeError E_ENCODING
 */
export async function* refusePacked(
  bytes: AsyncIterable<Uint8Array>,
  file: string,
): AsyncGenerator<Uint8Array> {
  let start: Uint8Array | undefined = new Uint8Array(0);
  for await (const piece of bytes) {
    if (start === undefined) {
      yield piece;
      continue;
    }
    start = start.length === 0 ? piece : Buffer.concat([start, piece]);
    if (start.length < LONGEST) continue;
    checkStart(start, file);
    yield start;
    start = undefined;
  }
  if (start === undefined || start.length === 0) return;
  checkStart(start, file);
  yield start;
}

function checkStart(start: Uint8Array, file: string): void {
  const found = PACKED.find(({ magic }) => magic.every((byte, i) => start[i] === byte));
  if (found === undefined) return;
  const { what, hint } = found;
  throw new DiscretizeError('E_ENCODING', `the input is ${what}, not CSV`, { at: { file }, hint });
}
