import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { scratchFolder } from '../support/cli.ts';
import { manyRuns } from '../support/many-runs.ts';
import { PAYLOADS } from '../support/payloads.ts';

/** What a terminal would act on; line ends are ours. */
const RAW = /[^\P{Cc}\n]|[\p{Bidi_Control}\p{Zl}\p{Zp}]/u;

/** Files that hold a payload where an error will show it. */
function filesWith(payload: string): Readonly<Record<string, string>> {
  const quoted = `"${payload.replaceAll('"', '""')}"`;
  return {
    'header.csv': `${quoted},v,${quoted}\n1,2,3\n`,
    'cell.csv': `n,v\n1,${quoted}\n`,
    'late.csv': `n,v\n1,2\n${'3,4\n'.repeat(2)}5,${quoted}\n`,
    'ragged.csv': `n,v\n1,2,${quoted}\n`,
    'stray.csv': `n,v\n1,"a"${payload}\n`,
    'open.csv': `n,v\n1,"${payload}\n`,
    'other.csv': `n,${quoted}\n1,2\n`,
    'key.json': JSON.stringify({ [payload]: [1] }),
    'unknown.json': JSON.stringify({ version: 1, [payload]: 1, boundaries: [1] }),
    'labels.json': JSON.stringify({ features: [{ boundaries: [1], labels: [payload] }] }),
    'column.json': JSON.stringify({ features: [{ columns: [payload], boundaries: [1] }] }),
    'word.json': JSON.stringify({ boundaries: [1], missing: payload }),
    'text.json': `{"a": ${payload}`,
    'good.json': JSON.stringify({ a: [1] }),
    [named(payload)]: `n,v\n1,${quoted}\n`,
  };
}

/** A file's name: what the system refuses in one is left out. */
function named(payload: string): string {
  return `x${payload.replaceAll(/[/\0]/g, '')}.csv`;
}

/** Ways to have a payload shown on standard error. */
function runsWith(payload: string): string[][] {
  const file = named(payload);
  const onData = [
    ...['header', 'cell', 'late', 'ragged', 'stray', 'open'].flatMap((name) =>
      ['bytes', 'records'].map((engine) => ['-b', 'v=1', '--engine', engine, `${name}.csv`]),
    ),
    ...['key', 'unknown', 'labels', 'column', 'word', 'text'].flatMap((name) => [
      ['-s', `${name}.json`, 'header.csv'],
      ['spec', 'check', `${name}.json`],
      ['spec', 'diff', 'good.json', `${name}.json`],
      ['hist', '-s', `${name}.json`, 'header.csv'],
    ]),
    ...['-c', '--name', '-m', '-d', '--quote', '--escape', '--comment', '--encoding'].map(
      (flag) => [...['-b', '1', flag, payload, 'cell.csv']],
    ),
    ...[
      'missing',
      'invalid',
      'closed',
      'precision',
      'compat',
      'decimal',
      'thousands',
      'engine',
    ].map((flag) => ['-b', '1', `--${flag}`, payload, 'cell.csv']),
    ...['threads', 'max-record', 'preview', 'color', 'name-by', 'spec', 'stats'].map((flag) => [
      ...['-b', '1', `--${flag}=${payload}`, 'header.csv'],
    ]),
  ];
  return [
    ...onData,
    ['-b', '1', '--verbose', 'cell.csv'],
    ['-b', '1', '--verbose', 'header.csv'],
    ['-b', '1', '-c', payload, 'header.csv'],
    ['-b', `${payload}=1`, 'cell.csv'],
    ['-b', payload, 'cell.csv'],
    ['-b', '1', 'cell.csv', 'other.csv'],
    ['-b', 'v=1', file],
    ['-b', '1', `gone-${file}`],
    ['-b', '1', 'header.csv', '-o', join('gone', file)],
    ['-b', '1', 'header.csv', '-o', 'cell.csv', `--${payload}`],
    ['-b', 'v=1', '--append', '--suffix', payload, 'header.csv'],
    ['-n', payload, 'cell.csv'],
    ['-n', '3', '--strategy', payload, 'cell.csv'],
    ['fit', '-c', 'v', 'cell.csv'],
    ['fit', '-c', 'n', '--weight', payload, 'cell.csv'],
    ['fit', '--quantile-method', payload, 'cell.csv'],
    ['fit', '-c', payload, 'header.csv'],
    ['explain', '-b', 'v=1', `${payload}=1`],
    ['help', payload],
    ['help', 'errors', payload],
    ['completion', payload],
    ['spec', payload],
    [payload],
  ];
}

test('no payload reaches standard error as it is, whatever the error', async () => {
  const folder = await scratchFolder();
  const lists: string[][] = [];
  for (const [i, [, payload]] of PAYLOADS.entries()) {
    const own = join(folder, String(i));
    await mkdir(own);
    for (const [name, text] of Object.entries(filesWith(payload))) {
      await writeFile(join(own, name), text);
    }
    const isFile = (argument: string): boolean => /\.(csv|json)$/.test(argument);
    const placed = runsWith(payload).map((args) =>
      args.map((argument) => (isFile(argument) ? join(String(i), argument) : argument)),
    );
    // No system hands a NUL to a program as an argument.
    lists.push(...placed.filter((args) => !args.join('').includes('\0')));
  }
  const runs = await manyRuns(lists, folder);
  const raw = runs.filter(({ stderr }) => RAW.test(stderr));
  expect(raw.map(({ args, stderr }) => ({ args, stderr }))).toEqual([]);
  // A bug, and what nobody caught, are no errors that were met.
  expect(runs.filter(({ status, stray }) => status === 70 || stray !== '')).toEqual([]);
  const said = runs.filter(({ stderr }) => stderr !== '').length;
  expect(said / runs.length).toBeGreaterThan(0.8);
}, 300_000);
