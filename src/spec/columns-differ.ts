import type { Problem } from '../core/errors/error.ts';
import { addProblem, pointer } from './problems.ts';
import type { Feature } from './spec.ts';

/** A column belongs to one feature, and at most one feature may leave its columns open. */
export function checkColumnsDiffer(features: readonly Feature[], problems: Problem[]): void {
  const seen = new Set<string>();
  let hasOpen = false;
  for (const [i, { columns }] of features.entries()) {
    const path = pointer('/features', i);
    if (columns === undefined && hasOpen) {
      addProblem(problems, path, 'only one feature may omit "columns"');
    }
    hasOpen ||= columns === undefined;
    for (const [j, column] of (columns ?? []).entries()) {
      const at = pointer(pointer(path, 'columns'), j);
      if (seen.has(column)) addProblem(problems, at, `the column "${column}" is named twice`);
      seen.add(column);
    }
  }
}
