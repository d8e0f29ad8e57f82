/**
 * Makes a test of names by a glob, in which `*` is any text and `?` any character.
 *
 * It is not a regular expression, which could backtrack for hours in a long name from a file. This test returns to
 * the last star only, so its time is at most the product of the lengths.
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
