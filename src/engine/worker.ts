import { parentPort, workerData } from 'node:worker_threads';
import type { BytesPlan } from './bytes-plan.ts';
import { BlockProcessor, type Task } from './processor.ts';
import type { Workspace } from './workspace.ts';

/** What a worker thread is started with. */
export interface WorkerData {
  readonly plan: BytesPlan;
  readonly workspace: Workspace;
}

const { plan, workspace } = workerData as WorkerData;
const processor = new BlockProcessor(plan, workspace);
parentPort?.on('message', (task: Task) => parentPort?.postMessage(processor.process(task)));
parentPort?.postMessage('ready');
