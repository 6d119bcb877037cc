// The first thing on a page: where Python may start without asking, it does so while the page is still being put together.
import { canStart, mayStart } from "./line.js";
import { workerAt } from "./worker_at.js";

if (canStart() && mayStart()) {
  const worker = workerAt(new URL("worker.js", document.currentScript.src));
  worker.onerror = () => { worker.failed = true; };    // the page starts another then, which tells why
  globalThis.earlyWorker = worker;
}
