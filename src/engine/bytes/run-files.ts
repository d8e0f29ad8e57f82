import type { Stats } from '../../core/stats.ts';
import { checkSameHeader } from '../../csv/table/same-header.ts';
import { type Opened, openTableSource } from '../../csv/table/table.ts';
import type { Plan } from '../../plan/plan.ts';
import { headerBytes } from './header.ts';
import type { ByteInput } from './reader.ts';
import { BytesRun, type WorkOptions } from './run.ts';
import type { BlockSink } from './sink.ts';

/**
 * The bytes engine, one file after the other.
 *
 * @param makeOutlet makes what takes the results, for records of some width
 * @throws DiscretizeError as the records engine
 */
export async function runBytes(
  plan: Plan,
  inputs: readonly ByteInput[],
  makeOutlet: (width: number) => BlockSink,
  options: WorkOptions,
): Promise<Stats> {
  const { dialect } = plan;
  let first: Opened | undefined;
  let outlet: BlockSink | undefined;
  let run: BytesRun | undefined;
  try {
    for (const input of inputs) {
      const opened = await openTableSource(input.ahead, dialect);
      await opened.close();
      if (opened.first.length === 0) continue;
      if (first !== undefined) checkSameHeader(first, opened, dialect);
      const width = opened.first.length;
      outlet ??= makeOutlet(width);
      run ??= new BytesRun(plan, width, outlet, options);
      await input.skip(opened.lead);
      const bytes = Buffer.alloc(opened.head.end);
      await input.fill(bytes);
      const head =
        first === undefined
          ? headerBytes(bytes, opened.head, plan)
          : laterHead(bytes, opened, plan);
      first ??= opened;
      const { end, rowsLine: line } = opened.head;
      await run.file({ input, head, at: { line, offset: opened.lead + end } });
      // There may be more inputs than a process may have open.
      await input.close();
    }
  } finally {
    await run?.close();
  }
  return (outlet as BlockSink).stats;
}

/** What is written for the start of a later file: its blank lines, where they are no rows of one cell. */
function laterHead(bytes: Buffer, { first }: Opened, { dialect }: Plan): Uint8Array {
  return dialect.header || first.length === 1 ? new Uint8Array(0) : bytes;
}
