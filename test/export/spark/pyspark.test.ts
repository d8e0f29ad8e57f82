import { describe, expect, test } from 'vitest';
import { pyspark } from '../../../src/export/spark/pyspark.ts';
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

  test('fit with the bins, side, mode and policies of each feature', () => {
    const script = text(
      {
        missing: 'own',
        na_values: ['-99', 'free'],
        features: [
          { columns: ['fare'], boundaries: [1, 2], closed: 'right', outside: 'missing' },
          { columns: ['a', 'b"'], boundaries: [1], output: 'count' },
        ],
      },
      'fit',
    );
    expect(script).toContain(
      'dict(columns=("fare",), bins=3, output="int", closed="right", outside="missing"),\n' +
        '    dict(columns=("a", "b\\"",), bins=2, output="count", closed="left", outside="bins"),\n',
    );
    expect(script).toContain('MISSING = "own"\nNA_VALUES = ("-99", "free",)\n');
    expect(script).toContain('if done.returncode != 0:');
  });

  test('refuse to fit with special codes, which Spark would take for quantities', () => {
    const spec = { features: [{ columns: ['fare'], boundaries: [1], special: [-999] }] };
    expect(() => text(spec, 'fit')).toThrow(
      'cannot export to pyspark: --fit with special codes of "fare"',
    );
    expect(text(spec, 'job')).toContain('THEN 2');
  });

  test.each(['job', 'fit'])('say in form %s which cells Spark alone takes as numbers', (form) => {
    expect(text({ fare: [1] }, form)).toContain('1.5d, 2f and 0x1p3');
    expect(text({ fare: [1] }, form)).toContain('parser.add_argument("--names"');
  });
});
