import type { Runner } from '../../runner.ts';
import { scriptRunner } from '../../script-runner.ts';

/** polars in Python on the PATH. */
export const polarsRunner: Runner = scriptRunner({
  name: 'polars',
  target: 'polars',
  needs: 'python3 on the PATH, and pip install polars',
  program: 'python3',
  args: ['-'],
  absent: /No module named '(polars|numpy)'/,
});
