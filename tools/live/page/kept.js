// What the reader changed on this page, in the browser's own storage: a list of {original, code}, a pair for each changed cell.
/* global RELEASE */                                   // which edition of the course this is; the build says it
const PAGE = location.pathname.replace(/.*\/(ja|en)\//, "$1/");
const EDITS = `course:edits:${PAGE}`, SLOW = `course:slow:${PAGE}`;

function read() {
  try { return JSON.parse(localStorage.getItem(EDITS))?.edits ?? []; } catch { return []; }
}

function write(edits) {
  try { localStorage.setItem(EDITS, JSON.stringify({ release: RELEASE, edits })); return true; } catch { return false; }
}

// Of a cell that stands on the page several times each has an edit of its own
const twins = (cells, cell) => cells.slice(0, cell.index).filter((one) => one.original === cell.original).length;
const same = (edit, cell, cells) => edit.original === cell.original && (edit.twin ?? 0) === twins(cells, cell);

// Returns whether it could be kept
export function keep(cell, cells) {
  const others = read().filter((edit) => !same(edit, cell, cells));
  const edit = { original: cell.original, twin: twins(cells, cell), code: cell.code };
  return write(cell.code === cell.original ? others : [...others, edit]);
}

export function forget(edit) { write(read().filter((one) => !(one.original === edit.original && one.code === edit.code))); }

// Put what was kept back into its cells. Returns the edits whose cell has been renewed since.
export function bringBack(cells) {
  return read().filter((edit) => {
    const cell = cells.find((one) => same(edit, one, cells));
    cell?.put(edit.code);
    return !cell;
  });
}

// The cell that has most lines in common with what the edit was made of, if half of them are
export function likest(cells, { original }) {
  const lines = (code) => code.split("\n").filter((line) => line.trim());
  const wanted = lines(original);
  const share = (cell) => {
    const has = lines(cell.original);
    return (2 * has.filter((line) => wanted.includes(line)).length) / (has.length + wanted.length);
  };
  const best = cells.reduce((one, other) => (share(other) > share(one) ? other : one));
  return share(best) >= 0.5 ? best : null;
}

// Without storage it lasts as long as the page
const remember = (store, name, value) => { try { store().setItem(name, value); } catch { /* so be it */ } };
const remembered = (store, name) => { try { return store().getItem(name); } catch { return null; } };

// That the reader has Python of this edition already, so that starting costs (almost) no line
export const rememberStart = () => remember(() => localStorage, "course:start", RELEASE);
export const hasStarted = () => remembered(() => localStorage, "course:start") === RELEASE;

// The cell that seems not to end: where the reader loads the page again because of it, it does not run by itself
export const rememberSlow = (cell) => remember(() => sessionStorage, SLOW, cell ? cell.code : "");
export const neverEnded = () => remembered(() => sessionStorage, SLOW) || null;
