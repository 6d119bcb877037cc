// Counts what the page has asked of kernels and what has not been answered: window.unanswered, a Set of messages.
// A kernel answers each message on its websocket with "idle", naming the message as the parent; pictures come before that.
// The binary layout is v1.kernel.websocket.jupyter.org: how many offsets, the offsets, then channel, header, parent, ...
window.unanswered = new Set();
let cellEnded = 0;

function parts(data) {
  const view = new DataView(data), read = (i) => Number(view.getBigUint64(8 * i, true));
  const text = (i) => new TextDecoder().decode(new Uint8Array(data, read(i + 1), read(i + 2) - read(i + 1)));
  const [header, parent, content] = [1, 2, 4].map((i) => JSON.parse(text(i)));
  return { channel: text(0), header, parent, content };
}

window.WebSocket = class extends WebSocket {
  constructor(...where) {
    super(...where);
    this.addEventListener("message", ({ data }) => {
      if (!(data instanceof ArrayBuffer)) return;
      const { header, parent, content } = parts(data);
      if (header.msg_type !== "status") return;
      if (content.execution_state === "idle") window.unanswered.delete(parent.msg_id);
      if (content.execution_state === "idle" && parent.msg_type === "execute_request") cellEnded = performance.now();
      if (content.execution_state === "restarting") window.unanswered.clear();   // nobody is there to answer
    });
  }
  send(data) {
    if (data instanceof ArrayBuffer) {
      const { channel, header } = parts(data);
      if (channel !== "stdin") window.unanswered.add(header.msg_id);
    }
    super.send(data);
  }
};

// Wait until everything is answered, and what look() gives has stayed the same for so many milliseconds.
// Given up after a minute in which no cell has ended: a chapter may take longer, where the machine is slow or shared.
window.settled = async (look, quiet) => {
  const began = performance.now();
  for (let before = null, since = began; performance.now() - since < quiet;) {
    if (performance.now() - Math.max(began, cellEnded) > 60_000)
      throw new Error(`${window.unanswered.size} unanswered, or it goes on changing`);
    await new Promise(requestAnimationFrame);
    const now = look();
    if (window.unanswered.size || now !== before) since = performance.now();
    before = now;
  }
};
