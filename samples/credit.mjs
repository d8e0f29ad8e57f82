// Synthetic loans as CSV: node credit.mjs MONTH ROWS. The same arguments give the same rows.
// util is the share of credit in use; -999 stands for a customer without credit. From month 6 on it is higher.
const [month = '1', rows = '10'] = process.argv.slice(2);
let state = 7000 + Number(month);

/** A number from 0 to 1: mulberry32 with a fixed seed. */
function random() {
  state = (state + 0x6d2b79f5) | 0;
  let bits = Math.imul(state ^ (state >>> 15), 1 | state);
  bits ^= bits + Math.imul(bits ^ (bits >>> 7), 61 | bits);
  return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
}

const lines = Array.from({ length: Number(rows) }, () => {
  const age = 18 + Math.floor(random() * 60);
  const used = Math.min(1, random() ** 1.5 + (Number(month) >= 6 ? 0.25 : 0));
  const kind = random();
  const util = kind < 0.1 ? -999 : kind < 0.15 ? '' : used.toFixed(2);
  const risk = 0.03 + 0.25 * used ** 2 + (age < 30 ? 0.08 : 0) + (util === -999 ? 0.1 : 0);
  return `${age},${util},${random() < risk ? 'yes' : 'no'}`;
});
console.log(['age,util,bad', ...lines].join('\n'));
