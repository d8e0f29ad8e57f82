import type { ExportJob } from '../../../src/export/exporter.ts';
import { rulesOf } from '../../../src/export/rule.ts';
import { parseSpec } from '../../../src/spec/parse.ts';

/** The export job of a spec document. */
export function jobOf(document: object): ExportJob {
  const origin = { spec: 'spec.json', sha256: '0'.repeat(64), version: '0.0.0' };
  return { origin, rules: rulesOf(parseSpec(JSON.stringify(document))) };
}
