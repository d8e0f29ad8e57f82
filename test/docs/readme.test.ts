import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { chmod, cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CommandClient, commandClient } from '../support/command-client.ts';
import { flagsTable } from '../support/flags-table.ts';
import { printedByEach } from '../support/programs.ts';
import { run } from '../support/run.ts';
import { hasTerminal } from '../support/start.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const read = (name: string): string => readFileSync(join(ROOT, name), 'utf8');
const readme = read('README.md');

/** The page with the table of flags. */
const FLAGS_PAGE = 'docs/command-line.md';

/** The pages of docs/. */
const pages = readdirSync(join(ROOT, 'docs'))
  .filter((name) => name.endsWith('.md'))
  .map((name) => `docs/${name}`);

/** A scratch folder with the samples, `discretize` on the PATH, and the package to import. */
let scratch = '';
let client: CommandClient;

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'discretize-readme-'));
  await cp(join(ROOT, 'samples'), join(scratch, 'samples'), { recursive: true });
  client = await commandClient(true);
  const program = `#!/bin/sh\nexec '${process.execPath}' '${ROOT}/bin/discretize.js' "$@"\n`;
  for (const [folder, script] of Object.entries({ bin: client.script, own: program })) {
    await mkdir(join(scratch, folder));
    await writeFile(join(scratch, folder, 'discretize'), script);
    await chmod(join(scratch, folder, 'discretize'), 0o755);
  }
  await mkdir(join(scratch, 'node_modules'));
  await symlink(ROOT, join(scratch, 'node_modules', 'discretize'));
});

afterAll(async () => {
  client.close();
  await rm(scratch, { recursive: true });
});

/**
 * What a program prints in the scratch folder.
 *
 * @param bin where it finds `discretize`: in `own`, it is a process of its own
 */
async function printed(program: string, args: readonly string[], bin = 'bin'): Promise<string> {
  const { output } = await run(program, args, { cwd: scratch, path: join(scratch, bin) });
  return output;
}

/** The fenced blocks of a language, with the block after each. */
function blocks(language: string, text: string = readme): { code: string; next: string }[] {
  const all = [...text.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map((m) => ({
    language: m[1],
    code: m[2] ?? '',
  }));
  return all.flatMap((block, i) =>
    block.language === language ? [{ code: block.code, next: all[i + 1]?.code ?? '' }] : [],
  );
}

/** Commands with what they print. */
type Shown = { readonly command: string; readonly output: string };

/** The commands of the console blocks of a text. */
function commandsIn(text: string): Shown[] {
  const consoles = blocks('console', text);
  return consoles.flatMap(({ code }) =>
    code
      .split(/^\$ /m)
      .slice(1)
      .map((part) => {
        const end = part.indexOf('\n');
        return { command: part.slice(0, end), output: part.slice(end + 1) };
      }),
  );
}

/** What is shown as it looks in a terminal, where summaries are printed and a bare run helps. */
const walkThrough = /^## Quick start\n[\s\S]*?(?=^## )/m.exec(readme)?.[0] ?? '';
const steps = commandsIn(walkThrough);
const commands = commandsIn(readme.replace(walkThrough, ''));

describe('the README', () => {
  test('shows at least eight commands and three programs', () => {
    expect(commands.length).toBeGreaterThanOrEqual(8);
    const programs = pages.flatMap((page) => blocks('js', read(page)));
    expect(blocks('js').length + programs.length).toBeGreaterThanOrEqual(3);
  });

  test.each(commands)('prints what it says: $command', async ({ command, output }) => {
    expect(await printed('sh', ['-c', command])).toBe(output);
  });

  test('has a walk-through from no arguments to a spec that is fitted, checked and applied', () => {
    const typed = steps.map(({ command }) => command).join('\n');
    for (const part of [
      /^discretize$/m,
      /--preview/,
      /discretize hist/,
      /discretize fit .* -o fares\.json/,
      /spec check fares\.json/,
      /discretize -s fares\.json .* -o /,
      /discretize explain -s/,
    ]) {
      expect(typed).toMatch(part);
    }
  });

  // In order: a step may read what the one before it has written.
  test.skipIf(!hasTerminal).each(steps)(
    'shows in a terminal what it says: $command',
    async (step) => {
      const screen = await printed('script', ['-qec', step.command, '/dev/null'], 'own');
      expect(screen.replaceAll('\r\n', '\n')).toBe(step.output);
    },
  );

  test('has at most 250 lines', () => {
    expect(readme.trimEnd().split('\n').length).toBeLessThanOrEqual(250);
  });

  test.each(blocks('js'))('program %# prints what it says', async ({ code, next }) => {
    const file = join(scratch, `program-${code.length}.mjs`);
    await writeFile(file, code);
    expect(await printed(process.execPath, [file])).toBe(next);
  });
});

// library.test.ts runs the programs of docs/library.md.
describe.each(pages.filter((page) => page !== 'docs/library.md'))('%s', (page) => {
  const text = read(page);

  // In order: a command may read what the one before it has written.
  test('shows commands that print what it says', async () => {
    for (const { command, output } of commandsIn(text)) {
      expect(await printed('sh', ['-c', command]), command).toBe(output);
    }
  });

  test('shows programs that print what it says', async () => {
    const programs = blocks('js', text);
    const names = programs.map((_, i) => `${page.replace('/', '-')}-${i}.mjs`);
    for (const [i, { code }] of programs.entries()) {
      await writeFile(join(scratch, names[i] as string), code);
    }
    const outputs = await printedByEach(names, scratch);
    for (const [i, { code, next }] of programs.entries()) expect(outputs[i], code).toBe(next);
  });
});

test('docs/command-line.md lists every flag as the help does (UPDATE_README=1 writes the list anew)', () => {
  const page = read(FLAGS_PAGE);
  const [before, after] = [/[\s\S]*<!-- flags -->\n/, /\n<!-- \/flags -->[\s\S]*/];
  const updated = [before.exec(page)?.[0], flagsTable(), after.exec(page)?.[0]].join('');
  if (process.env['UPDATE_README']) writeFileSync(join(ROOT, FLAGS_PAGE), updated);
  else expect(page).toBe(updated);
});

test.each(['README.md', 'CONTRIBUTING.md', 'SECURITY.md', ...pages])(
  '%s links to files that are there',
  (page) => {
    const links = [...read(page).matchAll(/\]\((?!http)([^)#]+)\)/g)].map((m) => m[1] as string);
    for (const link of links) {
      expect(existsSync(resolve(ROOT, dirname(page), link)), link).toBe(true);
    }
  },
);
