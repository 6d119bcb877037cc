// Python in a worker, as the page sees it: start, run code, comms. A promise for each question, resolved when it is done.
export class Python {
  constructor(address, hear) {
    this.address = address;
    this.hear = hear;                                 // hear(message): whatever Python says by itself
    this.count = 0;
    this.waiting = new Map();
  }

  start(options) {
    this.worker = new Worker(this.address);
    this.worker.onmessage = ({ data }) => (data.type === "done" ? this.done(data) : this.hear(data));
    this.worker.onerror = (event) => this.hear({ type: "failed", content: event.message ?? "worker" });
    return this.ask("start", options);
  }

  ask(type, content, buffers = []) {
    const id = ++this.count;
    return new Promise((resolve) => {
      this.waiting.set(id, resolve);
      this.worker.postMessage({ type, id, content, buffers });
    });
  }

  done({ id, content }) {
    this.waiting.get(id)?.(content);
    this.waiting.delete(id);
  }

  stop() {
    this.worker?.terminate();
    this.waiting.clear();
  }
}
