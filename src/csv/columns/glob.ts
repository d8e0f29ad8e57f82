/**
 * Tells which names match a glob, in which `*` is any text and `?` any one character.
 *
 * No regular expression: names come from files, and stars would make one go back and forth in a long
 * name for hours. This goes back to the last star only, so it takes the product of the lengths at most.
 */
export function globMatcher(glob: string): (name: string) => boolean {
  const signs = [...glob];
  return (name) => matches([...name], signs);
}

function matches(name: readonly string[], glob: readonly string[]): boolean {
  let [at, star, restart] = [0, -1, 0];
  for (let i = 0; i < name.length; ) {
    if (glob[at] === '*') {
      [star, restart] = [at, i];
      at++;
    } else if (glob[at] === '?' || glob[at] === name[i]) {
      at++;
      i++;
    } else {
      if (star < 0) return false;
      restart++;
      [at, i] = [star + 1, restart];
    }
  }
  return glob.slice(at).every((sign) => sign === '*');
}
