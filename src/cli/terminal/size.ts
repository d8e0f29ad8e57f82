/** The width of text if the width of the screen is unknown. */
const DEFAULT_WIDTH = 80;

/** The width of a line: of the terminal of a stream, or COLUMNS, or 80. */
export function widthOf(stream: NodeJS.WriteStream): number {
  const columns = stream.isTTY ? stream.columns : Number(process.env['COLUMNS']);
  return Number.isInteger(columns) && columns > 0 ? columns : DEFAULT_WIDTH;
}

/** True if characters beyond ASCII can be expected to show, by the locale; Windows has them everywhere. */
export function hasUnicode(env: NodeJS.ProcessEnv = process.env): boolean {
  if (process.platform === 'win32') return true;
  const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || '';
  return /utf-?8/i.test(locale);
}
