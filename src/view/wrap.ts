import { cellWidth } from './text-width.ts';

/**
 * Breaks a text at its blanks into lines of at most `width` cells, but for a longer word, which has a
 * line of its own.
 *
 * @param indent stands before every line but the first, and before the first too if `lead` is absent
 * @param lead stands before the first line
 */
export function wrap(text: string, width: number, indent: string, lead: string = indent): string[] {
  const lines: string[] = [];
  let line = lead;
  let isEmpty = true;
  for (const word of text.split(' ')) {
    const longer = isEmpty ? line + word : `${line} ${word}`;
    if (isEmpty || cellWidth(longer) <= width) line = longer;
    else {
      lines.push(line);
      line = indent + word;
    }
    isEmpty = false;
  }
  return [...lines, line];
}
