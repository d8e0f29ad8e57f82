import { type DialectOptions, resolveDialect } from '../../src/csv/dialect.ts';
import { type WorkerPlan, workerPlan } from '../../src/engine/bytes/worker/plan.ts';
import { makePlan, type Plan } from '../../src/plan/plan.ts';
import { type Request, requestFor } from '../../src/plan/request.ts';
import { parseSpec } from '../../src/spec/parse.ts';

/** What a plan is made of. */
export interface Wanted {
  readonly header?: readonly string[];
  readonly spec?: unknown;
  readonly request?: Partial<Request>;
  readonly dialect?: DialectOptions;
  readonly blockBytes?: number;
}

/** A plan for a header; by default column a of a,b with one boundary, 1. */
export function planOf({ header = ['a', 'b'], spec = { a: [1] }, request, dialect }: Wanted): Plan {
  const style = { hasBom: false, lineEnd: '\n' as const, hasLineEnd: true };
  const wanted = { ...requestFor(parseSpec(spec)), ...request };
  return makePlan(wanted, { header, firstFields: header, style }, [], resolveDialect(dialect));
}

/** The same as plain data. */
export function bytesPlanOf(wanted: Wanted = {}): WorkerPlan {
  const { header = ['a', 'b'], blockBytes = 64 } = wanted;
  return workerPlan(planOf(wanted), { width: header.length, blockBytes, wants: 'bytes' });
}
