// Learns boundaries from numbers in memory, keeps them as a spec, and applies them to other numbers.
import { discretizer, fit, stringifySpec } from 'discretize';

const fares = { fare: [7.5, 9, 12, 14, 15.5, 22, 30, null], tip: [0, 0, 1, 1, 2, 2, 3, 4] };
const { spec } = fit(fares, { bins: 3, nice: 0.2 });
for (const { columns, boundaries, fit: record } of spec.features) {
  console.log(columns, boundaries, record.counts);
}

// The spec is text for a file; whoever reads it gets the same codes.
const saved = stringifySpec(spec);
for (const { name, values } of discretizer(saved).transform([
  [8, 4],
  [16, 0],
])) {
  console.log(name, values);
}
