import { parentPort, workerData } from 'node:worker_threads';
import type { WorkerMemory } from './memory.ts';
import type { WorkerPlan } from './plan.ts';
import { BlockProcessor, type Task } from './process-block.ts';

/** What a worker thread is started with. */
export interface WorkerData {
  readonly plan: WorkerPlan;
  readonly memory: WorkerMemory;
}

const { plan, memory } = workerData as WorkerData;
const processor = new BlockProcessor(plan, memory);
parentPort?.on('message', (task: Task) => parentPort?.postMessage(processor.process(task)));
parentPort?.postMessage('ready');
