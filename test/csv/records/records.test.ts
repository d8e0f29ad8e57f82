import { describe, expect, test } from 'vitest';
import type { DiscretizeError } from '../../../src/core/errors/error.ts';
import { type Source, toUtf8 } from '../../../src/csv/decode.ts';
import { CSV, type DialectOptions, resolveDialect } from '../../../src/csv/dialect.ts';
import type { RecordBlock } from '../../../src/csv/records/record-block.ts';
import { readRecords } from '../../../src/csv/records/records.ts';
import { cutEvery, sourceOf, watchedSource } from '../../support/sources.ts';

async function blocksOf(source: Source, options: DialectOptions = {}): Promise<RecordBlock[]> {
  const dialect = resolveDialect(options);
  const blocks: RecordBlock[] = [];
  const utf8 = await toUtf8(source, dialect);
  for await (const block of readRecords(utf8, source, dialect)) blocks.push(block);
  return blocks;
}

/** The fields of the good ones. */
function fieldsOf(blocks: readonly RecordBlock[]): (readonly string[])[] {
  const records = blocks.flatMap((block) => block.records);
  return records.filter(({ fault }) => fault === undefined).map(({ fields }) => fields);
}

function faultsOf(blocks: readonly RecordBlock[]): DiscretizeError[] {
  return blocks.flatMap(({ records }) => records.flatMap(({ fault }) => fault?.error() ?? []));
}

describe('records', () => {
  test('come with their bytes', async () => {
    const content = 'a,"b\r\nc"\r\n\n# x\nd,é\r"""",e';
    for (const cuts of [[], cutEvery(1, content), cutEvery(4, content)]) {
      const blocks = await blocksOf(sourceOf(content, { cuts }), { comment: '#' });
      const records = blocks.flatMap((block) =>
        block.records.map(({ fields, start, end }) => ({
          fields,
          bytes: block.origin.bytes.subarray(start, end).toString(),
        })),
      );
      expect(records).toEqual([
        { fields: ['a', 'b\r\nc'], bytes: 'a,"b\r\nc"\r\n' },
        { fields: [''], bytes: '\n' },
        { fields: ['d', 'Ã©'], bytes: '# x\nd,é\r' },
        { fields: ['"', 'e'], bytes: '"""",e' },
      ]);
    }
  });

  test('are in blocks that know their first line', async () => {
    const content = 'a\n"b\r\nc"\r\n\rd\n';
    const blocks = await blocksOf(sourceOf(content, { cuts: cutEvery(1, content) }));
    expect(blocks.map(({ origin, records }) => [origin.firstLine, records[0]?.fields[0]])).toEqual([
      [1, 'a'],
      [2, 'b\r\nc'],
      [4, ''],
      [5, 'd'],
    ]);
  });

  test('hold bytes, not text', async () => {
    const content = Buffer.from('\xff,"\xe2\x82"\n', 'latin1');
    const [block] = await blocksOf(sourceOf(content));
    expect(block?.records[0]?.fields).toEqual(['\xff', '\xe2\x82']);
  });

  test('are handed on as soon as their piece is read', async () => {
    const source = watchedSource((i) => `${i},x\n${i}`);
    const utf8 = await toUtf8(source, CSV);
    for await (const { records } of readRecords(utf8, source, resolveDialect())) {
      expect(records.length).toBe(1);
      break;
    }
    expect(source).toMatchObject({ pulled: 2, isClosed: true });
  });

  test('go on after a bad one, which is the last of its block', async () => {
    const blocks = await blocksOf(sourceOf('a\nb\nc"\nd\n'));
    const shown = blocks.map(({ records }) =>
      records.map(({ fields, fault }) => fault?.code ?? fields[0]),
    );
    expect(shown).toEqual([['a', 'b', 'E_STRAY_QUOTE'], ['d']]);
  });

  test('that are whole come before an error of the source', async () => {
    const broken = new Error('the disk is gone');
    const source = watchedSource((i) => {
      if (i === 2) throw broken;
      return ['a\nb', '\nc\n"d"\ne'][i];
    });
    const seen: string[] = [];
    const walk = async (): Promise<void> => {
      const utf8 = await toUtf8(source, CSV);
      for await (const { records } of readRecords(utf8, source, resolveDialect())) {
        seen.push(...records.map(({ fields }) => fields.join()));
      }
    };
    await expect(walk()).rejects.toBe(broken);
    expect(seen).toEqual(['a', 'b', 'c', 'd']);
  });

  test('of a faulty line, cut short by an error of the source, are reported as faulty', async () => {
    const source = watchedSource((i) => {
      if (i === 1) throw new Error('the disk is gone');
      return 'a\nb"c,d';
    });
    const utf8 = await toUtf8(source, CSV);
    const faults: unknown[] = [];
    const walk = async (): Promise<void> => {
      for await (const { records } of readRecords(utf8, source, resolveDialect())) {
        faults.push(...records.flatMap(({ fault }) => fault?.error() ?? []));
      }
    };
    await expect(walk()).rejects.toThrow('the disk is gone');
    expect(faults).toMatchObject([{ code: 'E_STRAY_QUOTE', at: { text: 'b"c,d' } }]);
  });
});

describe('comments', () => {
  test('do not pile up in memory, whatever their length', async () => {
    const source = watchedSource((i) => {
      if (i === 0) return 'a,b\n#';
      if (i < 100) return '-'.repeat(60_000);
      if (i < 200) return `\n#${'-'.repeat(60_000)}\r`;
      return i === 200 ? '\n# "\n1,2\n3"' : undefined;
    });
    const blocks = await blocksOf(source, { comment: '#', maxRecord: 100_000 });
    const held = blocks.map(({ origin }) => origin.bytes.length);
    expect(Math.max(...held)).toBeLessThan(300_000);
    expect(fieldsOf(blocks)).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
    expect(faultsOf(blocks)).toMatchObject([{ code: 'E_STRAY_QUOTE', at: { line: 105 } }]);
  });

  test('leave the next record where it is, wherever they are cut', async () => {
    const content = 'a\n#1\r\n#22\r#333\n#4444\r\n\r\n"b\nc"d\n';
    for (let size = 1; size < content.length; size++) {
      const cuts = cutEvery(size, content);
      const blocks = await blocksOf(sourceOf(content, { cuts }), { comment: '#', maxRecord: 4 });
      expect(fieldsOf(blocks)).toEqual([['a'], ['']]);
      expect(faultsOf(blocks)[0]).toMatchObject({
        code: 'E_QUOTE_NOT_CLOSED',
        at: { line: 7, column: 1, text: '"b' },
      });
    }
  });
});
