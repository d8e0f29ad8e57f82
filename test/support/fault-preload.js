/**
 * Makes one call of a process fail that concerns its folder: `node --import fault-preload.js ...` with
 * the fault as JSON in FAULT. Writes whether it came to that to the file that FAULT_REPORT names.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { resolve, sep } from 'node:path';
import { faulty } from './faulty-fs.js';

const fault = { ...JSON.parse(process.env.FAULT), calls: 0, isHit: false };
const real = { ...fs };
const folder = process.cwd();
const isOurs = (path) => `${resolve(path)}${sep}`.startsWith(folder + sep);
Object.assign(fs, faulty(real, fault, isOurs));
syncBuiltinESMExports();
process.on('exit', () => real.writeFileSync(process.env.FAULT_REPORT, String(fault.isHit)));
