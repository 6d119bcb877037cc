// Python in a worker, as the page sees it: start, run code, comms. A promise for each question, resolved when it is done.
import { workerAt } from "./worker_at.js";

const PATIENCE = 12_000;                              // milliseconds that an answer may take before a way out is offered

export class Python {
  constructor(address, hear) {
    this.address = address;
    this.hear = hear;                                 // hear(message): whatever Python says by itself
    this.count = 0;
    this.waiting = new Map();
  }

  start(options) {
    try {
      this.worker = this.early() ?? workerAt(this.address);
    } catch (error) {                                 // this page may start none
      this.hear({ type: "failed", content: error.message });
      return new Promise(() => {});
    }
    this.worker.onmessage = ({ data }) => (data.type === "done" ? this.done(data) : this.hear(data));
    this.worker.onerror = (event) => {                // nothing more will come of it
      this.hear({ type: this.started ? "died" : "failed", content: event.message ?? "worker.js" });
      for (const id of [...this.waiting.keys()]) this.done({ id });
    };
    return this.ask("start", options).then(() => { this.started = true; });
  }

  // The one that early.js has started, the first time
  early() {
    const worker = globalThis.earlyWorker;
    globalThis.earlyWorker = null;
    return worker?.failed ? null : worker;
  }

  ask(type, content, buffers = []) {
    if (!this.worker) return new Promise(() => {});   // it was stopped, and widgets that are left still tell it something
    const id = ++this.count;
    return new Promise((resolve) => {
      this.waiting.set(id, resolve);
      this.worker.postMessage({ type, id, content, buffers });
      if (this.waiting.size === 1) this.watch();
    });
  }

  done({ id, content }) {
    this.waiting.get(id)?.(content);
    this.waiting.delete(id);
    this.watch();
  }

  // Says "slow" where nothing has been answered for long, and "quick" when it goes on after all. Its start takes what it takes.
  watch() {
    clearTimeout(this.timer);
    if (this.isSlow) this.hear({ type: "quick" });
    this.isSlow = false;
    const tell = () => { this.isSlow = true; this.hear({ type: "slow" }); };
    if (this.started && this.waiting.size) this.timer = setTimeout(tell, PATIENCE);
  }

  stop() {
    clearTimeout(this.timer);
    if (this.worker) {
      this.worker.onmessage = this.worker.onerror = null;                     // its last words are no longer asked for
      this.worker.terminate();
    }
    this.worker = this.started = null;
    this.waiting.clear();
  }
}
