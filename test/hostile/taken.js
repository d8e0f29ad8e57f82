// Loaded before the command: writes down at its end what it took, for busy machines tell lies about time.
import { writeFileSync } from 'node:fs';

process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  const taken = { megabytes: (maxRSS * 1024) / 1e6, cpu: (userCPUTime + systemCPUTime) / 1e6 };
  writeFileSync(process.env.DISCRETIZE_TAKEN, JSON.stringify(taken));
});
