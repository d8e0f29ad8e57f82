import { readFileSync, readlinkSync } from 'node:fs';

/** Programs that close standard output when they are asked to: `>&-`. */
const SHELL = /^(?:ba|da|z|k|mk|pdk|a|fi)?sh$|^busybox$/;

/** The access mode among a descriptor's flags, in octal, and the mode that reads and writes. */
const ACCESS = 0o3;
const READ_WRITE = 0o2;

/**
 * True if the shell that started this process closed standard output. Node opens `/dev/null` in its place, to
 * read and to write, as programs do that ignore our output; a shell that ignores it (`>/dev/null`) only
 * writes. Known on Linux only.
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

/** A shell whose own output is ignored hands that on. */
function isFromShell(): boolean {
  const parent = `/proc/${process.ppid}`;
  const name = readFileSync(`${parent}/comm`, 'utf8').trim();
  return SHELL.test(name) && readlinkSync(`${parent}/fd/1`) !== '/dev/null';
}
