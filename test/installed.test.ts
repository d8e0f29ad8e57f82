import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { mkdir, rename, symlink } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import { scratchFolder } from './support/cli.ts';

const ROOT = resolve(import.meta.dirname, '..');
const TSC = join(ROOT, 'node_modules/.bin/tsc');

const VALUES = '[[0, 0.15, 0.21, 0.3]]';
const SPEC = "{ boundaries: [-0.5, 0, 0.1, 0.2, 3], output: 'count' }";

/** The same program for both kinds of modules: rows, CSV, an error, and the schema's place. */
const BODY = `
const rows = discretizer(${SPEC}).transform(${VALUES});
console.log(JSON.stringify(rows[0].values));
const run = async () => {
  const pieces = [];
  for await (const bytes of discretize('fare\\n12.5\\n', { fare: [10] })) pieces.push(bytes);
  console.log(JSON.stringify(Buffer.concat(pieces).toString()));
  try { Boundaries.of([2, 1]); } catch (error) { console.log(error instanceof DiscretizeError, error.code); }
};
run();
`;
const PRINTED = '[[0,0,1,1,2,0]]\n"fare\\n1\\n"\ntrue E_BOUNDARIES\n';

const TYPED = `
const spec: Spec = parseSpec([0, 1]);
const codes: Int32Array = bucketize([0.5], Boundaries.of(spec.features[0]?.boundaries ?? []));
export const first: number | undefined = codes[0];
export const stream: NodeJS.ReadWriteStream = nodeStream(spec);
// @ts-expect-error: a list of texts is no list of numbers
Boundaries.of(['0']);
`;

const NAMES = 'Boundaries, bucketize, nodeStream, parseSpec';

/** What a user writes, in each kind of module. */
const PROGRAMS = {
  'a.mjs': `import { Boundaries, DiscretizeError, discretize, discretizer } from 'discretize';${BODY}`,
  'b.cjs': `const { Boundaries, DiscretizeError, discretize, discretizer } = require('discretize');${BODY}`,
  'c.mts': `import { ${NAMES}, type Spec } from 'discretize';${TYPED}`,
  'd.cts': `import { ${NAMES}, type Spec } from 'discretize';${TYPED}`,
  'e.cts': `import discretize = require('discretize');
export const bins: number = discretize.Boundaries.of([0]).bins;`,
  'in.csv': 'a\n1\n',
  'schema.cjs': `console.log(require('discretize/schema.json').title);`,
  'inside.cjs': `require('discretize/dist/core/bucketize.js');`,
  'tsconfig.json': JSON.stringify({
    compilerOptions: {
      module: 'nodenext',
      target: 'es2023',
      types: ['node'],
      strict: true,
      exactOptionalPropertyTypes: true,
      noEmit: true,
    },
    include: ['*.mts', '*.cts'],
  }),
};

interface Ran {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** What npm says that it has packed. */
interface Packed {
  readonly filename: string;
  readonly size: number;
  readonly files: readonly { readonly path: string }[];
}

let folder = '';
let packed: Packed;

/** Runs a program in the folder of a user, with none of this repository's settings. */
async function run(program: string, args: readonly string[]): Promise<Ran> {
  const { NODE_OPTIONS: _, FORCE_COLOR: __, ...env } = process.env;
  try {
    const { stdout, stderr } = await promisify(execFile)(program, [...args], { cwd: folder, env });
    return { status: 0, stdout, stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { status: code, stdout, stderr };
  }
}

beforeAll(async () => {
  folder = await scratchFolder(PROGRAMS);
  const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder];
  const { stdout } = await promisify(execFile)('npm', args, { cwd: ROOT });
  [packed] = JSON.parse(stdout) as [Packed];
});

/** Puts the packed package where npm would, with what it depends on beside it, and nothing else. */
async function install(): Promise<void> {
  const modules = join(folder, 'node_modules');
  await mkdir(join(modules, '@types'), { recursive: true });
  await promisify(execFile)('tar', ['-xzf', packed.filename], { cwd: folder });
  await rename(join(folder, 'package'), join(modules, 'discretize'));
  const needed = Object.keys(manifest.dependencies);
  for (const name of [...needed, '@types/node', 'undici-types']) {
    await symlink(join(ROOT, 'node_modules', name), join(modules, name));
  }
}

describe('what is packed', () => {
  test('holds the command, the library, its types and the schema, and no sources or tests', () => {
    const paths = packed.files.map(({ path }) => path);
    for (const path of [
      'bin/discretize.js',
      'dist/index.js',
      'dist/index.d.ts',
      'LICENSE',
      'README.md',
    ]) {
      expect(paths).toContain(path);
    }
    const samples = readdirSync(join(ROOT, 'samples')).map((name) => `samples/${name}`);
    expect(paths.filter((path) => /^(src|test|samples)\//.test(path))).toEqual([
      ...samples.sort(),
      'src/spec/schema.json',
    ]);
    expect(packed.size).toBeLessThan(720 * 1024);
  });
});

describe.skipIf(process.platform === 'win32')('the package as it is packed', () => {
  beforeAll(install);

  test.each(['a.mjs', 'b.cjs'])('works in %s, without a warning', async (file) => {
    expect(await run(process.execPath, [file])).toEqual({ status: 0, stdout: PRINTED, stderr: '' });
  });

  test('has types for modules of both kinds', async () => {
    expect(await run(TSC, ['-p', '.'])).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  test('has the schema as an entry point of its own, and no other entry points', async () => {
    expect((await run(process.execPath, ['schema.cjs'])).stdout).toMatch(/discretize/i);
    expect((await run(process.execPath, ['inside.cjs'])).stderr).toContain('ERR_PACKAGE_PATH_NOT');
  });

  test('has the command', async () => {
    const bin = join('node_modules/discretize', manifest.bin.discretize);
    expect(await run(process.execPath, [bin, '-b', '0', 'in.csv', '-o', 'out.csv'])).toEqual({
      status: 0,
      stdout: '',
      stderr: '',
    });
    const { stdout } = await run(process.execPath, [bin, '--version']);
    expect(stdout).toContain(manifest.version);
  });
});
