// The points on the large map. A 1 is a filled mark, blue, a 0 an open one, orange; circles are trained on, squares are
// the test, and a ring is around those of one's own.
const FAR = 32767;                                     // of a point's place: twice from the middle to the edge, see wire.py

// Hundreds of marks take longer than all the rest of a picture, and hardly ever change. So they are drawn once, and over
// them what a wrong belief expects, on a canvas of their own, which is laid over each new map pixel by pixel.
function layPoints(ctx, view) {
  const { train, test, mine, showsTest, side, colours, ghost } = view;
  const shows = [train, test, mine, showsTest, side, colours, ghost, window.devicePixelRatio];
  view.marks ??= { canvas: document.createElement("canvas"), shows: [] };
  if (shows.some((part, i) => part !== view.marks.shows[i])) {
    const marks = sharp(view.marks.canvas, side, side);
    drawPoints(marks, view);
    drawGhostBoundary(marks, view);
    view.marks.shows = shows;
  }
  ctx.save();
  ctx.resetTransform();
  ctx.drawImage(view.marks.canvas, 0, 0);
  ctx.restore();
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

function drawRing(ctx, x, y, colours) {
  ctx.beginPath();
  ctx.arc(x, y, 8, 0, 7);
  ctx.strokeStyle = colours.ink;
  ctx.lineWidth = 1.5;
  ctx.stroke();
}
