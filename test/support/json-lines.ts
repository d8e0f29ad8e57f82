import { POINT } from '../../src/core/cells/notation.ts';
import { faultOf, rowFault } from '../../src/core/errors/row-fault.ts';
import type { Row, RowBlock } from '../../src/core/row-block.ts';
import { bytesOf } from '../../src/csv/byte-string.ts';
import type { Source } from '../../src/csv/decode.ts';
import type { FileFormat } from '../../src/engine/file-formats.ts';
import { RowTable } from '../../src/engine/row-table.ts';

/** A row of JSON lines: an object, and its line. */
interface LineRow extends Row {
  readonly line: number;
  readonly text: string;
}

/** The lines of a source, cut into blocks of a few lines. */
async function* linesOf({ bytes }: Source): AsyncGenerator<readonly string[]> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  const lines = Buffer.concat(chunks).toString().split('\n');
  for (let i = 0; i < lines.length; i += 3) yield lines.slice(i, i + 3);
}

function textOf(value: unknown): string {
  return value === null || value === undefined ? '' : bytesOf(String(value));
}

function rowOf(text: string, line: number, header: readonly string[], file: string): LineRow {
  try {
    const object: Record<string, unknown> = JSON.parse(text);
    return { fields: header.map((name) => textOf(object[name])), line, text };
  } catch {
    const at = { file, line };
    const fault = rowFault('E_RAGGED_ROW', 'the line is no JSON object', at, () => ({}));
    return { fields: [], fault: faultOf(fault.error()), line, text };
  }
}

/** The rows of sources whose objects have the same keys. */
async function* blocksOf(
  sources: readonly Source[],
  header: string[],
): AsyncGenerator<RowBlock<LineRow>> {
  for (const source of sources) {
    let line = 0;
    for await (const texts of linesOf(source)) {
      const first = line + 1;
      line += texts.length;
      const numbered = texts.map((text, i) => ({ text, line: first + i }));
      const rows = numbered.filter(({ text }) => text !== '');
      if (header.length === 0) header.push(...Object.keys(JSON.parse(rows[0]?.text ?? '{}')));
      yield {
        rows: rows.map((row) => rowOf(row.text, row.line, header, source.name)),
        notation: POINT,
        locate: (row) => ({ file: source.name, line: row.line }),
        raw: ({ text }) => bytesOf(text),
        failure: undefined,
      };
    }
  }
}

/** A toy format: objects of equal keys, one on each line. It is what a file format needs, and no more. */
export const JSON_LINES: FileFormat = {
  name: 'JSON lines',
  suffixes: ['.jsonl'],
  options: [],
  open: async (sources, _dialect, options) => {
    const header: string[] = [];
    const blocks = blocksOf(sources, header);
    const first = await blocks.next();
    if (first.done === true || header.length === 0) return undefined;
    async function* all(start: RowBlock<LineRow>): AsyncGenerator<RowBlock<LineRow>> {
      yield start;
      yield* blocks;
    }
    const close = async (): Promise<void> => {
      await blocks.return(undefined);
    };
    const rows = { header, hasHeader: false, notation: POINT, blocks: all(first.value), close };
    return new RowTable(rows, options);
  },
};
