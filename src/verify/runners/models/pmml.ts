import type { Runner } from '../../runner.ts';
import { scriptRunner } from '../../script-runner.ts';

/** The evaluator of JPMML in Python on the PATH. */
export const pmmlRunner: Runner = scriptRunner({
  name: 'pmml',
  target: 'pmml',
  needs: 'python3 on the PATH, and pip install jpmml-evaluator jpype1, and Java',
  program: 'python3',
  args: ['-'],
  absent: /No module named '(jpmml_evaluator|jpype)'/,
});
