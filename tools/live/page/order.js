// Which cell runs next: those above and a little below what the reader sees, in the page's order; and whatever is asked for.
const FIRST = 2;                                       // cells that run at once: set-up, the first panel
const AHEAD = 1.5;                                     // screens below the reader that are run already

export class Order {
  constructor(cells, go) {
    this.cells = cells;
    this.go = go;
    this.reached = FIRST;                              // how many cells, from the top, the reader has come to
    this.next = 0;                                     // the cell that runs next by itself
    this.stop = Infinity;                              // where that ends: a cell that did not end
    this.asked = [];
  }

  watch() {
    this.observer ??= new IntersectionObserver((entries) => {
      for (const { target } of entries.filter((entry) => entry.isIntersecting)) {
        this.reached = Math.max(this.reached, this.cells.findIndex((cell) => cell.element === target) + 1);
      }
      this.go();
    }, { rootMargin: `1000000px 0px ${AHEAD * 100}% 0px` });                    // all above counts, jumped over or not
    for (const cell of this.cells) this.observer.observe(cell.element);
  }

  // The reader runs a cell: at once if it has run before, else in its turn after those above
  byHand(cell) {
    this.reached = Math.max(this.reached, cell.index + 1);
    this.stop = Infinity;
    if (cell.index < this.next) this.asked.push(cell);
    this.go();
  }

  take() {
    const goesOn = this.next < Math.min(this.reached, this.stop, this.cells.length);
    return this.asked.shift() ?? (goesOn ? this.cells[this.next++] : null);
  }

  // From the top once more, up to the cell that did not end
  again(stop) {
    Object.assign(this, { next: 0, asked: [], stop: stop?.index ?? Infinity });
  }
}
