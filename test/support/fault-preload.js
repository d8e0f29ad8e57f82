/**
 * Makes one call of a process fail that concerns its folder: `node --import fault-preload.js ...` with
 * the fault as JSON in FAULT. Writes whether it came to that to the file that FAULT_REPORT names.
 */
import { patchFs } from './patch-fs.js';

const fault = { ...JSON.parse(process.env.FAULT), calls: 0, isHit: false };
const folder = process.cwd();
const real = patchFs(fault, () => folder);
process.on('exit', () => real.writeFileSync(process.env.FAULT_REPORT, String(fault.isHit)));
