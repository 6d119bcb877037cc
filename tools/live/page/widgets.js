// ipywidgets' own manager, with comms that lead to the worker instead of a server.
import { ManagerBase } from "@jupyter-widgets/base-manager";
import * as base from "@jupyter-widgets/base";
import * as controls from "@jupyter-widgets/controls";
import "@jupyter-widgets/controls/css/widgets.css";
import { Widget } from "@lumino/widgets";
import "@lumino/widgets/style/index.css";
import { caught } from "./amd.js";                      // before anywidget, which it is there for
import "anywidget";

// ipywidgets typesets as MathJax 2 would have it; the page has MathJax 3, which comes when it likes
function bridgeMathJax() {
  if (!window.MathJax) return;
  window.MathJax.Hub ??= { Queue: ([_typeset, _hub, element]) => window.MathJax.typesetPromise?.([element]) };
}

const anywidget = caught.make(base);
delete globalThis.define;
const modules = { "@jupyter-widgets/base": base, "@jupyter-widgets/controls": controls, anywidget };
const idle = { content: { execution_state: "idle" } };

class Comm {
  constructor(comms, comm_id, target_name) {
    Object.assign(this, { comms, comm_id, target_name });
    comms.open.set(comm_id, this);
  }
  tell(type, content, callbacks, buffers) {
    const bytes = (buffers ?? []).map((b) => (ArrayBuffer.isView(b) ? b.buffer : b));
    this.comms.python.ask(type, { comm_id: this.comm_id, ...content }, bytes).then(() => callbacks?.iopub?.status?.(idle));
    return this.comm_id;
  }
  open(data, callbacks, _metadata, buffers) {
    return this.tell("comm_open", { target_name: this.target_name, data }, callbacks, buffers);
  }
  send(data, callbacks, _metadata, buffers) { return this.tell("comm_msg", { data }, callbacks, buffers); }
  close(data, callbacks) { this.comms.open.delete(this.comm_id); return this.tell("comm_close", { data }, callbacks); }
  on_msg(callback) { this.message = callback; }
  on_close(callback) { this.closed = callback; }
}

class Manager extends ManagerBase {
  constructor(comms) { super(); this.comms = comms; }
  async loadClass(name, module) {
    const found = modules[module]?.[name];
    if (!found) throw new Error(`${module} has no ${name} here`);
    return found;
  }
  async _create_comm(target, id, data, _metadata, buffers) {
    const comm = new Comm(this.comms, id, target);
    comm.open(data, undefined, undefined, buffers);
    return comm;
  }
  async _get_comm_info() { return {}; }
}

export class Widgets {
  constructor(python) {
    this.comms = { python, open: new Map() };
    this.manager = new Manager(this.comms);
  }

  // What Python says of its widgets
  async hear({ type, content, buffers }) {
    const views = buffers.map((b) => new DataView(b));
    const comm = this.comms.open.get(content.comm_id);
    if (type === "comm_open" && content.target_name === "jupyter.widget") {
      const made = new Comm(this.comms, content.comm_id, content.target_name);
      await this.manager.handle_comm_open(made, { content, buffers: views, metadata: { version: "2.1.0" } });
    } else if (type === "comm_msg") {
      comm?.message?.({ content, buffers: views });
    } else if (type === "comm_close") {
      comm?.closed?.({ content });
      this.comms.open.delete(content.comm_id);
    }
  }

  async show(model_id, place) {
    bridgeMathJax();
    const model = await this.manager.get_model(model_id);
    const view = await this.manager.create_view(model);
    Widget.attach(view.luminoWidget, place);
  }
}
