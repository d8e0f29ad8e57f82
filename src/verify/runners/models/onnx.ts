import type { Runner } from '../../runner.ts';
import { scriptRunner } from '../../script-runner.ts';

/** onnxruntime in Python on the PATH. */
export const onnxRunner: Runner = scriptRunner({
  name: 'onnx',
  target: 'onnx',
  needs: 'python3 on the PATH, and pip install onnxruntime',
  program: 'python3',
  args: ['-'],
  absent: /No module named '(onnxruntime|numpy)'/,
});
