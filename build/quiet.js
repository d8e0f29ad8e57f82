import { spawnSync } from 'node:child_process';

/** Runs scripts of package.json, one after the other, and prints the output of one that fails only. */
for (const script of process.argv.slice(2)) {
  const { status, stdout, stderr, error } = spawnSync('npm', ['run', '--silent', script], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status === 0) continue;
  process.stderr.write(`npm run ${script} failed\n${stdout ?? ''}${stderr ?? ''}${error ?? ''}`);
  process.exit(status ?? 1);
}
