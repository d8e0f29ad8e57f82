import { readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { exportsByName } from './architecture/exports.ts';
import { measuredFunctions } from './architecture/functions.ts';
import { modules, SRC } from './architecture/modules.ts';

/** Which folders of src/ each folder may import from; the table of src/README.md. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  core: [],
  'column-types': ['core'],
  probability: [],
  drift: ['core', 'probability'],
  encode: ['core'],
  spec: ['core', 'column-types', 'encode'],
  csv: ['core', 'column-types'],
  fit: ['core', 'column-types', 'spec', 'csv', 'probability'],
  view: ['core', 'column-types', 'spec'],
  plan: ['core', 'column-types', 'spec', 'csv', 'encode'],
  engine: ['core', 'column-types', 'csv', 'encode', 'plan'],
  export: ['core', 'column-types', 'spec', 'csv', 'encode', 'plan'],
  verify: ['core', 'csv', 'export', 'io'],
  io: ['core'],
  describe: ['core', 'column-types', 'csv', 'fit'],
  jobs: [
    'core',
    'column-types',
    'spec',
    'csv',
    'encode',
    'plan',
    'engine',
    'fit',
    'describe',
    'drift',
    'view',
  ],
  library: ['core', 'column-types', 'spec', 'csv', 'encode', 'plan', 'engine', 'fit', 'jobs'],
  cli: [
    'core',
    'column-types',
    'spec',
    'csv',
    'encode',
    'plan',
    'engine',
    'fit',
    'describe',
    'export',
    'verify',
    'io',
    'view',
    'jobs',
  ],
};

/**
 * Which siblings each sub-folder may import from, by the folder that they are in; the other table of
 * src/README.md. A sub-folder that is absent imports none of them.
 */
const ALLOWED_WITHIN: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  core: { cells: ['errors'], options: ['errors'], special: ['cells'] },
  'column-types': { datetime: ['duration'] },
  'cli/options': { fit: ['forms'], target: ['fit', 'forms'], views: ['fit', 'forms'] },
  csv: { table: ['records'], columns: ['table'] },
  spec: { groups: ['baseline', 'values'] },
  view: { spec: ['target'] },
  jobs: { target: ['partial'] },
  fit: {
    kll: ['numbers'],
    clustering: ['numbers'],
    selection: ['numbers'],
    'bin-count': ['clustering', 'numbers'],
    quantiles: ['numbers', 'selection'],
    strategies: ['clustering', 'numbers', 'quantiles'],
    compat: ['clustering', 'numbers', 'quantiles', 'strategies'],
    boundaries: ['compat', 'numbers', 'selection'],
    rounding: ['boundaries', 'numbers', 'selection'],
    histogram: ['bin-count', 'compat', 'numbers', 'selection'],
    collect: ['kll', 'numbers'],
    partial: ['collect', 'kll', 'numbers', 'target'],
    target: ['numbers'],
  },
  'fit/target': {
    tree: ['criterion'],
    exact: ['criterion', 'tree'],
    merge: ['criterion', 'exact'],
    report: ['criterion', 'exact'],
    feasible: ['criterion', 'exact'],
    strategies: ['criterion', 'merge', 'tree'],
  },
  engine: { bytes: ['records'], whole: ['bytes', 'records'] },
  'engine/bytes': {
    worker: ['kernel'],
    rejected: ['worker'],
    sinks: ['rejected', 'worker'],
    threads: ['kernel', 'worker'],
  },
  'engine/bytes/worker': { encoders: ['keys'], faults: ['keys'] },
  export: { program: ['sql'], model: ['program', 'sql'], spark: ['program', 'sql'] },
  library: { fit: ['memory'] },
  io: {
    formats: ['compression'],
    reading: ['compression', 'formats'],
    writing: ['compression', 'reading'],
    documents: ['compression', 'reading'],
  },
  cli: {
    report: ['terminal'],
    topics: ['report'],
    definitions: ['topics', 'terminal'],
    arguments: ['definitions', 'terminal'],
    input: ['report'],
    output: ['report', 'terminal'],
    options: ['arguments', 'definitions', 'input', 'output', 'report', 'terminal'],
    run: ['input', 'options', 'output', 'report', 'terminal'],
    help: ['definitions', 'topics', 'report'],
    completion: ['definitions', 'options'],
    commands: [
      ...['arguments', 'completion', 'definitions', 'help', 'input', 'options'],
      ...['output', 'report', 'run', 'terminal', 'topics'],
    ],
  },
};

/** The files that see the flags as they were typed; all others get resolved options. */
const RAW_OPTIONS = 'cli/arguments/raw-options.ts';
const SEES_FLAGS: readonly string[] = ['cli/arguments/', 'cli/options/', 'cli/commands/'];

/** The most files in a folder. */
const MAX_FILES = 15;

/** The most lines of a function; most have 8 to 15. */
const MAX_LINES = 40;

/** Packages and Node modules, and the only places in src/ that may name them. */
const OUTSIDERS: Readonly<Record<string, readonly string[]>> = {
  'csv-parse': ['csv/records/parser.ts'],
  'csv-stringify/sync': ['csv/write.ts'],
  commander: ['cli/'],
  chalk: ['cli/'],
  'get-east-asian-width': ['view/'],
  'node:fs': ['io/', 'cli/version.ts', 'engine/bytes/threads/file-bytes.ts'],
  'node:os': [
    'cli/',
    'io/writing/temporary.ts',
    'io/reading/spool.ts',
    'io/programs/run-program.ts',
  ],
  'node:fs/promises': ['io/programs/'],
  'node:child_process': ['io/programs/'],
  'node:process': ['verify/runners/languages/javascript.ts'],
  'node:stream/promises': ['io/reading/spool.ts'],
  'node:timers/promises': ['io/writing/write-all.ts'],
  'node:worker_threads': [
    'engine/bytes/pool.ts',
    'engine/bytes/threads/worker-slots.ts',
    'engine/bytes/threads/worker.ts',
  ],
  'node:net': ['io/builtin-modules.ts'],
  'node:path': ['io/'],
  'node:crypto': ['io/'],
  'node:zlib': ['io/'],
  'node:stream': ['library/streams.ts', 'io/'],
};

const paths = new Set(modules.map(({ path }) => path));
const folderOf = (path: string): string => path.split('/')[0] as string;
const isLocal = (name: string): boolean => name.endsWith('.ts');

/** The folder of `folder` that a file is in; the file itself if that is `folder`; undefined elsewhere. */
function partOf(folder: string, path: string): string | undefined {
  if (!path.startsWith(`${folder}/`)) return undefined;
  return path.slice(folder.length + 1).split('/')[0];
}

/** Which parts of a folder each of its parts imports. */
function folderArrows(folder: string): ReadonlyMap<string, ReadonlySet<string>> {
  const arrows = new Map<string, Set<string>>();
  for (const { path, imports } of modules) {
    const from = partOf(folder, path);
    if (from === undefined) continue;
    const others = imports.map((name) => partOf(folder, name));
    const found = others.filter((part) => part !== undefined && part !== from) as string[];
    arrows.set(from, new Set([...(arrows.get(from) ?? []), ...found]));
  }
  return arrows;
}

/** The modules that are loaded with one: it and all that it imports, but for types and what waits for a call. */
function loadedBy(path: string, loaded = new Set<string>()): ReadonlySet<string> {
  if (loaded.has(path)) return loaded;
  loaded.add(path);
  const text = modules.find((module) => module.path === path)?.text ?? '';
  for (const [, name = ''] of text.matchAll(
    /^(?:import|export) (?!type )[^;]*?from '(\.[^']+)';$/gm,
  )) {
    loadedBy(relative(SRC, resolve(SRC, dirname(path), name)), loaded);
  }
  return loaded;
}

/** All folders of src/ with sub-folders. */
function foldersWithSubfolders(): readonly string[] {
  const folders = new Set(modules.map(({ path }) => dirname(path)));
  const parents = [...folders].flatMap((folder) =>
    [...folder.matchAll(/\//g)].map(({ index }) => folder.slice(0, index)),
  );
  return [...new Set(parents)].sort();
}

/** The two tables of src/README.md, as rows of cells. */
function tablesOfMap(): readonly (readonly (readonly string[])[])[] {
  const map = readFileSync(join(SRC, 'README.md'), 'utf8');
  const part = map.slice(map.indexOf('## Who may import whom'), map.indexOf('## What must hold'));
  return part
    .split(/^\| folder.*\n.*\n/m)
    .slice(1)
    .map((table) =>
      [...table.matchAll(/^\| (\S+) \| (.+) \|$/gm)].map(([, folder = '', names = '']) => [
        folder,
        ...(names === 'nothing' ? [] : names.split(', ').sort()),
      ]),
    );
}

function reachedFrom(
  start: string,
  arrows: ReadonlyMap<string, ReadonlySet<string>>,
): ReadonlySet<string> {
  const reached = new Set<string>();
  const visit = (part: string): void => {
    for (const next of arrows.get(part) ?? []) {
      if (reached.has(next)) continue;
      reached.add(next);
      visit(next);
    }
  };
  visit(start);
  return reached;
}

describe('the architecture', () => {
  test('every folder of src/ has its rule, and every rule its folder', () => {
    const folders = new Set(
      modules
        .map(({ path }) => path)
        .filter((path) => path.includes('/'))
        .map(folderOf),
    );
    expect([...folders].sort()).toEqual(Object.keys(ALLOWED).sort());
  });

  test.each(modules)('$path imports only what its folder may', ({ path, imports }) => {
    if (path === 'index.ts' || path === 'browser.ts') return;
    for (const name of imports.filter(isLocal)) {
      expect(paths).toContain(name);
      expect([folderOf(path), ...(ALLOWED[folderOf(path)] ?? [])]).toContain(folderOf(name));
    }
    for (const name of imports.filter((other) => !isLocal(other))) {
      const places = OUTSIDERS[name] ?? [];
      expect(
        places.some((place) => path.startsWith(place)),
        `${path} imports ${name}`,
      ).toBe(true);
    }
  });

  test('every rule between sub-folders is about sub-folders that exist', () => {
    const folders = new Set(modules.map(({ path }) => dirname(path)));
    for (const [folder, rules] of Object.entries(ALLOWED_WITHIN)) {
      for (const name of Object.entries(rules).flat(2))
        expect(folders).toContain(`${folder}/${name}`);
    }
  });

  test.each(foldersWithSubfolders())(
    'a folder of %s/ imports only the siblings that it may, and the rules name no others',
    (folder) => {
      const arrows = [...folderArrows(folder)].filter(([from]) => !from.endsWith('.ts'));
      const found = arrows.map(([from, to]) => [
        from,
        [...to].filter((one) => !one.endsWith('.ts')),
      ]);
      const siblings = found.filter(([, to]) => to?.length);
      const allowed = Object.entries(ALLOWED_WITHIN[folder] ?? {});
      const sorted = (rules: typeof allowed): typeof allowed =>
        rules.map(([from, to]): [string, string[]] => [from, [...to].sort()]).sort();
      expect(sorted(siblings as typeof allowed)).toEqual(sorted(allowed));
    },
  );

  test.each(foldersWithSubfolders())(
    'the folders of %s/ import each other in no cycle',
    (folder) => {
      const arrows = folderArrows(folder);
      for (const start of arrows.keys()) {
        const reached = reachedFrom(start, arrows);
        expect([...reached], `a cycle through ${folder}/${start}`).not.toContain(start);
      }
    },
  );

  test('the tables of src/README.md are these rules', () => {
    const within = Object.entries(ALLOWED_WITHIN).flatMap(([folder, rules]) =>
      Object.entries(rules).map(([from, to]) => [`${folder}/${from}`, ...[...to].sort()]),
    );
    const between = Object.entries(ALLOWED).map(([from, to]) => [from, ...[...to].sort()]);
    const tables = tablesOfMap().map((table) => table.toSorted());
    expect(tables).toEqual([between.sort(), within.sort()]);
  });

  test('only what resolves flags sees them as typed', () => {
    const readers = modules.filter(({ imports }) => imports.includes(RAW_OPTIONS));
    const others = readers.filter(({ path }) => !SEES_FLAGS.some((one) => path.startsWith(one)));
    expect(readers.length).toBeGreaterThan(0);
    expect(others.map(({ path }) => path)).toEqual([]);
  });

  test('only the table of file formats names the one that reads CSV files', () => {
    const users = modules.filter(({ imports }) => imports.includes('engine/csv-table.ts'));
    expect(users.map(({ path }) => path)).toEqual(['engine/file-formats.ts']);
  });

  test('the main command loads no way to fit before it is asked for one', () => {
    const loaded = loadedBy('cli/commands/apply.ts');
    expect(loaded.has('fit/strategies/names.ts')).toBe(true);
    const ways = [...loaded].filter((path) =>
      /^fit\/(?:.*\/registry\.ts|learn|strategies\/\w+\/(?!description)|clustering|quantiles\/quantiles|selection|target\/(?:learn|tree|merge|exact))/.test(
        path,
      ),
    );
    expect(ways).toEqual([]);
  });

  test('no module awaits at its top level, for bundlers minify a worker as a script', () => {
    const waiting = modules.filter(({ text }) => /^(?:(?:const|let) .*= )?await /m.test(text));
    expect(waiting.map(({ path }) => path)).toEqual([]);
  });

  test('a folder of src/ has at most 15 files', () => {
    const counts = new Map<string, number>();
    for (const { path } of modules.filter((one) => !one.path.endsWith('.d.ts'))) {
      counts.set(dirname(path), (counts.get(dirname(path)) ?? 0) + 1);
    }
    const crowded = [...counts].filter(([, count]) => count > MAX_FILES);
    expect(crowded).toEqual([]);
  });

  test('no file is part of an import cycle', () => {
    const imports = new Map(modules.map((module) => [module.path, module.imports.filter(isLocal)]));
    const done = new Set<string>();
    const visit = (path: string, trail: readonly string[]): void => {
      expect(trail, `cycle: ${[...trail, path].join(' -> ')}`).not.toContain(path);
      if (done.has(path)) return;
      for (const next of imports.get(path) ?? []) visit(next, [...trail, path]);
      done.add(path);
    };
    for (const path of paths) visit(path, []);
  });

  test('only the faces name the console or the process, but for the streams of io/', () => {
    const faces = modules.filter(({ path }) => !path.startsWith('cli/') && !path.startsWith('io/'));
    for (const { path, text } of faces) {
      const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
      expect(code, path).not.toMatch(/\b(?:console|process)\./);
    }
  });

  test('nothing calls process.exit, which would cut output off', () => {
    for (const { path, text } of modules) expect(text, path).not.toContain('process.exit(');
  });

  test('a file of src/ has at most 200 lines', () => {
    for (const { path, text } of modules) {
      expect(text.split('\n').length, path).toBeLessThanOrEqual(200);
    }
  });

  test('an exported name means one thing: one file declares it', () => {
    const names = exportsByName();
    expect(names.size).toBeGreaterThan(1000);
    expect([...names].filter(([, files]) => files.length > 1)).toEqual([]);
  });

  test('a function of src/ has at most 40 lines', () => {
    const functions = measuredFunctions();
    expect(functions.length).toBeGreaterThan(3000);
    expect(functions.filter(({ lines }) => lines > MAX_LINES)).toEqual([]);
  });

  test('every export of src/ has a docstring', () => {
    for (const { path, text } of modules.filter((module) => module.path !== 'index.ts')) {
      const exports = [
        ...text.matchAll(
          /(^|\n\n)(export (?:async )?(?:abstract )?(?:function|class|interface|type|const) \w+)/g,
        ),
      ];
      expect(
        exports.map((match) => match[2]),
        `${path}: an export without a docstring`,
      ).toEqual([]);
    }
  });
});
