import { STDOUT } from '../../io/writing/sink.ts';
import type { Spec } from '../../spec/spec.ts';
import { specTableLines } from '../../view/spec/spec-lines.ts';
import { specTableJson, specTableRows } from '../../view/spec/spec-table.ts';
import { say } from '../report/report.ts';
import { shownLine } from '../terminal/escape-controls.ts';
import { hasUnicode, widthOf } from '../terminal/size.ts';
import { csvForStdout } from './csv-text.ts';
import { print, printJson } from './print.ts';

/** The bins of a spec as lines of text, at most as wide as a stream. */
export function specBinLines(spec: Spec, stream: NodeJS.WriteStream, indent = ''): string[] {
  const limit = {
    width: widthOf(stream) - indent.length,
    ellipsis: hasUnicode() ? '…' : '...',
  };
  return specTableLines(spec, limit).map((line) => shownLine(indent + line).trimEnd());
}

/** A machine-readable format of the bins of a spec. */
export type TableFormat = 'json' | 'csv';

/** Prints the bins of a spec as JSON or CSV. */
export async function printSpecBins(spec: Spec, format: TableFormat): Promise<number> {
  if (format === 'csv') return await print(csvForStdout(specTableRows(spec)));
  return await printJson(`${JSON.stringify(specTableJson(spec), null, 2)}\n`);
}

/** Prints the bins of a spec with a target; on standard error if the spec is on standard output. */
export async function reportTargetBins(spec: Spec, path: string): Promise<void> {
  if (path === STDOUT) say(specBinLines(spec, process.stderr));
  else await reportSpecBins(spec, path);
}

/**
 * Prints the bins of a written spec: on standard output if the spec is in a file; on standard error if both streams
 * are terminals.
 */
export async function reportSpecBins(spec: Spec, path: string): Promise<void> {
  if (path !== STDOUT) {
    await print(
      specBinLines(spec, process.stdout)
        .map((line) => `${line}\n`)
        .join(''),
    );
  } else if (process.stdout.isTTY && process.stderr.isTTY) say(specBinLines(spec, process.stderr));
}
