import { resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { scratchFolder } from '../support/cli.ts';
import { hasTerminal, onTerminal } from '../support/start.ts';

const SCRIPT = resolve(import.meta.dirname, '../support/terminal-runs.js');

/** Controls, a bidirectional override, a zero-width space and a tag, in a name and in a cell. */
const EVIL = 'a\x7f\x9b31m\u202eb\u200bc\u{e0041}';

const FILES = {
  'in.csv': `${EVIL},x\n1,${EVIL}\n2,z\n3,z\n`,
  'spec.json': JSON.stringify({ features: [{ columns: [EVIL], boundaries: [2] }] }),
};

/** Every way of a text from a file to a terminal. */
const COMMANDS: readonly string[] = [
  '-b 2 -c 1 in.csv',
  '-b 2 -c 2 --rejects - -o out.csv in.csv',
  '-b 2 -c 2 in.csv',
  '-b 2 -c 1 --verbose -o out.csv in.csv',
  '-b 2 -c 1 --stats - -o out.csv in.csv',
  '-b 2 -c 1 --preview in.csv',
  '-b 2 -c 1 --print-spec in.csv',
  'spec spec.json',
  'spec check spec.json',
  'spec diff spec.json other.json',
  'fit -n 2 -c 1 in.csv',
  'fit --partial -c 1 in.csv',
  'hist -n 2 -c 1 in.csv',
  'hist -n 2 -c 1 --json in.csv',
  'hist -n 2 -c 1 --csv in.csv',
  'explain -s spec.json 1',
  'explain -s spec.json --json 1',
];

/** Sequences that this program itself sends: colors, and clearing a line. */
const OWN = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*[mK]`, 'g');

/** What a terminal shows of all commands, which run in one process. */
async function screens(): Promise<readonly string[]> {
  const other = JSON.stringify({ features: [{ columns: [EVIL], boundaries: [3] }] });
  const folder = await scratchFolder({ ...FILES, 'other.json': other });
  const words = COMMANDS.map((command) => `${command} --end`).join(' ');
  const { screen, status } = await onTerminal(`'${process.execPath}' '${SCRIPT}' ${words}`, folder);
  if (status !== 0) throw new Error(`ended with ${status}: ${screen}`);
  return screen.split('\n--end\n');
}

describe.skipIf(!hasTerminal)('on a terminal', () => {
  let shown: readonly string[] = [];
  beforeAll(async () => {
    shown = await screens();
  });

  test.each(COMMANDS.map((command, i) => [command, i] as const))(
    'discretize %s shows nothing that acts or hides',
    (_, i) => {
      const text = (shown[i] ?? '').replaceAll(OWN, '').replaceAll(/[\r\n]/g, '');
      expect(text.length).toBeGreaterThan(10);
      expect(text).not.toMatch(/[\p{Cc}\p{Bidi_Control}\u200b\u{e0041}]/u);
    },
  );

  test('JSON keeps its content', async () => {
    const folder = await scratchFolder(FILES);
    const { screen } = await onTerminal('$D spec spec.json', folder);
    expect(JSON.parse(screen)).toMatchObject({ features: [{ columns: [EVIL] }] });
  });
});

describe('into a file or pipe', () => {
  test.skipIf(!hasTerminal)('the table keeps its bytes', async () => {
    const folder = await scratchFolder(FILES);
    const { screen } = await onTerminal('$D -b 2 -c 1 in.csv | od -An -c | tr -d " \\n"', folder);
    expect(screen).toContain('177');
  });
});
