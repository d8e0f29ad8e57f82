import type { Runner } from '../../runner.ts';
import { scriptRunner } from '../../script-runner.ts';

/** R on the PATH. */
export const rscriptRunner: Runner = scriptRunner({
  name: 'Rscript',
  target: 'r',
  needs: 'Rscript on the PATH',
  program: 'Rscript',
  args: ['--vanilla', '-'],
});
