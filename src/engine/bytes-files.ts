import type { Stats } from '../core/stats.ts';
import { checkSameHeader } from '../csv/same-header.ts';
import { type Opened, openSource } from '../csv/table.ts';
import type { Plan } from '../plan/plan.ts';
import { BOM, BytesRun, type WorkOptions } from './bytes.ts';
import { headerBytes } from './header.ts';
import type { ByteInput } from './input.ts';
import type { Sink } from './records.ts';

/**
 * The bytes engine, one file after the other.
 *
 * @throws DiscretizeError as the records engine
 */
export async function runBytes(
  plan: Plan,
  inputs: readonly ByteInput[],
  sink: Sink,
  options: WorkOptions,
): Promise<Stats> {
  const { dialect } = plan;
  let first: Opened | undefined;
  let run: BytesRun | undefined;
  try {
    for (const input of inputs) {
      const opened = await openSource(input.ahead, dialect);
      await opened.close();
      if (opened.first.length === 0) continue;
      if (first !== undefined) checkSameHeader(first, opened, dialect);
      run ??= new BytesRun(plan, opened.first.length, sink, options);
      await input.skip(opened.style.hasBom ? BOM.length : 0);
      const bytes = Buffer.alloc(opened.head.end);
      await input.fill(bytes);
      const head =
        first === undefined
          ? headerBytes(bytes, opened.head, plan)
          : laterHead(bytes, opened, plan);
      first ??= opened;
      await run.file({ input, head, firstLine: opened.head.rowsLine });
    }
  } finally {
    await run?.close();
  }
  return (run as BytesRun).stats;
}

/** What is written for the start of a later file: its blank lines, where they are no rows of one cell. */
function laterHead(bytes: Buffer, { first }: Opened, { dialect }: Plan): Uint8Array {
  return dialect.header || first.length === 1 ? new Uint8Array(0) : bytes;
}
