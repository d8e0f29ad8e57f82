import type { Runner } from '../../runner.ts';
import { scriptRunner } from '../../script-runner.ts';

/** Keras in Python on the PATH. */
export const kerasRunner: Runner = scriptRunner({
  name: 'keras',
  target: 'keras',
  needs: 'python3 on the PATH, and pip install keras and a backend of it',
  program: 'python3',
  args: ['-'],
  absent: /No module named '(keras|numpy|tensorflow|jax|torch)'/,
});
