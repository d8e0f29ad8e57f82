import { readdirSync, readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

/** Test files that replace a module: each has its modules for itself. */
const withMocks = readdirSync('test', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.test.ts'))
  .map((path) => `test/${path.replaceAll('\\', '/')}`)
  .filter((path) => readFileSync(path, 'utf8').includes('\nvi.mock('));

export default defineConfig({
  test: {
    globalSetup: ['test/support/build.ts', 'test/support/scratch-disk.ts'],
    setupFiles: ['test/support/clean-up.ts'],
    // The default is one less than there are cores.
    maxWorkers: '100%',
    // Most objects of a test are short-lived: more room for them is less work for the garbage collector.
    execArgv: ['--max-semi-space-size=64'],
    // Tests start processes and threads, which take 20 times as long on a busy machine as on a quiet one.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 60_000 } },
    projects: [
      {
        extends: true,
        // The files that a process tests share their modules: no module of src/ has state that a run changes.
        test: {
          name: 'shared',
          include: ['test/**/*.test.ts'],
          exclude: withMocks,
          isolate: false,
        },
      },
      { extends: true, test: { name: 'alone', include: withMocks } },
    ],
  },
});
