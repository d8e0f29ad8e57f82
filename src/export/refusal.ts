import { DiscretizeError } from '../core/errors/error.ts';
import type { Exporter, ExportJob } from './exporter.ts';

/** The error for what a target cannot hold or do. */
export function cannotExport(target: string, what: string, hint?: string): DiscretizeError {
  const message = `cannot export to ${target}: ${what}`;
  return new DiscretizeError('E_EXPORT', message, hint === undefined ? {} : { hint });
}

/** The output modes that all exported programs and models know. */
const USUAL_OUTPUTS: readonly string[] = ['int', 'one_hot', 'multi_hot', 'count', 'label'];

/** The same with the numbers of bins, which exported programs know. */
const PROGRAM_OUTPUTS: readonly string[] = [...USUAL_OUTPUTS, 'value'];

/** An exporter that refuses output modes which its programs or models do not know. */
export function usualOutputsOnly(exporter: Exporter): Exporter {
  return withOutputs(exporter, USUAL_OUTPUTS);
}

/** An exporter of programs likewise. */
export function programOutputsOnly(exporter: Exporter): Exporter {
  return withOutputs(exporter, PROGRAM_OUTPUTS);
}

function withOutputs(exporter: Exporter, known: readonly string[]): Exporter {
  const checked = (job: ExportJob): ExportJob => {
    const unknown = job.rules.find(({ output }) => !known.includes(output));
    if (unknown === undefined) return job;
    const hint = `export the spec with one of the modes ${known.join(', ')}`;
    throw cannotExport(exporter.name, `output mode ${unknown.output}`, hint);
  };
  return {
    ...exporter,
    write: (job, options) => exporter.write(checked(job), options),
    check: (job, options) => exporter.check(checked(job), options),
  };
}
