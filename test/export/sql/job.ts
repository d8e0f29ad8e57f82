import type { ExportJob } from '../../../src/export/exporter.ts';
import { rulesOf } from '../../../src/export/rule.ts';
import { parseSpec } from '../../../src/spec/parse.ts';

/** The export job of a spec document. */
export function jobOf(document: object): ExportJob {
  const words = { rules: ['spec.json'], names: [], engine: undefined };
  const origin = { spec: 'spec.json', sha256: '0'.repeat(64), version: '0.0.0', words };
  return { origin, rules: rulesOf(parseSpec(JSON.stringify(document))) };
}
