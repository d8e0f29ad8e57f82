import { defineConfig } from 'vitest/config';

/** Tests that replace a module: each has its modules for itself. */
const WITH_MOCKS = [
  'test/engine/bytes/pool-alone.test.ts',
  'test/engine/bytes/work.test.ts',
  'test/io/faults.test.ts',
  'test/io/writing/target.test.ts',
];

export default defineConfig({
  test: {
    globalSetup: ['test/support/build.ts'],
    setupFiles: ['test/support/clean-up.ts'],
    // The default is one less than there are cores.
    maxWorkers: '100%',
    // Tests of the built command may start processes.
    testTimeout: 30_000,
    projects: [
      {
        extends: true,
        // The files that a process tests share their modules: no module of src/ has state that a run changes.
        test: {
          name: 'shared',
          include: ['test/**/*.test.ts'],
          exclude: WITH_MOCKS,
          isolate: false,
        },
      },
      { extends: true, test: { name: 'alone', include: WITH_MOCKS } },
    ],
  },
});
