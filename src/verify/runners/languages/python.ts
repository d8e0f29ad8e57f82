import type { Runner } from '../../runner.ts';
import { scriptRunner } from '../../script-runner.ts';

/** Python on the PATH, with numpy and pandas if they are installed. */
export const pythonRunner: Runner = scriptRunner({
  name: 'python',
  target: 'python',
  needs: 'python3 on the PATH',
  program: 'python3',
  args: ['-'],
});
