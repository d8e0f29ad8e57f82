import type { RawOptions } from '../arguments/raw-options.ts';

/** A flag's value by its long name, as the parser has it. */
export function flagValue(flags: RawOptions, long: string): unknown {
  const key = long.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  return (flags as unknown as Readonly<Record<string, unknown>>)[key];
}
