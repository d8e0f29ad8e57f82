import { versions } from 'node:process';
import type { Runner } from '../../runner.ts';

/** The exports of a check in JavaScript. */
interface Module {
  check(): { readonly differences: readonly string[]; readonly values: number };
}

/** The exported module in this process. */
export const javascriptRunner: Runner = {
  name: 'javascript',
  target: 'javascript',
  needs: 'nothing',
  program: undefined,
  run: async (check) => {
    const text = Buffer.from(check, 'utf8').toString('base64');
    const module = (await import(`data:text/javascript;base64,${text}`)) as Module;
    return { engine: 'Node.js', version: versions.node, ...module.check() };
  },
};
