import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { KERNEL_CODE } from '../../../../src/engine/bytes/kernel/code.ts';
import { scratchFolder } from '../../../support/cli.ts';

const ROOT = resolve(import.meta.dirname, '../../../..');

/** The command that compiles the kernel, with another file to write. */
function compiler(file: string): string[] {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const [command = ''] = scripts['build:kernel'].split(' && ');
  return command.replace('dist/kernel.wasm', file).split(' ').slice(1);
}

test('the code of the kernel is the compiled form of its sources', async () => {
  const file = join(await scratchFolder({}), 'kernel.wasm');
  const asc = join(ROOT, 'node_modules/assemblyscript/bin/asc.js');
  execFileSync(process.execPath, [asc, ...compiler(file)], { cwd: ROOT });
  expect(KERNEL_CODE === readFileSync(file).toString('base64')).toBe(true);
});
