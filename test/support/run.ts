import { spawn } from 'node:child_process';

/**
 * Runs any program, without colours and without input, where block characters show.
 *
 * @returns what it printed on both streams, in one text, and its exit status
 */
export function run(
  program: string,
  args: readonly string[],
  options: { readonly cwd: string; readonly path?: string },
): Promise<{ readonly output: string; readonly status: number | null }> {
  const { FORCE_COLOR: _, ...inherited } = process.env;
  const path = [options.path, inherited['PATH']].filter((folder) => folder !== undefined).join(':');
  const env = { ...inherited, NO_COLOR: '1', LC_ALL: 'C.UTF-8', PATH: path };
  const child = spawn(program, [...args], {
    cwd: options.cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  return new Promise((ended, failed) => {
    child.on('error', failed);
    child.on('close', (status) => ended({ output, status }));
  });
}
