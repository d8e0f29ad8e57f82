import { BROWSER, example, PROGRAM, TYPES } from './programs.js';

const EXPECTED = 'a,b|1,x|codes 0,1|fit 3.5|browser 1';

const TSCONFIG = (compilerOptions) =>
  JSON.stringify({
    compilerOptions: {
      strict: true,
      noEmit: true,
      target: 'es2022',
      types: [],
      ...compilerOptions,
    },
    include: ['types.ts'],
  });

const typescript = (version) => ({
  name: `TypeScript ${version}`,
  packages: [`typescript@${version}`],
  files: {
    'types.ts': TYPES,
    'tsconfig.json': TSCONFIG({
      lib: ['es2022', 'dom', 'dom.iterable'],
      module: 'nodenext',
      moduleResolution: 'nodenext',
    }),
  },
  steps: [['tsc', '-p', '.']],
});

const bundled = (name, packages, files, build) => ({
  name,
  packages,
  files: { 'main.js': PROGRAM, ...files },
  // The bundle must be whole: nothing that was installed is there when it runs.
  steps: [
    build,
    [
      'sh',
      '-c',
      'mkdir -p alone && cp -r out alone/ && rm -rf node_modules && node alone/out/main.*js',
    ],
  ],
  expected: EXPECTED,
});

const WEBPACK = `export default { mode: 'production', target: 'node', entry: './main.js', experiments: { outputModule: true },
  output: { path: import.meta.dirname + '/out', filename: 'main.mjs', module: true, chunkFormat: 'module', library: { type: 'module' } } };`;

const VITE = `export default { build: { ssr: 'main.js', outDir: 'out', target: 'node20' }, ssr: { noExternal: true } };`;

/** An example of docs/library.md that prints something. */
const printing = (name, packages) => {
  const { code, printed } = example(packages[0]);
  const files = { 'main.js': code };
  return { name, packages, files, steps: [['node', 'main.js']], expected: printed };
};

const WORKERD = `
import { Miniflare } from 'miniflare';
const flare = new Miniflare({
  modules: true, scriptPath: 'out/worker.js', compatibilityDate: '2025-05-01', compatibilityFlags: ['nodejs_compat'],
});
const response = await flare.dispatchFetch('http://localhost/');
console.log(await response.text());
await flare.dispose();`;

/** A page in Chromium: the one that is installed, since its download may be out of reach. */
const CHROMIUM = `
import { readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
const page = await browser.newPage();
await page.setContent('<pre></pre>');
await page.addScriptTag({ type: 'module', content: readFileSync('out/page.js', 'utf8') });
await page.waitForFunction(() => document.querySelector('pre').textContent !== '');
console.log(await page.textContent('pre'), browser.version());
await browser.close();`;

const CANNOT_RUN = /postinstall|ENOENT|not found|doesn't exist|Cannot find module 'nodejs-polars-/;

/** One project for each environment. */
export const CONSUMERS = [
  {
    name: 'Node',
    packages: [],
    files: { 'main.js': PROGRAM },
    steps: [['node', 'main.js']],
    expected: EXPECTED,
  },
  {
    name: 'Node, require',
    packages: [],
    type: 'commonjs',
    files: {
      'main.cjs': `import('discretize').then((l) => { try { console.log(typeof require('discretize').fit) } catch { console.log('import only', typeof l.fit) } })`,
    },
    steps: [['node', 'main.cjs']],
    expected: 'function',
  },
  ...['5.0', '5.4', '5.9', '6', '7'].map(typescript),
  bundled('esbuild, ESM', ['esbuild'], {}, [
    'esbuild',
    'main.js',
    '--bundle',
    '--platform=node',
    '--format=esm',
    '--outfile=out/main.mjs',
    '--log-level=error',
    "--banner:js=import{createRequire}from'module';const require=createRequire(import.meta.url);",
  ]),
  bundled('esbuild, CommonJS', ['esbuild'], {}, [
    'esbuild',
    'main.js',
    '--bundle',
    '--platform=node',
    '--format=cjs',
    '--outfile=out/main.cjs',
    '--log-level=error',
  ]),
  bundled('rollup, ESM', ['rollup', '@rollup/plugin-node-resolve'], {}, [
    'rollup',
    'main.js',
    '-p',
    'node-resolve',
    '-f',
    'es',
    '-d',
    'out',
    '--silent',
    '--entryFileNames',
    '[name].mjs',
    '--chunkFileNames',
    '[name].mjs',
  ]),
  bundled('rollup, CommonJS', ['rollup', '@rollup/plugin-node-resolve'], {}, [
    'rollup',
    'main.js',
    '-p',
    'node-resolve',
    '-f',
    'cjs',
    '-d',
    'out',
    '--silent',
    '--entryFileNames',
    '[name].cjs',
    '--chunkFileNames',
    '[name].cjs',
  ]),
  bundled('webpack', ['webpack', 'webpack-cli'], { 'webpack.config.js': WEBPACK }, ['webpack']),
  bundled('Vite, server', ['vite'], { 'vite.config.js': VITE }, [
    'vite',
    'build',
    '--logLevel',
    'error',
  ]),
  {
    name: 'Vitest, fake timers',
    packages: ['vitest'],
    files: { 'fake.test.js': example('vitest').code },
    steps: [['vitest', 'run']],
  },
  {
    name: 'Jest, fake timers',
    packages: ['jest'],
    files: { 'fake.test.js': example('@jest/globals').code },
    steps: [['node', '--experimental-vm-modules', 'node_modules/jest/bin/jest.js']],
  },
  {
    name: 'bun',
    packages: ['bun'],
    files: { 'main.js': PROGRAM },
    steps: [['bun', 'main.js']],
    expected: EXPECTED,
    skip: (error) => CANNOT_RUN.test(String(error.stderr)),
  },
  {
    name: 'deno',
    packages: ['deno'],
    files: { 'main.js': PROGRAM },
    steps: [['deno', 'run', '-A', '--node-modules-dir=manual', 'main.js']],
    expected: EXPECTED,
    skip: (error) => CANNOT_RUN.test(String(error.stderr)),
  },
  {
    name: 'workerd',
    packages: ['miniflare', 'esbuild'],
    files: {
      'worker.js': `${PROGRAM}
export default { fetch: async () => new Response(await main()) };`,
      'main.js': WORKERD,
    },
    steps: [
      [
        'esbuild',
        'worker.js',
        '--bundle',
        '--format=esm',
        '--platform=node',
        '--outfile=out/worker.js',
        '--log-level=error',
        '--conditions=workerd',
      ],
      ['node', 'main.js'],
    ],
    expected: EXPECTED,
  },
  {
    name: 'Chromium',
    packages: ['playwright-core', 'esbuild'],
    files: { 'page.js': BROWSER, 'main.js': CHROMIUM },
    steps: [
      ['esbuild', 'page.js', '--bundle', '--format=esm', '--outfile=out/page.js'],
      ['node', 'main.js'],
    ],
    expected: 'codes 0,1|csv a,b 1,x |fit 3.5',
    skip: (error) => CANNOT_RUN.test(String(error.stderr)),
  },
  printing('Arrow columns', ['apache-arrow']),
  // npm leaves out its code for Linux where Node is older than that asks for, and where it works.
  printing('polars columns', ['nodejs-polars', `nodejs-polars-linux-${process.arch}-gnu`]),
  printing('React', ['react', 'react-dom']),
];
