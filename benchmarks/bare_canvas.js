// The neuron and its waterfall by hand: the least that a browser has to do for this picture.
const INK = "#222222", PALE = "#B4B4B4", BLUE = "#0072B2", ORANGE = "#D55E00";
const HEIGHTS = [32, 100, 168, 236], LEFT = 118, RIGHT = 345, MIDDLE = 134;
const NAMES = ["バイアス w0", "友達 x1", "先生 x2", "水曜日 x3"];
const TERMS = ["w0", "友達 w1x1", "先生 w2x2", "水曜日 w3x3", "y"];
const colourOf = (value) => value > 0 ? BLUE : value < 0 ? ORANGE : PALE;

function text(c, string, x, y, { size = 12, colour = INK, align = "center" } = {}) {
  c.font = `${size}px IPAexGothic, sans-serif`;
  c.textAlign = align;
  c.fillStyle = colour;
  c.fillText(string, x, y);
}

function line(c, points, { colour = INK, width = 1, dash = [] } = {}) {
  c.strokeStyle = colour;
  c.lineWidth = width;
  c.setLineDash(dash);
  c.beginPath();
  for (const [x, y] of points) c.lineTo(x, y);
  c.stroke();
}

function circle(c, x, y, r, fill, edge, width, dash = []) {
  c.beginPath();
  c.arc(x, y, r, 0, 2 * Math.PI);
  c.fillStyle = fill;
  c.fill();
  c.strokeStyle = edge;
  c.lineWidth = width;
  c.setLineDash(dash);
  c.stroke();
}

function drawEdge(c, w, x, i) {
  c.globalAlpha = x ? 1 : 0.25;
  const [width, dash] = [1 + 7 * Math.min(Math.abs(w), 1), w < 0 ? [10, 6] : []];
  line(c, [[LEFT, HEIGHTS[i]], [RIGHT, MIDDLE]], { colour: colourOf(w), width, dash });
  c.globalAlpha = 1;
  const at = [LEFT + 0.42 * (RIGHT - LEFT), HEIGHTS[i] + 0.42 * (MIDDLE - HEIGHTS[i])];
  c.fillStyle = "rgba(255, 255, 255, 0.85)";
  c.fillRect(at[0] - 34, at[1] - 9, 68, 18);
  text(c, i ? `${w.toFixed(2)} × ${x}` : w.toFixed(2), ...at);
}

function drawNeuron(c, { w, x, y }) {
  const inputs = [1, ...x];
  inputs.forEach((input, i) => drawEdge(c, w[i], input, i));
  inputs.forEach((input, i) => {
    circle(c, LEFT, HEIGHTS[i], 15, input ? INK : "white", INK, 1.5);
    text(c, String(input), LEFT, HEIGHTS[i], { colour: input ? "white" : INK });
    text(c, NAMES[i], LEFT - 24, HEIGHTS[i], { align: "right" });
  });
  line(c, [[RIGHT + 37, MIDDLE], [442, MIDDLE]]);
  line(c, [[434, MIDDLE - 5], [442, MIDDLE], [434, MIDDLE + 5]]);
  circle(c, RIGHT, MIDDLE, 36, "white", y > 0 ? BLUE : ORANGE, 3, y > 0 ? [] : [8, 5]);
  text(c, y.toFixed(2), RIGHT, MIDDLE, { size: 14 });
  text(c, "y", 452, MIDDLE, { size: 14 });
  text(c, "足し合わせる", RIGHT, 80);
  text(c, y > 0 ? "● テストあり" : "○ テストなし", RIGHT + 18, 204, { size: 14 });
  text(c, "太さ = 重みの大きさ   青の実線 = 正   橙の破線 = 負", 8, 290, { size: 11, colour: "#555555", align: "left" });
  text(c, "薄い線 = 手がかりが0で、何も足さない", 8, 308, { size: 11, colour: "#555555", align: "left" });
}

function drawBar(c, across, from, value, row) {
  const [left, width] = [across(Math.min(from, from + value)), across(Math.abs(value)) - across(0)];
  c.fillStyle = colourOf(value);
  c.fillRect(left, row - 14, width, 28);
  if (value >= 0) return;
  for (let x = left; x < left + width; x += 8) line(c, [[x, row + 14], [x + 8, row - 14]], { colour: "white" });
}

function drawWaterfall(c, { w, x, y }) {
  const terms = [w[0], ...x.map((input, i) => w[i + 1] * input)];
  const sums = terms.map((_, i) => terms.slice(0, i + 1).reduce((a, b) => a + b));
  const reach = Math.max(...sums.map(Math.abs)) <= 1.25 ? 1.6 : 4.6;
  const across = (value) => 602 + (value + reach) / (2 * reach) * 258;
  const row = (i) => 40 + (i + 0.6) / 5.2 * 236;
  line(c, [[602, 40], [602, 276], [860, 276]], { colour: "#777777" });
  line(c, [[602, row(3.5)], [860, row(3.5)]], { colour: PALE });
  for (let tick = -Math.floor(reach); tick <= reach; tick++) {
    line(c, [[across(tick), 276], [across(tick), 280]], { colour: "#777777" });
    text(c, String(tick), across(tick), 288);
  }
  text(c, "合計ができるまで", 731, 22, { size: 13 });
  text(c, "ここまでの合計", 731, 308);
  [...terms, y].forEach((term, i) => {
    drawBar(c, across, i && i < 4 ? sums[i - 1] : 0, term, row(i));
    text(c, TERMS[i], 594, row(i), { align: "right" });
    text(c, term.toFixed(2), 901, row(i), { align: "right" });
    if (i < 4) line(c, [[across(sums[i]), row(i + 0.3)], [across(sums[i]), row(i + 0.7)]], { colour: "#777777", dash: [1, 2] });
  });
  line(c, [[across(0), 40], [across(0), 276]], { width: 1.5 });
}

function render({ model, el }) {
  const canvas = document.createElement("canvas");
  const scale = window.devicePixelRatio;
  [canvas.width, canvas.height] = [922 * scale, 320 * scale];
  canvas.style.width = "922px";
  const c = canvas.getContext("2d");
  let drawn = 0;
  function draw(state) {
    c.setTransform(scale, 0, 0, scale, 0, 0);
    c.textBaseline = "middle";
    c.fillStyle = "white";
    c.fillRect(0, 0, 922, 320);
    drawNeuron(c, state);
    drawWaterfall(c, state);
    canvas.dataset.drawn = ++drawn;                    // what the benchmark watches
  }
  if (model.get("alone")) {
    const { w, x } = model.get("state");
    const slider = Object.assign(document.createElement("input"), { type: "range", min: -1, max: 1, step: 0.05, value: w[1] });
    slider.dataset.lmSuppressShortcuts = true;         // else JupyterLab takes the arrow keys
    slider.addEventListener("input", () => {
      w[1] = Number(slider.value);
      draw({ w, x, y: w[0] + x.reduce((sum, input, i) => sum + w[i + 1] * input, 0) });
    });
    el.append(slider, document.createElement("br"));
  }
  el.append(canvas);
  model.on("change:state", () => draw(model.get("state")));
  draw(model.get("state"));
}

export default { render };
