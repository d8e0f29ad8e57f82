import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import type { WorkerMemory } from '../worker/memory.ts';
import type { WorkerPlan } from '../worker/plan.ts';
import { BlockProcessor } from '../worker/process-block.ts';
import { loadFiles } from './file-bytes.ts';
import type { Order, RangeResult, Report } from './messages.ts';
import type { WorkerJob } from './range-reader.ts';
import { RangeWorker } from './range-worker.ts';

/** The data that a worker thread starts with. */
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

/** Handles the requests that arrive while the thread processes ranges, when its event loop does not run. */
function handlePending(): void {
  for (;;) {
    const received = parentPort === null ? undefined : receiveMessageOnPort(parentPort);
    if (received === undefined) return;
    handle(received.message as Order);
  }
}

function handle(order: Order): void {
  if ('task' in order) report({ done: processor.process(order.task) });
  else if ('release' in order) ranges?.release(order.release);
  else workOn(order.ranges);
}

function workOn(job: WorkerJob): void {
  const take = (range: RangeResult): void => report({ range });
  const host = { plan, memory, processor, report: take, handlePending };
  ranges = new RangeWorker(host, job);
  ranges.run();
  ranges = undefined;
  report({ left: job.number });
}

// No top-level await: bundlers minify the file as a script.
void loadFiles().then(() => {
  parentPort?.on('message', handle);
  report({ ready: true });
});
