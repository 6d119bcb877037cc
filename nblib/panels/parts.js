// What the front ends of stage and playground have in common: an element, words that are spoken, a kernel that may end.
const clamp = (value, low, high) => Math.min(high, Math.max(low, value));

function element(tag, className, parent, attributes = {}) {
  const made = document.createElement(tag);
  made.className = className;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  parent.append(made);
  return made;
}

// Texts that stay are left alone: what is written anew is laid out anew, and that in each picture of those that move.
function write(place, text) {
  if (place.textContent !== text) place.textContent = text;
}

// ---- words under the picture; a screen reader is told once things settle
function speakWords(model, { words, takeaway, message, live }) {
  let timer = 0, lost = "";
  function show() {
    write(words, model.get("words"));
    write(takeaway, model.get("takeaway"));
    write(message, lost || model.get("message"));
    clearTimeout(timer);
    timer = setTimeout(() => {
      live.textContent = [message.textContent, !lost && model.get("words")].filter(Boolean).join(" ");
      timer = setTimeout(() => { live.textContent = ""; }, 4000);
    }, 500);
  }
  function sayLost() { lost = model.get("lost"); show(); }
  return { show, sayLost, close: () => clearTimeout(timer) };
}

// ---- a kernel that ends takes the panel's other half with it; Jupyter goes on showing sliders that nobody hears.
// Other pages than Jupyter's own may not tell of their kernel.
function watchKernel({ widget_manager }, el, tellLost) {
  const kernel = widget_manager?.kernel;
  const ended = ["restarting", "autorestarting", "terminating", "dead"];
  const hear = (_kernel, status) => { if (ended.includes(status)) tellLost(); };
  kernel?.statusChanged?.connect(hear);
  kernel?.disposed?.connect(tellLost);                 // another kernel was chosen
  if (el.classList.contains("jupyter-widgets-disconnected")) tellLost();   // kept in the file by an earlier kernel
  return {
    close() {
      kernel?.statusChanged?.disconnect(hear);
      kernel?.disposed?.disconnect(tellLost);
    },
  };
}

