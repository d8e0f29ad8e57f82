import { DiscretizeError } from '../core/errors/error.ts';
import type { Exporter, ExportJob } from './exporter.ts';

/** The error for a feature that a target cannot hold or do. */
export function cannotExport(target: string, what: string, hint?: string): DiscretizeError {
  const message = `cannot export to ${target}: ${what}`;
  return new DiscretizeError('E_EXPORT', message, hint === undefined ? {} : { hint });
}

/** The output modes that all exported programs and models know. */
const USUAL_OUTPUTS: readonly string[] = ['int', 'one_hot', 'multi_hot', 'count', 'label'];

/** The output modes that exported programs know: the usual modes and the values of bins. */
const PROGRAM_OUTPUTS: readonly string[] = [...USUAL_OUTPUTS, 'value'];

/** An exporter that rejects output modes, special codes, times and groups that its models do not know. */
export function usualOutputsOnly(exporter: Exporter): Exporter {
  return withoutGroups(withoutTimes(withOutputs(exporter, USUAL_OUTPUTS)));
}

/** An exporter that rejects output modes that its programs do not know. */
export function programOutputsOnly(exporter: Exporter): Exporter {
  return withOutputs(exporter, PROGRAM_OUTPUTS);
}

function withOutputs(exporter: Exporter, known: readonly string[]): Exporter {
  return checkedBy(exporter, ({ rules }) => {
    const unknown = rules.find(({ output }) => !known.includes(output));
    if (unknown === undefined) return;
    const hint = `export the spec with one of the modes ${known.join(', ')}`;
    throw cannotExport(exporter.name, `output mode ${unknown.output}`, hint);
  });
}

/** An exporter that rejects special codes: without their bins, the codes would be silently wrong. */
export function withoutSpecial(exporter: Exporter): Exporter {
  return checkedBy(exporter, ({ rules }) => {
    const special = rules.find((rule) => rule.special.length > 0);
    if (special === undefined) return;
    const hint =
      'export to SQL, bin the data with discretize -s, or remove "special" from the spec';
    throw cannotExport(exporter.name, `special codes of "${special.name}"`, hint);
  });
}

/** An exporter that rejects columns of times. */
export function withoutTimes(exporter: Exporter): Exporter {
  return checkedBy(exporter, ({ rules }) => {
    const times = rules.find(({ time }) => time !== undefined);
    if (times === undefined) return;
    const hint = 'export to duckdb, postgres, spark, python, polars, pyspark or javascript';
    throw cannotExport(exporter.name, `a column of times, "${times.name}"`, hint);
  });
}

/** An exporter that rejects groups of rows. */
function withoutGroups(exporter: Exporter): Exporter {
  return checkedBy(exporter, ({ rules }) => {
    const grouped = rules.find(({ groups }) => groups !== undefined);
    if (grouped === undefined) return;
    const by = grouped.groups?.by.join(', ') ?? '';
    const hint =
      'export to SQL, python, polars, pyspark, r or javascript; or export each group as a spec of its own';
    throw cannotExport(exporter.name, `groups by ${by}`, hint);
  });
}

/** An exporter that checks its jobs first. */
function checkedBy(exporter: Exporter, check: (job: ExportJob) => void): Exporter {
  const checked = (job: ExportJob): ExportJob => {
    check(job);
    return job;
  };
  return {
    ...exporter,
    write: (job, options) => exporter.write(checked(job), options),
    check: (job, options) => exporter.check(checked(job), options),
  };
}
