import { MAX_BOUNDARIES } from '../boundary-options.ts';
import { type Decimal, decimalOf, numberOf, product, toOneExponent } from '../decimal.ts';
import { DiscretizeError } from '../errors/error.ts';
import { grouped } from '../errors/grouped.ts';
import { parseNumber } from './number.ts';
import { unheldWhole } from './whole.ts';

/** `start:stop:step`, or `start:stop:xfactor`. */
const RANGE = /^([^:]+):([^:]+)(?::\s*(x?)([^:]+))?$/i;

/**
 * Reads a range: `0:100:10` is 0, 10, 20, ..., 100, and `1:1000:x10` is 1, 10, 100, 1000. The stop is included if a
 * step reaches it. Numbers are exact decimals: 0:1:0.1 has 0.3, not 0.30000000000000004.
 *
 * @returns undefined for text without a colon
 * @throws DiscretizeError E_BOUNDARIES
 */
export function parseNumberRange(text: string): number[] | undefined {
  if (!text.includes(':')) return undefined;
  const [, start = '', stop = '', times, step] = RANGE.exec(text.trim()) ?? [];
  if (step === undefined) throw invalidRange(text, 'expected start:stop:step');
  const [first, last, by] = [start, stop, step].map((part) => finiteOf(part, text)) as [
    number,
    number,
    number,
  ];
  if (first > last) throw invalidRange(text, 'the start is greater than the stop');
  return times === '' ? stepped(text, [first, last, by]) : multiplied(text, [first, last, by]);
}

type Parts = readonly [start: number, stop: number, by: number];

function stepped(text: string, parts: Parts): number[] {
  if (!(parts[2] > 0)) throw invalidRange(text, 'the step must be above 0');
  const { digits, exponent } = toOneExponent(...parts.map(decimalOf));
  const [start, stop, step] = digits as [bigint, bigint, bigint];
  const steps = (stop - start) / step;
  if (steps >= MAX_BOUNDARIES) throw tooMany(text);
  return Array.from({ length: Number(steps) + 1 }, (_, i) =>
    numberOf({ digits: start + BigInt(i) * step, exponent }),
  );
}

function multiplied(text: string, [start, stop, factor]: Parts): number[] {
  if (!(factor > 1)) throw invalidRange(text, 'the factor must be above 1');
  if (!(start > 0)) throw invalidRange(text, 'the start must be above 0 for a factor');
  const by = decimalOf(factor);
  const numbers: number[] = [];
  let next: Decimal = decimalOf(start);
  for (let x = start; x <= stop; x = numberOf(next)) {
    if (numbers.length === MAX_BOUNDARIES) throw tooMany(text);
    numbers.push(x);
    next = product(next, by);
  }
  return numbers;
}

function finiteOf(part: string, text: string): number {
  const value = parseNumber(part.trim());
  const unheld = unheldWhole(part.trim());
  if (unheld !== undefined) throw invalidRange(text, `float64 cannot hold ${unheld.text}`);
  if (value !== undefined && Number.isFinite(value)) return value;
  throw invalidRange(text, `"${part.trim()}" is not a finite number`);
}

function invalidRange(received: string, why: string): DiscretizeError {
  return new DiscretizeError('E_BOUNDARIES', `invalid range "${received}": ${why}`, {
    expected: 'start:stop:step',
    received,
    hint: 'use start:stop:step, such as 0:100:10, or start:stop:xfactor, such as 1:1000:x10',
  });
}

function tooMany(received: string): DiscretizeError {
  const most = grouped(MAX_BOUNDARIES);
  return new DiscretizeError(
    'E_BOUNDARIES',
    `the range "${received}" has more than ${most} boundaries`,
    { expected: `at most ${most}`, received, hint: 'use a larger step' },
  );
}
