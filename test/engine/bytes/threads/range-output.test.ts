import {
  closeSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { resolveDialect } from '../../../../src/csv/dialect.ts';
import { openTextSource } from '../../../../src/io/reading/source.ts';
import { apply } from '../../../../src/jobs/apply.ts';
import { requestFor } from '../../../../src/plan/bin-request.ts';
import { parseSpec } from '../../../../src/spec/parse.ts';

const ROWS = Array.from({ length: 20_000 }, (_, i) => [i % 7, `"line\n${i}"`, i] as const);
const INPUT = `a,b,c\n${ROWS.map((row) => row.join()).join('\n')}\n`;
const OUTPUT = `a,b,c\n${ROWS.map(([a, ...rest]) => [a < 3 ? 0 : 1, ...rest].join()).join('\n')}\n`;

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'discretize-ranges-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Bins a file, with all work left to two threads. @returns how many bytes they have written themselves */
async function run(
  path: string,
  descriptor: number,
  { onWrite }: { readonly onWrite?: (count: number) => unknown } = {},
): Promise<number> {
  let [sent, writes] = [0, 0];
  const write = async (bytes: Uint8Array): Promise<void> => {
    for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes.subarray(at));
    onWrite?.(++writes);
  };
  const wrote = (bytes: number): void => {
    sent += bytes;
  };
  const sink = { write, file: { descriptor, wrote } };
  const options = { engine: 'bytes', threads: 2, aloneBlocks: 0, blockBytes: 5000 } as const;
  const request = requestFor(parseSpec({ a: [3] }));
  await apply(request, [openTextSource(path)], resolveDialect(), sink, options);
  return sent;
}

describe('output that threads write', () => {
  test.each(['w', 'a'])(
    'is between what was written before and what comes after: %s',
    async (flags) => {
      const [input, output] = [join(folder, 'in.csv'), join(folder, 'out.csv')];
      writeFileSync(input, INPUT);
      const descriptor = openSync(output, flags);
      writeSync(descriptor, 'before\n');
      const sent = await run(input, descriptor);
      writeSync(descriptor, 'after\n');
      closeSync(descriptor);
      expect(sent).toBeGreaterThan(0);
      expect(readFileSync(output, 'latin1') === `before\n${OUTPUT}after\n`).toBe(true);
    },
  );

  test('ends where the file ends that becomes shorter meanwhile', async () => {
    const [input, output] = [join(folder, 'in.csv'), join(folder, 'out.csv')];
    writeFileSync(input, INPUT);
    const descriptor = openSync(output, 'w');
    const size = INPUT.lastIndexOf('\n0,') + 1;
    await run(input, descriptor, { onWrite: (count) => count === 2 && truncateSync(input, size) });
    closeSync(descriptor);
    const written = readFileSync(output, 'latin1');
    expect(OUTPUT.startsWith(written)).toBe(true);
    // The bytes of rows are as many as before.
    expect([written.length >= size, written.endsWith('\n')]).toEqual([true, true]);
  });
});
