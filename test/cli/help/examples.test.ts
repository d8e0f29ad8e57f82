import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { COMMANDS } from '../../../src/cli/definitions/command-table.ts';
import { BRIEF_HELP, commandHelp, fullHelp, shortHelp } from '../../../src/cli/help/help.ts';
import { TOPICS } from '../../../src/cli/topics/topics.ts';
import { runCli } from '../../support/cli.ts';
import { shell } from '../../support/start.ts';

const ROOT = resolve(import.meta.dirname, '../../..');

/** Every text of the help. */
const TEXTS: readonly string[] = [
  ...[fullHelp(), BRIEF_HELP, shortHelp()],
  ...COMMANDS.map(commandHelp),
  ...[...TOPICS.values()].map(({ text }) => text(undefined)),
];

/** Commands on lines of their own without what follows them, and commands in quotes. */
function examplesOf(text: string): string[] {
  const whole = text.replaceAll(/\|\n +/g, '| ');
  const lines = [...whole.matchAll(/^ {2}(discretize .*)$/gm)].map(([, line = '']) => line);
  const quoted = [...whole.matchAll(/"(discretize [^"]+)"/g)].map(([, line = '']) => line);
  return [...lines.map((line) => line.split(/ {2,}/)[0] ?? ''), ...quoted].map((line) =>
    line.trim().replaceAll(/\s+/g, ' '),
  );
}

/** Names of commands and forms with a placeholder, not to be typed as they stand. */
const FORMS =
  /^discretize (?:[a-z]+|spec (?:check|diff)|export --check)$|\b(?:FILE|TOPIC|COMMAND|SHELL|VALUE)\b/;

const examples = [...new Set(TEXTS.flatMap(examplesOf))].filter((line) => !FORMS.test(line));

/** Exit with 1 for a difference or for what exceeds a limit, as their help says. */
const MAY_DIFFER = /^discretize (?:spec diff|drift|verify|help errors)/;

/** Characters that only a shell reads. */
const FOR_SHELLS = /[|<>()$']/;

/** The files that the help names; psql does nothing. */
let folder = '';

beforeAll(async () => {
  const trips = await readFile(join(ROOT, 'samples/trips.csv'));
  const names = ['in.csv', 'new.csv', 'old.csv', 'train.csv', 'test.csv'];
  folder = await mkdtemp(join(tmpdir(), 'discretize-examples-'));
  for (const name of names) await writeFile(join(folder, name), trips);
  await writeFile(join(folder, 'psql'), '#!/bin/sh\ncat > psql.sql\n');
  await chmod(join(folder, 'psql'), 0o755);
  const bins = { 'spec.json': '4', 'old.json': '4', 'new.json': '5' };
  for (const [name, n] of Object.entries(bins)) {
    await runCli(['fit', '-q', '-n', n, '-c', 'fare', '-o', name, 'in.csv'], { cwd: folder });
  }
});

afterAll(() => rm(folder, { recursive: true }));

/** What an example prints as errors, and its exit status; checks run on JavaScript, which is everywhere. */
async function outcomeOf(example: string): Promise<{ stderr: string; status: number | null }> {
  if (FOR_SHELLS.test(example)) {
    return await shell(`PATH=$PWD:$PATH; discretize() { $D "$@"; }; ${example}`, folder);
  }
  const args = example
    .replace(/(?<= verify .*--on )\S+/, 'javascript')
    .split(' ')
    .slice(1);
  return await runCli(args, { cwd: folder });
}

test('the help has at least 40 examples', () => {
  expect(examples.length).toBeGreaterThanOrEqual(40);
});

// In order: an example may read what the one before it has written.
test.each(examples)(
  'an example of the help runs on the samples as it stands: %s',
  async (example) => {
    const { stderr, status } = await outcomeOf(example);
    expect(stderr).not.toMatch(/^error:|is not a number|unknown/m);
    expect(MAY_DIFFER.test(example) ? [0, 1] : [0], stderr).toContain(status);
  },
);
