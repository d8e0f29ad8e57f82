import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The command in a few files instead of a hundred and more: to load so many takes longer than to bucket
 * a small file. The library is not bundled.
 */
export default {
  input: { main: 'dist/cli/main.js', worker: 'dist/engine/bytes/worker/worker.js' },
  platform: 'node',
  plugins: [licences()],
  output: {
    dir: 'dist/bundle',
    cleanDir: true,
    minify: true,
    chunkFileNames: '[name]-[hash].js',
  },
};

/** Puts the licences of the packages that are bundled beside the code. */
function licences() {
  return {
    name: 'licences',
    generateBundle() {
      const modules = [...this.getModuleIds()].filter((id) => id.includes('node_modules'));
      const packages = new Set(modules.map(packageFolder));
      const source = [...packages].sort().map(licence).join('\n');
      this.emitFile({ type: 'asset', fileName: 'LICENSES.txt', source });
    },
  };
}

function packageFolder(path) {
  const parent = dirname(path);
  return existsSync(join(parent, 'LICENSE')) || existsSync(join(parent, 'license'))
    ? parent
    : packageFolder(parent);
}

function licence(folder) {
  const { name } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = ['LICENSE', 'license'].find((one) => existsSync(join(folder, one)));
  return `${name}\n\n${readFileSync(join(folder, file), 'utf8')}`;
}
