import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { scratchFolder } from '../support/cli.ts';

const QUIET = resolve(import.meta.dirname, '../../build/quiet.js');
const SCRIPTS = {
  good: 'node -e "console.log(1)"',
  bad: 'node -e "console.log(2); console.error(3); process.exit(4)"',
  touch: "node -e \"require('fs').writeFileSync('touched', '')\"",
};

describe('build/quiet.js', () => {
  const run = async (...scripts: readonly string[]) => {
    const cwd = await scratchFolder({ 'package.json': JSON.stringify({ scripts: SCRIPTS }) });
    const { stdout, stderr, status } = spawnSync(process.execPath, [QUIET, ...scripts], {
      cwd,
      encoding: 'utf8',
    });
    return { stdout, stderr, status };
  };

  test('prints nothing of scripts that succeed', async () => {
    expect(await run('good', 'touch')).toEqual({ stdout: '', stderr: '', status: 0 });
  });

  test('prints all of a script that fails, and runs no other', async () => {
    const { stdout, stderr, status } = await run('good', 'bad', 'touch');
    expect({ stdout, status }).toEqual({ stdout: '', status: 4 });
    expect(stderr).toMatch(/^npm run bad failed\n2\n3\n/);
  });
});
