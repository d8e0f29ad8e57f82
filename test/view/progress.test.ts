import { describe, expect, test } from 'vitest';
import { progressText } from '../../src/view/progress.ts';

const half = { bytes: 5e8, total: 1e9, rows: 12_345_678, seconds: 10 };

describe('progressText', () => {
  test('shows share, time left, bytes, rate and rows if the size is known', () => {
    expect(progressText(half, 100)).toBe(
      '50%   0:10 left   500 MB of 1.00 GB   50.0 MB/s   about 12,000,000 rows',
    );
  });

  test('begins with the pass of a run with several', () => {
    const text = progressText({ ...half, pass: '2/2 writing' }, 40);
    expect(text).toBe('2/2 writing   50%   0:10 left');
  });

  test('shows bytes, rate and rows if the size is unknown or wrong', () => {
    const text = '500 MB read   50.0 MB/s   about 12,000,000 rows';
    expect(progressText({ ...half, total: undefined }, 100)).toBe(text);
    expect(progressText({ ...half, total: 10 }, 100)).toBe(text);
  });

  test('omits parts from the end if there is no room', () => {
    expect(progressText(half, 40)).toBe('50%   0:10 left   500 MB of 1.00 GB');
    expect(progressText(half, 12)).toBe('50%');
    expect(progressText(half, 2)).toBe('50');
  });

  test('never shows 100% before the end, and counts hours', () => {
    const late = { bytes: 999, total: 1000, rows: 0.4, seconds: 1 };
    expect(progressText(late, 100)).toBe(
      '99%   0:01 left   999 B of 1.00 kB   999 B/s   about 0 rows',
    );
    expect(progressText({ ...late, bytes: 1, total: 4001 }, 100)).toContain('1:06:40 left');
  });
});
