import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { scratchFolder } from '../support/cli.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const PICTURES = join(ROOT, 'docs/strategies');

describe('the pictures of docs/strategies.md', () => {
  test('are those that build/pictures.js draws', async () => {
    const folder = await scratchFolder();
    const run = spawnSync(process.execPath, [join(ROOT, 'build/pictures.js'), folder], {
      encoding: 'utf8',
    });
    expect({ stderr: run.stderr, status: run.status }).toEqual({ stderr: '', status: 0 });
    const names = readdirSync(PICTURES);
    expect(names).toHaveLength(7);
    expect(readdirSync(folder)).toEqual(names);
    for (const name of names) {
      const drawn = readFileSync(join(folder, name), 'utf8');
      expect(readFileSync(join(PICTURES, name), 'utf8'), name).toBe(drawn);
    }
  });

  test('show the rows of the histogram in their bins', () => {
    for (const name of readdirSync(PICTURES)) {
      const svg = readFileSync(join(PICTURES, name), 'utf8');
      const [, rows = ''] = /<title>.*: ([\d, ]+) rows in each bin<\/title>/.exec(svg) ?? [];
      const total = rows.split(', ').reduce((sum, count) => sum + Number(count), 0);
      expect(total, name).toBe(316);
      expect(svg.match(/<line /g), name).toHaveLength(rows.split(', ').length - 1);
    }
  });

  test('are all shown, with the command that fits the boundaries', () => {
    const page = readFileSync(join(ROOT, 'docs/strategies.md'), 'utf8').replaceAll('\n', ' ');
    for (const name of readdirSync(PICTURES)) {
      const svg = readFileSync(join(PICTURES, name), 'utf8');
      const [, command = 'none'] = /<title>(.*?):/.exec(svg) ?? [];
      expect(page).toContain(`\`${command}\``);
      expect(page).toContain(`(strategies/${name})`);
    }
  });
});
