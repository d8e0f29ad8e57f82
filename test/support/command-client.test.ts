import { chmod } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scratchFolder } from './cli.ts';
import { type CommandClient, commandClient } from './command-client.ts';
import { run } from './run.ts';

const BIN = resolve(import.meta.dirname, '../../bin/discretize.js');

let client: CommandClient;
let whole: CommandClient;
beforeAll(async () => {
  client = await commandClient();
  whole = await commandClient(true);
});
afterAll(() => {
  client.close();
  whole.close();
});

/** Lines of a shell that use both streams, in which `$D` is the command. */
const LINES: readonly string[] = [
  'cat in.csv | $D -b 2 -c a --verbose; echo $?',
  '$D -b 2 -c a --max-errors 9 bad.csv; echo $?',
  '$D -b 2 -c a --max-errors 9 bad.csv 2> /dev/null | tail -1',
  '$D -b 2 -c a --max-errors 9 bad.csv 2>&1 > out.csv; cat out.csv',
  '$D -b 2 absent.csv; echo $?',
  'gzip -c in.csv | $D hist -b 2 -c a; $D fit -n 2 -c a -o spec.json in.csv && cat spec.json',
];

/** Runs with arguments that a shell or a protocol could spoil. */
const RUNS: readonly (readonly string[])[] = [
  ['--version'],
  ['-b', '2', '-c', 'a', 'in.csv'],
  ['-b', '2', '-c', 'n\u00e9\n$(x) "y"', 'odd.csv'],
  ['completion', 'zsh'],
  ['-b', '2', '', 'absent.csv'],
  [],
];

describe('the script that stands for the command', () => {
  test.each(RUNS.map((args) => ({ args })))(
    'prints and ends with $args as the command does',
    async ({ args }) => {
      const files = {
        'in.csv': 'a,b\n1,x\n3,y\n',
        'odd.csv': '"n\u00e9\n$(x) ""y""",b\n1,x\n',
        command: client.script,
      };
      const cwd = await scratchFolder(files);
      await chmod(join(cwd, 'command'), 0o755);
      const alone = await run(process.execPath, [BIN, ...args], { cwd });
      expect(await run(join(cwd, 'command'), args, { cwd })).toEqual(alone);
    },
  );

  test.each(LINES)('is the command in %s, with both streams in order', async (line) => {
    const files = { 'in.csv': 'a,b\n1,x\n3,y\n', 'bad.csv': 'a,b\nx,1\n3,y\n"u"v,2\n' };
    const outputs = await Promise.all(
      [`'${process.execPath}' '${BIN}'`, './command'].map(async (command) => {
        const cwd = await scratchFolder({ ...files, command: whole.script });
        await chmod(join(cwd, 'command'), 0o755);
        const { output } = await run('sh', ['-c', line.replaceAll('$D', command)], { cwd });
        return output.replaceAll(/\d+(\.\d+)? (ms|s|[kM]?B\/s)\b/g, 'T');
      }),
    );
    expect(outputs[1]).toBe(outputs[0]);
    expect(outputs[0]).not.toBe('');
  });
});
