import { modules } from './modules.ts';

const DECLARATION =
  /^export (?:async )?(?:abstract )?(?:function\*?|class|interface|type|const|let) (\w+)/gm;

/** The files that declare and export each name; code in texts, such as that of exported programs, is no part of them. */
export function exportsByName(): ReadonlyMap<string, readonly string[]> {
  const files = new Map<string, Set<string>>();
  for (const { path, text } of modules) {
    const code = text.replace(/`(?:\\.|[^`\\])*`/g, '``');
    for (const [, name = ''] of code.matchAll(DECLARATION)) {
      files.set(name, (files.get(name) ?? new Set()).add(path));
    }
  }
  return new Map([...files].map(([name, paths]) => [name, [...paths]]));
}
