import { readFileSync, readlinkSync } from 'node:fs';

/** Shells, which close standard output for `>&-`. */
const SHELL = /^(?:ba|da|z|k|mk|pdk|a|fi)?sh$|^busybox$/;

/** The bits of the access mode in the flags of a descriptor, and the mode of reading and writing. */
const ACCESS = 0o3;
const READ_WRITE = 0o2;

/**
 * True if the shell that started this process closed standard output. Node then opens `/dev/null` for reading and
 * writing, as do programs that discard the output; a shell that discards it (`>/dev/null`) opens it for writing only.
 * Detected on Linux only.
 */
export function isStdoutClosed(): boolean {
  try {
    if (readlinkSync('/proc/self/fd/1') !== '/dev/null') return false;
    const flags = /^flags:\s*([0-7]+)$/m.exec(readFileSync('/proc/self/fdinfo/1', 'latin1'))?.[1];
    if ((Number.parseInt(flags ?? '', 8) & ACCESS) !== READ_WRITE) return false;
    return isFromShell();
  } catch {
    return false;
  }
}

/** True if the parent is a shell whose own output is not discarded, which this process would inherit. */
function isFromShell(): boolean {
  const parent = `/proc/${process.ppid}`;
  const name = readFileSync(`${parent}/comm`, 'utf8').trim();
  return SHELL.test(name) && readlinkSync(`${parent}/fd/1`) !== '/dev/null';
}
