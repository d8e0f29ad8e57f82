import { expect, test } from 'vitest';
import { anyFloat, randomFrom } from './numbers.ts';
import { ready, type Way } from './run.ts';

/**
 * Values that are boundaries, written with as many digits as it takes, belong to the bin above; those one
 * float below belong to the bin below. A million of them, in about a minute:
 *
 *     AT_BOUNDARIES=1000000 npx vitest run test/conformance/at-boundaries.test.ts
 */
const COUNT = Number(process.env['AT_BOUNDARIES'] ?? 20_000);
const SEED = Number(process.env['SEED'] ?? 1);
const LENGTH = 1000;

const WAYS: readonly Way[] = [
  { engine: 'records', threads: 1 },
  { engine: 'bytes', threads: 1 },
];

const bits = new DataView(new ArrayBuffer(8));

/** The greatest float64 that is less. */
function below(value: number): number {
  bits.setFloat64(0, value);
  const step = value > 0 ? -1n : 1n;
  if (value === 0) return -Number.MIN_VALUE;
  bits.setBigUint64(0, bits.getBigUint64(0) + step);
  return bits.getFloat64(0);
}

/** Ways to write a float64 that read back as it. */
const WRITTEN: readonly ((value: number) => string)[] = [
  String,
  (value) => value.toPrecision(17),
  (value) => value.toExponential(20),
  (value) => value.toPrecision(40),
  (value) => `+${value}`.replace('+-', '-'),
];

/** Short decimals, as people have them, and floats of any size. */
function numbers(random: (below: number) => number): number[] {
  const list = Array.from({ length: LENGTH }, (_, i) =>
    i % 2 === 0 ? (random(2_000_001) - 1_000_000) / 10 ** random(7) : anyFloat(random),
  );
  return [...new Set(list.map((value) => value + 0))].sort((a, b) => a - b);
}

test(`${COUNT} values at boundaries, and one float below, fall on the right side`, {
  timeout: 3_600_000,
}, async () => {
  const random = randomFrom(SEED);
  for (let done = 0; done < COUNT; ) {
    const boundaries = numbers(random);
    const cells = boundaries.flatMap((value, code) => {
      const write = WRITTEN[random(WRITTEN.length)] as (value: number) => string;
      return [
        { text: write(value), code: code + 1 },
        { text: write(below(value)), code },
      ];
    });
    const job = {
      files: [`a\n${cells.map(({ text }) => text).join('\n')}\n`],
      spec: { features: [{ columns: ['a'], boundaries }] },
    };
    const expected = `a\n${cells.map(({ code }) => code).join('\n')}\n`;
    for (const way of WAYS) {
      const { output, error } = await ready(job)(way);
      expect(error).toBeUndefined();
      if (output !== expected) expect(output, `SEED=${SEED}`).toBe(expected);
    }
    done += boundaries.length;
  }
});
