// What a wrong belief expects, dotted and grey beside what happens, and always by the same name: a boundary on the map,
// losses among the curves. It is sent once, when answers are explained; the button below them hides it and brings it back.
const DOTS = [0.1, 7];

// Draw this path in dots, with a pale edge, as the map below it has many colours.
function drawDots(ctx, trace, { paper, ghost }, width) {
  Object.assign(ctx, { lineCap: "round", lineJoin: "round" });
  ctx.setLineDash(DOTS);
  for (const [colour, wide] of [[paper, width + 2.5], [ghost, width]]) {
    ctx.strokeStyle = colour;
    ctx.lineWidth = wide;
    ctx.beginPath();
    trace();
    ctx.stroke();
  }
  ctx.setLineDash([]);
  ctx.lineCap = "butt";
}

function writeGhostName(ctx, { labels, colours }, x, y, textAlign = "left") {
  Object.assign(ctx, { textAlign, lineWidth: 4, lineJoin: "round" });
  ctx.strokeStyle = colours.paper;
  ctx.strokeText(labels.ghost, x, y);
  ctx.fillStyle = colours.soft;
  ctx.fillText(labels.ghost, x, y);
}

// On the map: places in parts of its side, upwards; where they are no numbers, another piece begins.
function drawGhostBoundary(ctx, view) {
  const { ghost: { boundary: places }, side, colours } = view;
  if (!places.length) return;
  let top = [0, side];
  drawDots(ctx, () => {
    let isNew = true;
    for (let i = 0; i < places.length; i += 2) {
      const [x, y] = [side * places[i], side * (1 - places[i + 1])];
      if (!Number.isNaN(x)) ctx[isNew ? "moveTo" : "lineTo"](x, y);
      isNew = Number.isNaN(x);
      if (y < top[1]) top = [x, y];
    }
  }, colours, 4);
  ctx.font = "600 12px system-ui, sans-serif";
  const half = ctx.measureText(view.labels.ghost).width / 2 + 3;   // and its edge: no letter beyond the map
  writeGhostName(ctx, view, clamp(top[0], half, side - half), Math.max(top[1] - 7, 32), "center");
}

// Among the curves: across(epoch) and up(loss) say where they are drawn; the name stands at the top, above most losses.
function drawGhostLosses(ctx, view, across, up) {
  const { ghost: { losses }, colours } = view, count = losses.length / 2;
  if (!count) return;
  drawDots(ctx, () => { for (let k = 0; k < count; k++) ctx.lineTo(across(losses[k]), up(losses[count + k])); }, colours, 3);
  ctx.font = "400 12px system-ui, sans-serif";
  writeGhostName(ctx, view, 2, 12);
}
