/** The check of an exported JavaScript module. */
export const JAVASCRIPT_CHECK: string = `
/** Compares the codes and rows of this module with the expected ones. */
export function check() {
  const differences = [];
  const [first = []] = CODES.values();
  const rows = [...first.keys()];
  const shown = (row) =>
    [...VALUES].map(([name, values]) => \`\${name}=\${Object.is(values[row], -0) ? '-0' : values[row]}\`).join(', ');
  const compare = (form, name, row, expected, found) => {
    if (expected === found) return;
    differences.push(\`\${form}: \${name}: \${shown(row)}: expected \${expected}, found \${found}\`);
  };
  for (const [column, values] of VALUES) {
    const keys = rows.map((row) => keyOf(featureOf(column), rowOf(row)));
    const found = codes(column, values, keys);
    for (const row of rows) compare('code', column, row, CODES.get(column)[row], found[row]);
  }
  const isComplete = (row) => [...CODES.values()].every((list) => list[row] !== null);
  const ends = MISSING === 'drop' || MISSING === 'error';
  const complete = rows.filter((row) => !ends || isComplete(row));
  const found = discretize((MISSING === 'error' ? complete : rows).map(rowOf));
  if (found.length !== complete.length) {
    differences.push(\`\${complete.length} rows expected, \${found.length} found\`);
  }
  for (const [at, row] of complete.entries()) {
    for (const [name, expected] of expectedCells(row)) {
      compare('row', name, row, expected, found[at]?.[name]);
    }
  }
  for (const row of rows.filter((one) => MISSING === 'error' && !isComplete(one))) {
    try {
      discretize([rowOf(row)]);
      differences.push(\`row: \${shown(row)}: no error for a missing value\`);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
  }
  return { differences, values: rows.length * VALUES.size };
}

function rowOf(row) {
  return Object.fromEntries([...VALUES, ...KEYS].map(([name, values]) => [name, values[row]]));
}

function expectedCells(row) {
  return FEATURES.flatMap((feature) => {
    const { groups, output, labels, values, depth } = listOf(feature, keyOf(feature, rowOf(row))) ?? feature;
    return groups.flatMap(([columns, names]) => {
      const coded = columns.map((column) => CODES.get(column)[row]);
      if (output === 'int') return [[names[0], coded[0]]];
      if (output === 'label') return [[names[0], labels[coded[0]] ?? null]];
      if (output === 'value') return [[names[0], values[coded[0] ?? depth]]];
      return Array.from({ length: depth }, (_, bin) => {
        const ones = coded.map((one) => (one === bin ? 1 : 0));
        const sum = ones.reduce((a, b) => a + b, 0);
        return [names[bin], output === 'count' ? sum : Math.max(...ones)];
      });
    });
  });
}

// Imported from a data: URL, it prints nothing.
if (!import.meta.url.startsWith('data:')) {
  const { differences, values } = check();
  const { log } = console;
  const host = typeof process === 'object' ? process : undefined;
  const engine = host === undefined ? 'JavaScript' : \`Node.js \${host.versions.node}\`;
  log([\`engine: \${engine}\`, ...differences.slice(0, 1000)].join('\\n'));
  log(\`\${differences.length} differences in \${values} values\`);
  if (host !== undefined && differences.length > 0) host.exitCode = 1;
}
`;
