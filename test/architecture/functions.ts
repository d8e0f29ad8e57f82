import { modules } from './modules.ts';

/** A function of src/, with the number of its lines, from its name to its closing brace. */
export interface MeasuredFunction {
  readonly path: string;
  readonly name: string;
  readonly lines: number;
}

/** The first line of a function, a method, or a constant that is one, as Biome lays them out. */
const HEADS: readonly RegExp[] = [
  /^( *)(?:export )?(?:async )?function\*? ?(\w+)/,
  /^( +)(?:(?:static|async|override|private|get|set) |\*)*(#?\w+)(?:<[^>]*>)?\((?!.*;$)/,
  /^( *)(?:export )?const (\w+)[^=]*= (?:async )?\(?.*(?:=> \{|\()$/,
];

/** Words in front of parentheses that name no method. */
const KEYWORDS: readonly string[] = [
  'if',
  'for',
  'while',
  'switch',
  'catch',
  'return',
  'await',
  'super',
];

/** All functions of src/ of several lines; texts in template literals count as one line. */
export function measuredFunctions(): readonly MeasuredFunction[] {
  return modules.flatMap(({ path, text }) => {
    const lines = text.replace(/`(?:\\.|[^`\\])*`/g, '``').split('\n');
    return lines.flatMap((line, at) => {
      const [, indent = '', name = ''] = HEADS.map((head) => head.exec(line)).find(Boolean) ?? [];
      if (name === '' || KEYWORDS.includes(name)) return [];
      const end = endOf(lines, at, indent);
      return end === undefined ? [] : [{ path, name, lines: end - at + 1 }];
    });
  });
}

/** The line of the brace that closes a function; undefined if it has no block. */
function endOf(lines: readonly string[], at: number, indent: string): number | undefined {
  const opening = lines.findIndex(
    (line, i) => i >= at && (line.endsWith('{') || line.endsWith(';') || line === `${indent}}`),
  );
  if (lines[opening]?.endsWith('{') !== true) return undefined;
  const isClosing = new RegExp(`^${indent}\\}[;,)]*$`);
  for (let i = opening + 1; i < lines.length; i++) {
    const line = lines[i] as string;
    if (isClosing.test(line)) return i;
    if (line !== '' && !line.startsWith(indent)) return undefined;
  }
  return undefined;
}
