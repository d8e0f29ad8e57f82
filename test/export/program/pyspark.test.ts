import { describe, expect, test } from 'vitest';
import { pyspark } from '../../../src/export/program/pyspark.ts';
import { CHECK_DEFAULTS, jobOf } from '../jobs.ts';

const text = (document: object, form: string): string =>
  String(pyspark.write(jobOf(document), { ...CHECK_DEFAULTS, form }));

describe('the exports for Spark DataFrames', () => {
  test('hold the expression of Spark SQL for each output column', () => {
    expect(text({ fare: [0.1, 2] }, 'module')).toContain(
      'size(filter(array(0.1e0D, 2e0D), b -> CAST(`fare` AS DOUBLE) >= b))',
    );
  });

  test('are a script with arguments only in the form job', () => {
    expect(text({ fare: [1] }, 'module')).not.toContain('argparse');
    expect(text({ fare: [1] }, 'job')).toMatch(/if __name__ == "__main__":\n {4}main\(\)\n$/);
  });

  test('learn as many bins as the spec has in the form fit, and fail if a process fails', () => {
    const script = text({ features: [{ columns: ['fare'], boundaries: [1, 2] }] }, 'fit');
    expect(script).toContain('dict(columns=("fare",), bins=3, output="int", closed="left")');
    expect(script).toContain('if done.returncode != 0:');
  });
});
