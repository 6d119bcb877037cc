// The large map: what the network answers (or one neuron says) all over the plane, and the points.
// A 1 is a filled mark, blue, a 0 an open one, orange; circles are trained on, squares are the test.
const FAR = 32767;                                     // of a point's place: twice from the middle to the edge, see wire.py

function drawMap(canvas, view) {
  const { colours, side } = view, ctx = sharp(canvas, side, side), node = view.lit?.node ?? view.pinned;
  const isAnswer = !node || node.tile === undefined;
  const ground = isAnswer && view.isSharp ? view.roundedAnswer() : view.world(node);
  ctx.imageSmoothingEnabled = !(isAnswer && view.isSharp);
  drawGround(ctx, ground, side);
  if (isAnswer) drawBoundary(ctx, view.answer, side, colours);
  drawPoints(ctx, view);
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

function drawPoints(ctx, view) {
  const { train, test, mine, side, colours } = view, count = train.length / 3;
  const small = count + test.length / 3 > 700 ? 0.75 : 1;
  const each = (points, draw) => {
    for (let i = 0; i < points.length; i += 3) {
      draw(side * (0.5 + points[i] / FAR), side * (0.5 - points[i + 1] / FAR), points[i + 2] > 0, i / 3);
    }
  };
  if (view.showsTest) each(test, (x, y, one) => drawMark(ctx, x, y, one, 3.4 * small, true, colours));
  each(train, (x, y, one, i) => {
    if (i >= count - mine) drawRing(ctx, x, y, colours);
    drawMark(ctx, x, y, one, 4 * small, false, colours);
  });
}

function drawMark(ctx, x, y, one, size, isSquare, colours) {
  ctx.beginPath();
  if (isSquare) ctx.rect(x - size, y - size, 2 * size, 2 * size);
  else ctx.arc(x, y, one ? size : size - 0.7, 0, 7);
  ctx.fillStyle = one ? colours.plus : colours.paper;
  ctx.strokeStyle = one ? colours.paper : colours.minus;
  ctx.lineWidth = one ? 1 : 2.2;
  ctx.fill();
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

function drawRing(ctx, x, y, colours) {
  ctx.beginPath();
  ctx.arc(x, y, 8, 0, 7);
  ctx.strokeStyle = colours.ink;
  ctx.lineWidth = 1.5;
  ctx.stroke();
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

