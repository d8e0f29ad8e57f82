import type { KernelMemory } from '../../kernel/memory.ts';
import type { WorkerFeature, WorkerPlan } from '../plan.ts';
import { type CodeTableOwners, codeTable, entryBytes } from './code-table.ts';

/** A code table in a worker's memory, and the bytes of an entry. */
export interface CodeTable {
  readonly address: number;
  readonly entryBytes: number;
}

/** Writes the code tables of features. @returns that of each target */
export function writeCodeTables(
  memory: KernelMemory,
  plan: WorkerPlan,
  owners: CodeTableOwners,
): (CodeTable | undefined)[] {
  const tables: (CodeTable | undefined)[] = plan.targets.map(() => undefined);
  const written = new Map<WorkerFeature, CodeTable>();
  for (const [i, owner] of owners.entries()) {
    if (owner === undefined) continue;
    const table = written.get(owner) ?? writeCodeTable(memory, plan, owner);
    written.set(owner, table);
    for (const target of plan.features[i]?.targets ?? []) {
      if (plan.types[target] === undefined) tables[target] = table;
    }
  }
  return tables;
}

function writeCodeTable(memory: KernelMemory, plan: WorkerPlan, feature: WorkerFeature): CodeTable {
  const bytes = codeTable(plan, feature);
  const address = memory.allocate(bytes.length);
  new Uint8Array(memory.memory.buffer, address, bytes.length).set(bytes);
  return { address, entryBytes: entryBytes(feature) };
}
