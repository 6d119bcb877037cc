// What the reader changed on this page, in the browser's own storage: {cell's number: [the original, what became of it]}.
const KEY = `course:${location.pathname.replace(/.*\/(ja|en)\//, "$1/")}`;

function read() {
  try { return JSON.parse(localStorage.getItem(KEY)) ?? {}; } catch { return {}; }
}

export function keep(cell) {
  const all = read();
  if (cell.code === cell.original) delete all[cell.index]; else all[cell.index] = [cell.original, cell.code];
  try { localStorage.setItem(KEY, JSON.stringify(all)); } catch { /* no storage: it lasts as long as the page */ }
}

// Put what was kept back into the cells. What was changed in a cell that has been renewed since goes where the code still
// fits, or is told: returns whether there is such.
export function bringBack(cells) {
  let lost = false;
  for (const [index, [original, code]] of Object.entries(read())) {
    const cell = cells.find((one) => one.original === original);
    if (cell) cell.put(code); else lost = true;
  }
  return lost;
}

export const remember = (name, value) => { try { localStorage.setItem(`course:${name}`, value); } catch { /* as above */ } };
export const remembered = (name) => { try { return localStorage.getItem(`course:${name}`); } catch { return null; } };
