// The network: on its lines the weights, in its squares what each neuron sees, below them the biases.
// A weight is the thicker the larger it is, positive ones blue and solid, negative ones orange and dashed.
const TILE = 24, CELLS = 48;                           // places across and up, as wire.py sends them
const DASHES = [7, 4], ZERO = [1, 4];

function drawNetwork(canvas, view) {
  const { layout, theta, colours, width, height } = view;
  const ctx = sharp(canvas, width, height);
  const strongest = layout.parameters.reduce((most, { path }, i) => (path ? Math.max(most, Math.abs(theta[i])) : most), 1);
  const lit = view.lit?.parameter ?? -1, marked = view.hides.includes("hands") ? -1 : view.marked;
  layout.parameters.forEach(({ path }, i) => {
    if (!path) return;
    if (i === marked || i === lit) drawLine(ctx, path, [], colours.yellow, 11, i === lit ? 1 : 0.7);
    const far = view.lit?.node && !touches(layout.parameters[i], view.lit.node);
    drawLine(ctx, path, ...lookOf(theta[i], colours), 0.6 + (5.4 * Math.abs(theta[i])) / strongest, far ? 0.2 : 1);
  });
  for (const node of layout.nodes.flat()) drawNode(ctx, node, view);
  nameInputs(ctx, layout, colours);
  layout.parameters.forEach(({ at }, i) => at && drawBias(ctx, at, theta[i], colours, i === marked || i === lit));
}

const touches = ({ from, to }, node) => from === node || to === node;

// How the line of a weight looks: its dashes, and its colour.
function lookOf(weight, colours) {
  if (weight === 0) return [ZERO, colours.edge];
  return weight > 0 ? [[], colours.plus] : [DASHES, colours.minus];
}

function drawLine(ctx, path, dashes, colour, width, strength) {
  ctx.globalAlpha = strength;
  ctx.strokeStyle = colour;
  ctx.lineWidth = width;
  ctx.setLineDash(dashes);
  ctx.beginPath();
  path.forEach(([x, y]) => ctx.lineTo(x, y));
  ctx.stroke();
  ctx.setLineDash([]);
  ctx.globalAlpha = 1;
}

function drawNode(ctx, node, view) {
  const { layout: { half }, colours } = view, [left, top, side] = [node.x - half, node.y - half, 2 * half];
  const isLit = view.lit?.node === node, isPinned = view.pinned === node;
  ctx.save();
  ctx.beginPath();
  ctx.roundRect(left, top, side, side, Math.min(7, half / 2));
  ctx.clip();
  ctx.drawImage(view.world(node), left, top, side, side);
  ctx.restore();
  ctx.strokeStyle = isLit ? colours.accent : colours.ink;
  ctx.lineWidth = isLit || isPinned ? 3.5 : 1.3;
  ctx.stroke();
  if (view.place) drawDot(ctx, left + view.place[0] * side, top + (1 - view.place[1]) * side, colours);
}

function nameInputs(ctx, { nodes, inputs, half }, colours) {
  const font = `600 ${inputs.length > 12 ? 10 : 13}px system-ui, sans-serif`;
  Object.assign(ctx, { font, textAlign: "right", textBaseline: "middle", fillStyle: colours.ink });
  nodes[0].forEach(({ x, y }, i) => ctx.fillText(inputs[i], x - half - 8, y));
  ctx.textBaseline = "alphabetic";
}

// Where the pointer is on the large map, seen in every square.
function drawDot(ctx, x, y, colours) {
  ctx.fillStyle = colours.yellow;
  ctx.strokeStyle = colours.ink;
  ctx.lineWidth = 1;
  ctx.beginPath();
  ctx.arc(x, y, 3, 0, 7);
  ctx.fill();
  ctx.stroke();
}

function drawBias(ctx, [x, y], bias, colours, isMarked) {
  if (isMarked) {
    ctx.strokeStyle = colours.yellow;
    ctx.lineWidth = 4;
    ctx.beginPath();
    ctx.arc(x, y, 8.5, 0, 7);
    ctx.stroke();
  }
  ctx.beginPath();
  if (bias > 0) ctx.rect(x - 4, y - 4, 8, 8);
  else if (bias < 0) { ctx.moveTo(x - 5, y - 4); ctx.lineTo(x + 5, y - 4); ctx.lineTo(x, y + 5); ctx.closePath(); }
  else ctx.arc(x, y, 3.5, 0, 7);
  ctx.fillStyle = bias > 0 ? colours.plus : bias < 0 ? colours.minus : colours.edge;
  ctx.strokeStyle = colours.paper;
  ctx.lineWidth = 1.2;
  ctx.fill();
  ctx.stroke();
}

// ---- below each layer how large the gradient is as it arrives there: a bar for the power of ten, and the number
const LEAST = -8, GREATEST = 1;                        // powers of ten

function drawGradients(canvas, view) {
  const ctx = canvas.getContext("2d"), { layout, gradients, colours, height, labels } = view;
  if (view.hides.includes("gradients")) return;
  ctx.font = "12px system-ui, sans-serif";
  ctx.textAlign = "center";
  const wide = Math.min(64, (layout.columns[1] - layout.columns[0]) - 8);
  gradients.forEach((size, i) => {
    const x = layout.columns[i + 1], part = size > 0 ? clamp((Math.log10(size) - LEAST) / (GREATEST - LEAST), 0, 1) : 0;
    ctx.fillStyle = colours.line;
    ctx.fillRect(x - wide / 2, height - 9, wide, 5);
    ctx.fillStyle = colours.soft;
    ctx.fillRect(x - wide / 2, height - 9, wide * part, 5);
    ctx.fillText(size === null ? "∞" : shortly(size), x, height - 14);
  });
  ctx.textAlign = "left";
  ctx.fillText(labels.gradient, 8, height - 8);
}

