import { describe, expect, test } from 'vitest';
import { BlockCutter } from '../../../src/engine/bytes/cut-blocks.ts';
import { ByteInput } from '../../../src/engine/bytes/reader.ts';
import type { SlotRegions } from '../../../src/engine/bytes/worker/memory.ts';
import { ownSlot } from '../../../src/engine/bytes/worker/slots.ts';
import { sourceOf } from '../../support/sources.ts';
import { bytesPlanOf, type Wanted } from '../plans.ts';

/** The blocks that an input is cut into. */
async function blocksOf(content: string, wanted: Wanted, fault?: Error): Promise<unknown[]> {
  const plan = bytesPlanOf(wanted);
  const { list } = ownSlot(plan);
  const [slot] = list;
  if (slot === undefined) throw new Error('there is no slot');
  const { src } = slot.memory.regions.slots[0] as SlotRegions;
  const source = sourceOf(content);
  const cutter = new BlockCutter(
    new ByteInput(fault === undefined ? source : failing(source.bytes, fault)),
    plan,
  );
  const blocks: unknown[] = [];
  for (let isLast = false; !isLast; ) {
    const block = await cutter.next(slot);
    const bytes = Buffer.from(slot.memory.memory.buffer, src, block.end).toString('latin1');
    blocks.push(block.isWhole ? bytes : { start: bytes });
    isLast = block.isLast || !block.isWhole;
  }
  return blocks;
}

function failing(bytes: AsyncIterable<Uint8Array>, fault: Error) {
  const walk = async function* (): AsyncGenerator<Uint8Array> {
    yield* bytes;
    throw fault;
  };
  return { name: 'in.csv', bytes: walk() };
}

describe('a block', () => {
  test.each([
    ['whole records', '1,2\n3,4\n5,6', 5, ['1,2\n', '3,4\n', '5,6']],
    ['many where there is room', '1,2\n3,4\n5,6\n', 9, ['1,2\n3,4\n', '5,6\n']],
    ['a record longer than what is read at once', '1,234567\n8,9', 2, ['1,234567\n', '8,9']],
    ['a record with line ends in quotes', '1,"\n\n"\n2,3', 3, ['1,"\n\n"\n', '2,3']],
    ['CR and LF together', '1,2\r\n3,4\r\n', 4, ['1,2\r\n', '3,4\r\n']],
    ['a CR that no LF follows', '1,2\r3,4\r', 4, ['1,2\r', '3,4\r']],
    ['nothing where there is nothing', '', 4, ['']],
  ])('holds %s', async (_, content, blockBytes, blocks) => {
    expect(await blocksOf(content, { blockBytes })).toEqual(blocks);
  });

  test('takes quotes as text where they mean nothing', async () => {
    const wanted = { blockBytes: 5, dialect: { quote: null } };
    expect(await blocksOf('1,"\n2,3\n4,"\n', wanted)).toEqual(['1,"\n', '2,3\n', '4,"\n']);
  });

  test('is the start of a record that is too long', async () => {
    const wanted = { blockBytes: 5, dialect: { maxRecord: 10 } };
    const [first, second] = await blocksOf(`1,2\n${'x'.repeat(5000)}`, wanted);
    expect([first, second]).toEqual(['1,2\n', { start: 'x'.repeat(5 + 10 + 1024) }]);
  });

  test('ends where the input failed', async () => {
    const wanted = { blockBytes: 6 };
    expect(await blocksOf('1,2\n3,4\n5', wanted, new Error('gone'))).toEqual([
      '1,2\n',
      { start: '3,4\n5' },
    ]);
  });
});
