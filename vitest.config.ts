import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/build.ts'],
    setupFiles: ['test/support/clean-up.ts'],
    // The files that a process tests share their modules: no module of src/ has state that a run changes.
    isolate: false,
    // The default is one less than there are cores.
    maxWorkers: '100%',
    // CLI tests start a process for every case.
    testTimeout: 30_000,
  },
});
