import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import packageJson from '../../../package.json' with { type: 'json' };
import { COMMANDS } from '../../../src/cli/definitions/command-table.ts';
import { FLAGS } from '../../../src/cli/definitions/flags.ts';
import { manualPage } from '../../../src/cli/help/manual.ts';
import { EXIT_CODES } from '../../../src/cli/report/exit-codes.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const page = manualPage(packageJson.version);

/** Programs that render a manual page, and whether they are here. */
const RENDERERS: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  ['man', ['--version'], ['-l', '-P', 'cat', '--warnings=w', '-E', 'UTF-8']],
  ['mandoc', ['-T', 'utf8', '/dev/null'], ['-T', 'utf8', '-W', 'warning']],
  ['groff', ['--version'], ['-man', '-T', 'utf8', '-ww', '-P', '-cbou']],
];

describe('the manual page', () => {
  test('is built at the path in package.json', () => {
    expect(readFileSync(join(ROOT, packageJson.man[0] as string), 'utf8')).toBe(page);
  });

  test('has the sections of a manual page, in their order', () => {
    expect([...page.matchAll(/^\.SH (.*)$/gm)].map(([, title]) => title)).toEqual([
      'NAME',
      'SYNOPSIS',
      'DESCRIPTION',
      'OPTIONS',
      'COMMANDS',
      'LABELS',
      'STRATEGIES',
      'TARGETS AND WEIGHT OF EVIDENCE (WOE)',
      'GROUPS',
      'SPECIAL CODES',
      'DATES, DURATIONS AND WRITTEN NUMBERS',
      'NUMBERS',
      'MISSING AND INVALID CELLS',
      'FORMATS',
      'EXIT STATUS',
      'EXAMPLES',
    ]);
    expect(page).toMatch(/^\.TH DISCRETIZE 1 /);
  });

  test('names every flag, command and exit code', () => {
    for (const { long } of [...FLAGS, ...COMMANDS.flatMap(({ flags }) => flags)]) {
      expect(page).toContain(`\\fB\\-\\-${long.replaceAll('-', '\\-')}\\fR`);
    }
    for (const { name } of COMMANDS) expect(page).toContain(`\\fBdiscretize ${name}`);
    for (const { status } of Object.values(EXIT_CODES)) expect(page).toContain(`\\fB${status}\\fR`);
  });

  test('has no line that roff reads as a request by mistake', () => {
    const known = /^\.(?:TH|SH|SS|TP|IP|RS|RE|nf|fi|br|B)\b/;
    const requests = page.split('\n').filter((line) => /^[.']/.test(line));
    expect(requests.filter((line) => !known.test(line))).toEqual([]);
  });

  for (const [program, probe, args] of RENDERERS) {
    const isThere = spawnSync(program, [...probe]).status === 0;
    const title = `is rendered by ${program} without a warning, with every flag`;
    if (!isThere) test.skip(`${title} (${program} is not installed)`, () => {});
    else {
      test(title, () => {
        const env = { ...process.env, MANWIDTH: '80', LC_ALL: 'C.UTF-8', GROFF_NO_SGR: '1' };
        const { stdout, stderr } = spawnSync(
          program,
          [...args, join(ROOT, packageJson.man[0] as string)],
          {
            env,
          },
        );
        const text = stdout.toString().replaceAll(/.[\b]/g, '');
        expect(stderr.toString()).toBe('');
        for (const { long, help } of FLAGS) {
          expect(text).toContain(`--${long}`);
          expect(text.replaceAll(/\s+/g, ' ')).toContain(help.split(' ').slice(0, 3).join(' '));
        }
      });
    }
  }
});
