import { describe, expect, test } from 'vitest';
import { type CellCounts, noCells } from '../../../../src/core/stats.ts';
import { makeWorkerMemory, type SlotRegions } from '../../../../src/engine/bytes/worker/memory.ts';
import {
  BlockProcessor,
  type TaskResult,
} from '../../../../src/engine/bytes/worker/process-block.ts';
import { addPacked } from '../../../../src/engine/packed-counts.ts';
import { bytesPlanOf, type Wanted } from '../../plans.ts';

/** What becomes of a block: each task's state and output, going on where the output was full. */
function processed(
  text: string,
  wanted: Wanted = {},
): { results: TaskResult[]; outputs: string[] } {
  const plan = bytesPlanOf(wanted);
  const workspace = makeWorkerMemory(plan, 1);
  const processor = new BlockProcessor(plan, workspace);
  const { src, dst } = workspace.regions.slots[0] as SlotRegions;
  const bytes = Buffer.from(workspace.memory.buffer);
  const to = bytes.write(text, src, 'latin1');
  const [results, outputs]: [TaskResult[], string[]] = [[], []];
  for (let from = 0; ; from = results.at(-1)?.consumed ?? to) {
    const done = processor.process({ slot: 0, from, to, isLast: true });
    results.push(done);
    outputs.push(bytes.toString('latin1', dst, dst + done.written));
    if (done.state !== 'full') return { results, outputs };
  }
}

/** The counts of the first column, which has two bins, of each task. */
function countsOf(results: readonly TaskResult[]): CellCounts[] {
  return results.map(({ cells }) => {
    const counts = noCells(2);
    addPacked(counts, cells, 0);
    return counts;
  });
}

describe('a block', () => {
  test('is done when all its records are', () => {
    const { results, outputs } = processed('0.5,x\n\n1, y\r\n"2",z');
    expect(outputs).toEqual(['0,x\n\n1, y\r\n1,z']);
    expect(results).toMatchObject([{ state: 'done', consumed: 18, rows: 3, lines: 3 }]);
    expect(countsOf(results)[0]?.counts).toEqual(Float64Array.of(1, 2));
  });

  test.each([
    ['a stray quote', '1,x"'],
    ['text after a closing quote', '1,"x"y'],
    ['a quote that is not closed', '1,"x'],
    ['too few fields', '1'],
    ['too many fields', '1,2,3'],
    ['a cell that is no number', 'q,x'],
  ])('stops in front of %s', (_, row) => {
    const { results, outputs } = processed(`0,w\n\n${row}`);
    expect(outputs).toEqual(['0,w\n\n']);
    expect(results).toMatchObject([{ state: 'fallback', consumed: 5, rows: 1, lines: 2 }]);
  });

  test('stops in front of a record that may be too long', () => {
    const { results } = processed(`0,w\n1,${'x'.repeat(20)}\n`, { dialect: { maxRecord: 20 } });
    expect(results).toMatchObject([{ state: 'fallback', consumed: 4 }]);
  });

  test('is gone on with where the output was full', () => {
    const boundaries = Array.from({ length: 40 }, (_, i) => i);
    const spec = { features: [{ columns: ['a'], boundaries, output: 'one_hot' }] };
    const { results, outputs } = processed('1,x\n'.repeat(60), {
      spec,
      blockBytes: 20,
      dialect: { maxRecord: 300 },
    });
    expect(results.length).toBeGreaterThan(2);
    expect(results.slice(0, -1).every(({ state }) => state === 'full')).toBe(true);
    const line = `${boundaries.map((_, i) => (i === 2 ? 1 : 0)).join()},0,x\n`;
    expect(outputs.join('')).toBe(line.repeat(60));
    expect(results.reduce((sum, { rows }) => sum + rows, 0)).toBe(60);
  });

  test('counts missing, invalid, too large and dropped cells', () => {
    const spec = { invalid: 'drop', features: [{ columns: ['a'], boundaries: [1] }] };
    const { results, outputs } = processed('q,1\n,2\n1e999,3\nNA,4\n', { spec });
    expect(outputs).toEqual([',2\n1,3\n,4\n']);
    expect(results).toMatchObject([{ rows: 4, dropped: 1 }]);
    expect(countsOf(results)).toMatchObject([{ missing: 2, invalid: 1, overflow: 1 }]);
  });

  test('stops in front of a code that cannot be written', () => {
    const spec = {
      features: [{ columns: ['a'], boundaries: [1], output: 'label', labels: ['ok', 'a,b'] }],
    };
    const { results, outputs } = processed('0,x\n0,y\n5,z\n', { spec, dialect: { quote: null } });
    expect(outputs).toEqual(['ok,x\nok,y\n']);
    expect(results).toMatchObject([{ state: 'fallback', consumed: 8, rows: 2 }]);
  });
});
