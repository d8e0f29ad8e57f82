import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { loadSpec } from '../../src/cli/input/load-spec.ts';
import { errorLines, exitCode } from '../../src/cli/report/report.ts';
import type { DiscretizeError } from '../../src/core/errors/error.ts';
import { caught } from '../support/caught.ts';
import { runCli, scratchFolder } from '../support/cli.ts';
import { HOSTILE_ARCHIVES } from './spec-archives.ts';
import { HOSTILE_TEXTS } from './spec-texts.ts';

const SPECS = [...HOSTILE_TEXTS, ...HOSTILE_ARCHIVES];

/** Every so many of them are given to the command; to have it try all, in about a minute: ALL_SPECS=1. */
const STEP = process.env['ALL_SPECS'] === undefined ? 60 : 1;

/** What must not be in a message: controls, and lines of a stack. */
const UNSAFE = /[\p{Cc}\p{Bidi_Control}]|^\s+at /u;

let folder = '';
beforeAll(async () => {
  folder = await scratchFolder();
});

/** What the prototypes have that every object and list can see. */
const visibleMembers = (): string[] =>
  [Object.prototype, Array.prototype, Function.prototype].flatMap((prototype) =>
    Reflect.ownKeys(prototype).map(String),
  );
const MEMBERS = visibleMembers();

afterEach(() => {
  expect(visibleMembers()).toEqual(MEMBERS);
});

function placeOf({ at, problems }: DiscretizeError): string {
  if (at.line !== undefined) return `${at.line}:${at.column}`;
  return problems[0] === undefined ? 'file' : `#${problems[0].path}`;
}

test('there are at least 200 hostile specs, and no two of one name', () => {
  expect(new Set(SPECS.map(([name]) => name)).size).toBe(SPECS.length);
  expect(SPECS.length).toBeGreaterThan(200);
});

describe('a spec is rejected at its place:', () => {
  test.each(SPECS)('%s', async (_, content, place) => {
    const path = join(folder, 'spec.json');
    await writeFile(path, content);
    const error = await caught(() => loadSpec(path, undefined));
    expect(error.code).toBe('E_SPEC');
    expect(exitCode(error)).toBe(2);
    expect(placeOf(error) === place, placeOf(error).slice(0, 100)).toBe(true);
    const lines = errorLines(error);
    expect(lines.filter((line) => UNSAFE.test(line) || line.length > 1100)).toEqual([]);
    expect(lines.length).toBeLessThan(30);
    expect(lines[0]).toContain('spec.json');
  });
});

describe('the command rejects a spec with status 2, and writes nothing:', () => {
  test.concurrent.each(SPECS.filter((_, i) => i % STEP === 0))('%s', async (_, content) => {
    const cwd = await scratchFolder({ 'spec.json': content, 'in.csv': 'a\n1\n' });
    const run = await runCli(['-s', 'spec.json', 'in.csv', '-o', 'out.csv'], { cwd });
    expect(run).toMatchObject({ stdout: '', status: 2 });
    expect(run.stderr).toMatch(/^(?:spec\.json|error: cannot read the spec spec\.json)\S* /);
    expect(run.stderr.replaceAll('\n', '')).not.toMatch(UNSAFE);
    expect((await readdir(cwd)).sort()).toEqual(['in.csv', 'spec.json']);
  });
});
