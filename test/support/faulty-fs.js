/**
 * A file system that fails once, at a call that can be chosen. Plain JavaScript: a test mocks `node:fs`
 * with it, and `patch-fs.js` patches a process with it.
 */

/** The functions of `node:fs` that belong to each operation. */
const NAMES = {
  open: ['openSync'],
  read: ['readSync'],
  write: ['writeSync'],
  fsync: ['fsync'],
  close: ['closeSync'],
  rename: ['renameSync'],
  chmod: ['fchmodSync'],
  link: ['linkSync'],
  copy: ['copyFileSync'],
  unlink: ['unlinkSync'],
  readdir: ['readdirSync'],
};

/** Wraps the functions of one operation; see faulty-fs.d.ts. */
export function faulty(real, fault, isOurs) {
  const descriptors = new Set([0, 1]);
  const concerns = ([first]) =>
    typeof first === 'number' ? descriptors.has(first) : typeof first === 'string' && isOurs(first);
  const wrap = (op, name) =>
    function wrapped(...args) {
      const isCounted = concerns(args);
      if (isCounted && op === fault.op && ++fault.calls === fault.nth) {
        fault.isHit = true;
        return fail(real, name, args, fault.kind);
      }
      const result = real[name](...args);
      if (name === 'openSync' && isCounted) descriptors.add(result);
      if (name === 'closeSync') descriptors.delete(args[0]);
      return result;
    };
  const entries = Object.entries(NAMES).flatMap(([op, names]) =>
    names.map((name) => [name, wrap(op, name)]),
  );
  return Object.fromEntries(entries);
}

function fail(real, name, args, kind) {
  if (kind === 'short') return short(real, name, args);
  const error = Object.assign(new Error(`${kind}: made to fail, ${name}`), { code: kind });
  // As on Linux, the descriptor is gone all the same.
  if (name === 'closeSync') real.closeSync(args[0]);
  if (name !== 'fsync') throw error;
  setImmediate(() => args[1](error));
}

/** Does only a part of what is asked for. */
function short(real, name, [file, bytes, ...rest]) {
  if (name === 'writeSync') {
    return real.writeSync(file, bytes.subarray(0, Math.ceil(bytes.length / 2)));
  }
  const [offset, length, position] = rest;
  return real.readSync(file, bytes, offset, Math.ceil(length / 2), position);
}
