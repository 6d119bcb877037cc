// The two losses over the epochs, on a scale of powers of ten: training solid, test dashed.
const LOWEST = -3, HIGHEST = 1;

function drawCurves(canvas, view, width, height) {
  const ctx = sharp(canvas, width, height), { curve, colours, losses, epoch } = view, count = curve.length / 3;
  const [first, last] = [curve[0], roundUp(curve[count - 1] - curve[0])];
  const across = (when) => 3 + ((width - 8) * (when - first)) / last;
  const power = (loss) => clamp(Math.log10(Math.max(loss, 1e-9)), LOWEST, HIGHEST);
  const up = (loss) => 3 + ((height - 6) * (HIGHEST - power(loss))) / (HIGHEST - LOWEST);
  ctx.strokeStyle = colours.line;
  ctx.lineWidth = 1;
  ctx.beginPath();
  for (let ten = LOWEST; ten <= HIGHEST; ten++) { ctx.moveTo(0, up(10 ** ten)); ctx.lineTo(width, up(10 ** ten)); }
  ctx.stroke();
  drawGhostLosses(ctx, view, across, up);
  [[colours.minus, [5, 3]], [colours.plus, []]].forEach(([colour, dashes], i) => {
    const row = 2 - i;
    ctx.strokeStyle = ctx.fillStyle = colour;
    ctx.lineWidth = 2;
    ctx.setLineDash(dashes);
    ctx.beginPath();
    for (let k = 0; k < count; k++) ctx.lineTo(across(curve[k]), up(curve[row * count + k]));
    ctx.stroke();
    ctx.setLineDash([]);
    ctx.beginPath();
    ctx.arc(across(epoch), up(losses[row - 1] ?? Infinity), 3, 0, 7);
    ctx.fill();
  });
}

// The least of 100, 200, 500, 1000, ... that holds so many epochs.
function roundUp(epochs) {
  for (let power = 100; ; power *= 10) for (const step of [1, 2, 5]) if (step * power >= epochs) return step * power;
}

