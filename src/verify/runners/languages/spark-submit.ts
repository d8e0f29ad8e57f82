import type { Runner } from '../../runner.ts';
import { scriptRunner } from '../../script-runner.ts';

/** Spark on the PATH, on this machine only. */
export const sparkSubmitRunner: Runner = scriptRunner({
  name: 'spark-submit',
  target: 'pyspark',
  needs: 'spark-submit on the PATH, and Java',
  program: 'spark-submit',
  args: ['--master', 'local[1]'],
  file: 'check.py',
});
