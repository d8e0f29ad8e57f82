import { existsSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { startMeter } from '../../../src/cli/run/progress.ts';
import { scratchFolder } from '../../support/cli.ts';
import { sourceOf } from '../../support/sources.ts';
import { hasTerminal, onTerminal, startCli } from '../../support/start.ts';

const LISTENING = resolve(import.meta.dirname, '../../support/listening-preload.js');

/** A meter with a clock that the test moves. */
function metered(total: number | undefined) {
  const drawn: string[] = [];
  const clock = { time: 0 };
  const draw = (text: string): void => void drawn.push(text);
  const meter = startMeter(total, { now: () => clock.time, draw });
  return { drawn, clock, meter };
}

describe('a meter', () => {
  test('passes bytes through, in chunks and by fill, and counts both', async () => {
    const { drawn, clock, meter } = metered(100);
    const left = Buffer.from('z\n'.repeat(20));
    const source = meter.watch({
      ...sourceOf('ab\ncd\nef\nx', { cuts: [4, 8] }),
      fill: (into) => left.copy(into),
    });
    const pieces: string[] = [];
    for await (const piece of source.bytes) pieces.push(Buffer.from(piece).toString());
    expect(pieces).toEqual(['ab\nc', 'd\nef', '\nx']);
    clock.time = 2000;
    const into = new Uint8Array(64);
    expect(source.fill?.(into)).toBe(40);
    expect(Buffer.from(into.subarray(0, 40))).toEqual(left);
    expect(drawn).toEqual(['50%   0:02 left   50 B of 100 B   25 B/s   about 23 rows']);
    meter.end();
  });

  test('draws nothing in the first second, and not at each chunk after it', async () => {
    const { drawn, clock, meter } = metered(undefined);
    const { bytes } = meter.watch(sourceOf('a\n'.repeat(40), { cuts: [10, 20, 30, 40, 50, 60] }));
    for await (const _ of bytes) clock.time += 300;
    expect(drawn).toHaveLength(3);
    meter.end();
  });

  test('leaves a source without fill without one', () => {
    const { meter } = metered(undefined);
    expect(meter.watch(sourceOf('a'))).not.toHaveProperty('fill');
    meter.end();
  });
});

if (!hasTerminal) {
  test.skip('there is no terminal to test on: util-linux script(1) is missing', () => {});
}

const SLOW = '(printf "v\\n1\\n"; sleep 1.5; printf "9\\n") |';
/** Goes on once there is a file `shown`. */
const HELD = '(printf "v\\n1\\n"; until [ -e shown ]; do sleep 0.05; done; printf "9\\n") |';
const TERM = 'TERM=xterm';

/** Runs a line whose input goes on once the terminal has shown how far the run is. */
function untilShown(line: string, folder: string): ReturnType<typeof onTerminal> {
  return onTerminal(line, folder, (screen) => {
    if (screen.includes('B read')) writeFileSync(join(folder, 'shown'), '');
  });
}

/** Slow runs that show no line: they wait for most of their time, and do so side by side. */
const WITHOUT_LINE: readonly (readonly [why: string, command: string])[] = [
  ['--no-progress', `${TERM} $D --no-progress -o out.csv`],
  ['--quiet', `${TERM} $D -q -o out.csv`],
  ['a terminal without cursor', 'TERM=dumb $D -o out.csv'],
  ['the table on the same terminal', `${TERM} $D`],
  ['standard error elsewhere', `${TERM} $D -o out.csv 2> err.txt`],
];

async function slowRun(command: string): ReturnType<typeof onTerminal> {
  return await onTerminal(`${SLOW} ${command}`, await scratchFolder());
}

describe.skipIf(!hasTerminal)('a slow run on a terminal', { concurrent: true }, () => {
  const silent = new Map<string, ReturnType<typeof onTerminal>>();
  beforeAll(() => {
    silent.set('fit', slowRun(`${TERM} $D fit --no-progress -n 2 -c v`));
    for (const [why, command] of WITHOUT_LINE) silent.set(why, slowRun(`${command} -b 5 -c v`));
  });

  test('shows a line that is gone before the summary comes', async () => {
    const folder = await scratchFolder();
    const { screen } = await untilShown(`${HELD} ${TERM} $D -b 5 -c v -o out.csv`, folder);
    const [first = '', ...rest] = screen.replaceAll('\r\x1b[K', '<clear>').split('\n');
    expect(first).toMatch(/^<clear>\d+ B read {3}\d+ B\/s {3}about \d rows.*<clear>2 rows$/);
    expect(rest.join('\n')).not.toContain('\x1b');
    expect(await readFile(join(folder, 'out.csv'), 'utf8')).toBe('v\n0\n1\n');
  });

  test('takes the line away before an error, too', async () => {
    const folder = await scratchFolder();
    const bad = HELD.replace('9', 'x');
    const { screen, status } = await untilShown(`${bad} ${TERM} $D -b 5 -c v -o out.csv`, folder);
    expect(screen.replaceAll('\r\x1b[K', '<clear>')).toMatch(/read.*<clear><stdin>:3:1: /);
    expect(status).toBe(1);
  });

  test('of fit shows the line though the spec comes to the same terminal, and takes it away first', async () => {
    const folder = await scratchFolder();
    const { screen } = await untilShown(`${HELD} ${TERM} $D fit -n 2 -c v`, folder);
    expect(screen.replaceAll('\r\x1b[K', '<clear>')).toMatch(/^<clear>\d+ B read.*<clear>\{\n/);
    const off = await silent.get('fit');
    expect(off?.screen).toMatch(/^\{\n/);
  });

  test.each(WITHOUT_LINE)('shows no line with %s', async (why) => {
    const { screen, status } = await (silent.get(why) as ReturnType<typeof onTerminal>);
    expect(screen).not.toContain('\x1b');
    expect(status).toBe(0);
  });
});

describe('a signal that asks how far a run is', { concurrent: true }, () => {
  const ASKED = /^\d+ B read {3}\d+ B\/s {3}about \d rows\n$/m;

  // The tests run side by side: what polls needs the expect of its own test.
  test.for<[string, string[], string | RegExp]>([
    ['the main command', ['-b', '5', '-c', 'v'], 'v\n0\n1\n'],
    ['fit', ['fit', '-n', '2', '-c', 'v'], /"boundaries": \[5\]/],
    ['hist', ['hist', '--csv', '-c', 'v', '-b', '5'], /^v,1,"\[5, \+inf\)",5,\+inf,1,0\.5$/m],
  ])(
    'U10: SIGUSR1 makes %s say one line, also where there is no terminal',
    async ([_, args, out], { expect }) => {
      const folder = await scratchFolder();
      const { child, ended } = startCli(args, folder, { NODE_OPTIONS: `--import ${LISTENING}` });
      let said = '';
      child.stderr?.on('data', (text: Buffer) => (said += text.toString()));
      child.stdin?.write('v\n1\n');
      await expect.poll(() => existsSync(join(folder, 'listening'))).toBe(true);
      // The input may not be read when the first signals come.
      const askedAgain = (): string => {
        child.kill('SIGUSR1');
        return said;
      };
      await expect.poll(askedAgain, { interval: 200 }).toMatch(ASKED);
      child.stdin?.end('9\n');
      const { stdout, stderr, status } = await ended;
      expect(status).toBe(0);
      expect(stderr).toMatch(/^(\d+ B read.*\n)+$/);
      expect(stdout).toMatch(out);
    },
  );
});
