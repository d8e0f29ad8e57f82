import type { ByteSink } from '../../io/byte-sink.ts';
import { openStdout, STDOUT } from '../../io/writing/sink.ts';
import { escapeJson, escapeLines } from '../terminal/escape-controls.ts';

/**
 * Prints text on standard output.
 *
 * @returns 0, the exit status of a run that prints and does no more
 */
export async function print(text: string): Promise<number> {
  await openStdout().write(Buffer.from(text, 'utf8'));
  return 0;
}

/** Prints a JSON document on standard output; escapes unsafe characters on a terminal. */
export async function printJson(text: string): Promise<number> {
  return await print(jsonFor(STDOUT, text));
}

/** A JSON document for an output, with unsafe characters escaped if the output is a terminal. */
export function jsonFor(path: string, text: string): string {
  return isTerminal(path) ? escapeJson(text) : text;
}

/** A table for standard output, with unsafe characters escaped if it is a terminal. */
export function tableForStdout(text: string): string {
  return isTerminal(STDOUT) ? escapeLines(text) : text;
}

/** The sink of a table; escapes unsafe characters if the output is a terminal. */
export function escapedSink(path: string, sink: ByteSink): ByteSink {
  if (!isTerminal(path)) return sink;
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let carriageReturn = '';
  const write = async (bytes: Uint8Array): Promise<void> => {
    const text = carriageReturn + decoder.decode(bytes, { stream: true });
    // The character after a CR decides if it is a line ending.
    carriageReturn = text.endsWith('\r') ? '\r' : '';
    const ready = text.slice(0, text.length - carriageReturn.length);
    await sink.write(Buffer.from(escapeLines(ready), 'utf8'));
  };
  const finish = async (): Promise<void> => {
    const rest = carriageReturn + decoder.decode();
    carriageReturn = '';
    await sink.write(Buffer.from(escapeLines(rest), 'utf8'));
  };
  const commit = async (): Promise<void> => {
    await finish();
    await sink.commit();
  };
  return { ...sink, write, commit };
}

function isTerminal(path: string): boolean {
  return path === STDOUT && process.stdout.isTTY;
}
