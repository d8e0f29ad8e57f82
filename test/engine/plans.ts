import { type DialectOptions, resolveDialect } from '../../src/csv/dialect.ts';
import { type WorkerPlan, workerPlan } from '../../src/engine/bytes/worker/plan.ts';
import { planBins } from '../../src/plan/bin-plan.ts';
import { type BinRequest, requestFor } from '../../src/plan/bin-request.ts';
import { allColumns } from '../../src/plan/choose.ts';
import type { CsvBinPlan } from '../../src/plan/csv-plan.ts';
import { cellRules } from '../../src/plan/read-request.ts';
import { parseSpec } from '../../src/spec/parse.ts';

/** What a plan is made of. */
export interface Wanted {
  readonly header?: readonly string[];
  readonly spec?: unknown;
  readonly request?: Partial<BinRequest>;
  readonly dialect?: DialectOptions;
  readonly blockBytes?: number;
}

/** A plan for a header; by default column a of a,b with one boundary, 1. */
export function planOf({
  header = ['a', 'b'],
  spec = { a: [1] },
  request,
  dialect,
}: Wanted): CsvBinPlan {
  const style = { hasBom: false, lineEnd: '\n' as const, hasLineEnd: true };
  const wanted = { ...requestFor(parseSpec(spec)), ...request };
  const format = { dialect: resolveDialect(dialect), style };
  const rules = cellRules(wanted.spec, format.dialect);
  const names = { header, headerBytes: header };
  return { ...planBins(wanted, names, rules, () => allColumns(header)), ...format };
}

/** The same as plain data. */
export function bytesPlanOf(wanted: Wanted = {}): WorkerPlan {
  const { header = ['a', 'b'], blockBytes = 64 } = wanted;
  const plan = planOf(wanted);
  return workerPlan(plan, plan, {
    wants: 'bytes',
    width: header.length,
    blockBytes,
    rejects: false,
  });
}
