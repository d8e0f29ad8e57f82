import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import {
  excessOf,
  readSketchLines,
  type SketchLine,
} from '../../../src/io/documents/sketch-file.ts';
import { caught } from '../../support/caught.ts';
import { scratchFolder } from '../../support/cli.ts';

async function linesOf(content: string | Uint8Array): Promise<SketchLine[]> {
  const path = join(await scratchFolder(), 'sketch');
  await writeFile(path, content);
  const lines: SketchLine[] = [];
  for await (const line of readSketchLines(path)) lines.push(line);
  return lines;
}

describe('a sketch file', () => {
  test('has a sketch in each line that is not blank, with its number', async () => {
    const expected = [
      { text: '{"a":1}\r', line: 1 },
      { text: '[2]', line: 4 },
    ];
    expect(await linesOf('{"a":1}\r\n\n \n[2]')).toEqual(expected);
    expect(await linesOf(gzipSync('{"a":1}\r\n\n \n[2]\n'))).toEqual(expected);
  });

  test('may have lines that are longer than a chunk, and none', async () => {
    const long = `"${'é'.repeat(300_000)}"`;
    expect(await linesOf(`${long}\n${long}\n`)).toEqual([
      { text: long, line: 1 },
      { text: long, line: 2 },
    ]);
    expect(await linesOf('')).toEqual([]);
  });

  test.each<[string, string | Uint8Array, string, number | undefined]>([
    ['lists', `[${'[],'.repeat(2 ** 22)}[]]`, 'more than 4194304 lists', undefined],
    ['objects', `\n[${'{},'.repeat(2 ** 22)}1]`, 'more than 4194304 lists', 2],
    ['values', `[${'1,'.repeat(2 ** 24 + 1)}1]`, 'more than 16777216 values', undefined],
    ['bytes', Buffer.alloc(2 ** 28 + 1, '1'), 'larger than 256 MiB', undefined],
    ['nesting', '['.repeat(2 ** 22 + 1), 'more than 4194304 lists', undefined],
    ['bytes that are no text', Buffer.from('7b7d0aff', 'hex'), 'not UTF-8 text', 2],
  ])(
    'is rejected for too much of a line before it is parsed: %s',
    async (_, content, why, line) => {
      const error = await caught(() => linesOf(gzipSync(content, { level: 1 })));
      expect(error).toMatchObject({ code: 'E_FIT', message: `cannot read sketch: ${why}` });
      expect(error.at.line).toBe(line);
    },
  );

  test('may be as large in each of its lines', async () => {
    const line = `[${'[],'.repeat(2 ** 21)}1]\n`;
    expect(await linesOf(gzipSync(line.repeat(3), { level: 1 }))).toHaveLength(3);
    expect(excessOf(Buffer.from(line))).toBeUndefined();
    expect(excessOf(Buffer.from(line.repeat(3)))).toBe('more than 4194304 lists');
  });
});
