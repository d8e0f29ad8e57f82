import { spawn } from 'node:child_process';

/**
 * Runs any program, without colours and without input, where block characters show.
 *
 * @returns what it printed on both streams, in one text in the order of the writes, and its exit status
 */
export function run(
  program: string,
  args: readonly string[],
  options: { readonly cwd: string; readonly path?: string },
): Promise<{ readonly output: string; readonly status: number | null }> {
  const { FORCE_COLOR: _, ...inherited } = process.env;
  const path = [options.path, inherited['PATH']].filter((folder) => folder !== undefined).join(':');
  const env = { ...inherited, NO_COLOR: '1', LC_ALL: 'C.UTF-8', PATH: path };
  // One pipe for both streams: of two, a busy reader cannot tell which was written first.
  const child = spawn('sh', ['-c', 'exec "$0" "$@" 2>&1', program, ...args], {
    cwd: options.cwd,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  return new Promise((ended, failed) => {
    child.on('error', failed);
    child.on('close', (status) => ended({ output, status }));
  });
}
