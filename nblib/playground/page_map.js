// The large map: what the network answers (or one neuron says) all over the plane, and on it the points.

function drawMap(canvas, view) {
  const { colours, side } = view, ctx = sharp(canvas, side, side), node = view.lit?.node ?? view.pinned;
  const isAnswer = !node || node.tile === undefined;
  const ground = isAnswer && view.isSharp ? view.roundedAnswer() : view.world(node);
  ctx.imageSmoothingEnabled = !(isAnswer && view.isSharp);
  drawGround(ctx, ground, side);
  if (isAnswer) drawBoundary(ctx, view.answer, side, colours);
  layPoints(ctx, view);
  drawAxes(ctx, view);
  if (view.cross) drawCross(ctx, view.cross.map((part, i) => side * (i ? 1 - part : part)), colours);
}

// The first cell's middle is the map's left edge, the last one's its right; of a neuron's world every other cell was sent.
function drawGround(ctx, ground, side) {
  const cell = (side * (ground.width === CELLS ? 1 : 2)) / (CELLS - 1), wide = ground.width * cell;
  ctx.drawImage(ground, -cell / 2, side + cell / 2 - wide, wide, wide);
}

// The line on which the answer changes, square by square of the map ("marching squares", Lorensen and Cline, 1987).
function drawBoundary(ctx, answer, side, colours) {
  const at = (row, column) => answer[row * CELLS + column], step = side / (CELLS - 1);
  ctx.beginPath();
  for (let row = 0; row < CELLS - 1; row++) {
    for (let column = 0; column < CELLS - 1; column++) {
      const [a, b, c, d] = [at(row, column), at(row, column + 1), at(row + 1, column + 1), at(row + 1, column)];
      if ((a > 0) === (b > 0) && (b > 0) === (c > 0) && (c > 0) === (d > 0)) continue;
      const crossings = [[a, b, 0, 0, 1, 0], [b, c, 1, 0, 0, 1], [d, c, 0, 1, 1, 0], [a, d, 0, 0, 0, 1]]
        .filter(([from, to]) => (from > 0) !== (to > 0))
        .map(([from, to, x, y, dx, dy]) => [x + (dx * from) / (from - to), y + (dy * from) / (from - to)]);
      crossings.forEach(([x, y], i) => ctx[i % 2 ? "lineTo" : "moveTo"]((column + x) * step, side - (row + y) * step));
    }
  }
  ctx.strokeStyle = colours.ink;
  ctx.lineWidth = 2;
  ctx.stroke();
}

function drawAxes(ctx, { axes, side, colours }) {
  ctx.font = "600 12px system-ui, sans-serif";
  ctx.lineWidth = 3;
  ctx.lineJoin = "round";
  for (const [text, x, y, align] of [[`${axes[0]} →`, side - 6, side - 7, "right"], [`${axes[1]} ↑`, 6, 16, "left"]]) {
    ctx.textAlign = align;
    ctx.strokeStyle = colours.paper;
    ctx.strokeText(text, x, y);
    ctx.fillStyle = colours.ink;
    ctx.fillText(text, x, y);
  }
}

function drawCross(ctx, [x, y], colours) {
  for (const [colour, width] of [[colours.paper, 4], [colours.ink, 1.6]]) {
    ctx.strokeStyle = colour;
    ctx.lineWidth = width;
    ctx.beginPath();
    for (const [dx, dy] of [[12, 0], [0, 12]]) { ctx.moveTo(x - dx, y - dy); ctx.lineTo(x + dx, y + dy); }
    ctx.stroke();
  }
}

