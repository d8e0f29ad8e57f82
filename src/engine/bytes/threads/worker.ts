import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import type { WorkerMemory } from '../worker/memory.ts';
import type { WorkerPlan } from '../worker/plan.ts';
import { BlockProcessor } from '../worker/process-block.ts';
import { loadFiles } from './file-bytes.ts';
import type { Order, RangeResult, Report } from './messages.ts';
import type { RangeJob } from './range-reader.ts';
import { RangeWorker } from './range-worker.ts';

/** What a worker thread is started with. */
export interface WorkerData {
  readonly plan: WorkerPlan;
  readonly memory: WorkerMemory;
}

const { plan, memory } = workerData as WorkerData;
const processor = new BlockProcessor(plan, memory);
let ranges: RangeWorker | undefined;

function report(one: Report): void {
  parentPort?.postMessage(one);
}

/** Does what came while the thread works on ranges, when its event loop stands still. */
function obeyWaiting(): void {
  for (;;) {
    const received = parentPort === null ? undefined : receiveMessageOnPort(parentPort);
    if (received === undefined) return;
    obey(received.message as Order);
  }
}

function obey(order: Order): void {
  if ('task' in order) report({ done: processor.process(order.task) });
  else if ('release' in order) ranges?.release(order.release);
  else workOn(order.ranges);
}

function workOn(job: RangeJob): void {
  const take = (range: RangeResult): void => report({ range });
  const host = { plan, memory, processor, report: take, obey: obeyWaiting };
  ranges = new RangeWorker(host, job);
  ranges.run();
  ranges = undefined;
  report({ left: job.number });
}

// No await at the top: bundlers minify this file as a script.
loadFiles().then(() => {
  parentPort?.on('message', obey);
  report({ ready: true });
});
