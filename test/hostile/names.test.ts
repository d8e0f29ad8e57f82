import { readdir } from 'node:fs/promises';
import { afterAll, describe, expect, test } from 'vitest';
import { OUTPUT_MODE_NAMES } from '../../src/encode/registry.ts';
import type { EngineName } from '../../src/engine/choose-engine.ts';
import { applied } from '../support/applied.ts';
import { scratchFolder } from '../support/cli.ts';
import { outcomeIn, prints } from '../support/outcome.ts';

/** Names that a program could trip over. */
const NAMES: readonly (readonly [what: string, name: string])[] = [
  ['__proto__', '__proto__'],
  ['constructor', 'constructor'],
  ['prototype', 'prototype'],
  ['toString', 'toString'],
  ['hasOwnProperty', 'hasOwnProperty'],
  ['length', 'length'],
  ['nothing', ''],
  ['blanks', '  '],
  ['a megabyte', 'x'.repeat(1_000_000)],
  ['a NUL', 'a\0b'],
  ['emoji', '👩‍👩‍👧'],
  ['an escape sequence', '\x1b]0;title\x07\x1b[2J'],
  ['quotes and commas', '"a", b'],
  ['line ends', 'a\r\nb'],
  ['a glob', '*'],
  ['a range', '1-2'],
  ['a position', '2'],
  ['a boundary list', 'a=1,2'],
];

const PROTOTYPES = [Object.prototype, Array.prototype, Function.prototype];
const before = PROTOTYPES.map(Reflect.ownKeys);

afterAll(() => {
  expect(PROTOTYPES.map(Reflect.ownKeys)).toEqual(before);
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
});

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A table whose columns have the name, one, and another; and what each mode makes of it. */
const MADE: Readonly<Record<string, (name: string) => readonly [header: string[], row: string[]]>> =
  {
    int: (name) => [
      ['k', name],
      ['7', '1'],
    ],
    label: (name) => [
      ['k', name],
      ['7', '[1, 5)'],
    ],
    bounds: (name) => [
      ['k', `${name}_lower`, `${name}_upper`],
      ['7', '1', '5'],
    ],
    // Without values of its own, a bin has its midpoint.
    value: (name) => [
      ['k', name],
      ['7', '3'],
    ],
    one_hot: (name) => [
      ['k', `${name}_0`, `${name}_1`, `${name}_2`],
      ['7', '0', '1', '0'],
    ],
    multi_hot: (name) => [
      ['k', `${name}_0`, `${name}_1`, `${name}_2`],
      ['7', '0', '1', '0'],
    ],
    count: (name) => [
      ['k', `${name}_0`, `${name}_1`, `${name}_2`],
      ['7', '0', '1', '0'],
    ],
  };

/** The fields of a line, in no more quotes than they need. */
function unquotedFields(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(
    ([, inner, bare]) => inner?.replaceAll('""', '"') ?? bare ?? '',
  );
}

describe.each(NAMES)('a column whose name is %s', (_, name) => {
  test.each(OUTPUT_MODE_NAMES)('is binned as %s', async (output) => {
    const [header, row] = (MADE[output] as (typeof MADE)[string])(name);
    // A spec's names have at most 1,000 characters.
    const columns = name.length > 1000 ? undefined : [name];
    const spec = { features: [{ columns, boundaries: [1, 5], output }] };
    const request = { columns: '2' };
    for (const engine of ['bytes', 'records'] satisfies EngineName[]) {
      const { output: text, error } = await applied(`k,${quoted(name)}\n7,3\n`, {
        spec,
        request,
        engine,
      });
      expect(error).toBeUndefined();
      const shown = Buffer.from(text, 'latin1').toString('utf8');
      const at = shown.lastIndexOf('\n', shown.length - 2);
      expect(unquotedFields(shown.slice(0, at))).toEqual(header);
      expect(unquotedFields(shown.slice(at + 1, -1))).toEqual(row);
    }
  });
});

/** All of them that an argument of a command may hold. */
const TYPED = NAMES.map(([, name]) => name).filter((name) => name.length < 100);
const HEADER = `${TYPED.map(quoted).join(',')}\n`;
const ROWS = ['1', '2', '3', '4'].map((x) => `${TYPED.map(() => x).join(',')}\n`).join('');

describe('all such names in one header', () => {
  test('fit learns a list for each, and what it prints buckets them', async () => {
    const folder = await scratchFolder({ 'in.csv': HEADER + ROWS });
    const fitted = await outcomeIn(folder, ['fit', '-q', '-n', '2', 'in.csv', '-o', 'spec.json']);
    expect(fitted).toEqual({ stdout: '', stderr: '', status: 0 });
    const { stdout, status } = await outcomeIn(folder, ['-s', 'spec.json', 'in.csv']);
    const codes = ['0', '0', '1', '1'].map((x) => `${TYPED.map(() => x).join(',')}\n`).join('');
    expect(stdout).toBe(HEADER + codes);
    expect(status).toBe(0);
  });

  test('fit rejects a name that no spec may have, and leaves no file', async () => {
    const folder = await scratchFolder({ 'in.csv': `${'x'.repeat(1001)}\n1\n2\n` });
    const { stderr, status } = await outcomeIn(folder, ['fit', 'in.csv', '-o', 'spec.json']);
    expect(stderr).toContain('/features/0/columns/0: must be a string of at most 1000 characters');
    expect(status).toBe(2);
    expect(await readdir(folder)).toEqual(['in.csv']);
  });

  test('hist draws each, and names them without acting on the terminal', async () => {
    const folder = await scratchFolder({ 'in.csv': HEADER + ROWS });
    const [drawn, csv] = await Promise.all([
      outcomeIn(folder, ['hist', '-b', '3', 'in.csv']),
      outcomeIn(folder, ['hist', '-b', '3', '--json', 'in.csv']),
    ]);
    expect(drawn.status).toBe(0);
    expect(drawn.stdout).not.toMatch(/[^\P{Cc}\n]/u);
    const names = (JSON.parse(csv.stdout) as { name: string }[]).map(({ name }) => name);
    expect(names).toEqual(TYPED);
  });

  test('explain finds the column that is meant', async () => {
    const folder = await scratchFolder();
    const typed = TYPED.filter((name) => !name.includes('\0') && name !== '');
    const features = typed.map((name, i) => ({ columns: [name], boundaries: [i + 0.5] }));
    const spec = await scratchFolder({ 'spec.json': JSON.stringify({ features }) });
    const asked = typed.map((name, i) => `${name}=${i}.5`);
    const args = ['explain', '-s', `${spec}/spec.json`, '--json', '--', ...asked];
    const { stdout, stderr } = await outcomeIn(folder, args);
    expect(stderr).toBe('');
    const found = JSON.parse(stdout) as { name: string; is_boundary: boolean }[];
    expect(found.map(({ name }) => name)).toEqual(typed);
    expect(found.every((one) => one.is_boundary)).toBe(true);
  });

  test('twice the same name is chosen by its place', async () => {
    const folder = await scratchFolder({ 'in.csv': '__proto__,__proto__\n1,2\n' });
    expect(await outcomeIn(folder, ['-b', '2', '-c', '2', 'in.csv'])).toEqual(
      prints('__proto__,__proto__', '1,1'),
    );
    const { stderr, status } = await outcomeIn(folder, ['-b', '__proto__=2', 'in.csv']);
    expect(status).toBe(2);
    expect(stderr).toContain('the header has several columns "__proto__"');
  });
});
