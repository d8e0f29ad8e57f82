import { describe, expect, test } from 'vitest';
import { progressText } from '../../src/view/progress.ts';

const half = { bytes: 5e8, total: 1e9, rows: 12_345_678, seconds: 10 };

describe('progressText', () => {
  test('says share, time left, bytes, rate and rows where the size is known', () => {
    expect(progressText(half, 100)).toBe(
      '50%   0:10 left   500 MB of 1.00 GB   50.0 MB/s   about 12,000,000 rows',
    );
  });

  test('names the pass of a run of several first', () => {
    const text = progressText({ ...half, pass: '2/2 writing' }, 40);
    expect(text).toBe('2/2 writing   50%   0:10 left');
  });

  test('says what it knows where the size is not known, or was wrong', () => {
    const text = '500 MB read   50.0 MB/s   about 12,000,000 rows';
    expect(progressText({ ...half, total: undefined }, 100)).toBe(text);
    expect(progressText({ ...half, total: 10 }, 100)).toBe(text);
  });

  test('leaves out what there is no room for, from the end', () => {
    expect(progressText(half, 40)).toBe('50%   0:10 left   500 MB of 1.00 GB');
    expect(progressText(half, 12)).toBe('50%');
    expect(progressText(half, 2)).toBe('50');
  });

  test('never says 100% before the end, and counts hours', () => {
    const late = { bytes: 999, total: 1000, rows: 0.4, seconds: 1 };
    expect(progressText(late, 100)).toBe(
      '99%   0:01 left   999 B of 1.00 kB   999 B/s   about 0 rows',
    );
    expect(progressText({ ...late, bytes: 1, total: 4001 }, 100)).toContain('1:06:40 left');
  });
});
