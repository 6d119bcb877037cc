// The colours of the page's theme, and of numbers: negative orange, nought pale, positive blue.
const NAMES = ["ink", "soft", "line", "paper", "page", "plus", "minus", "yellow", "accent", "edge", "good", "ghost"];

function readColours(el) {
  const css = getComputedStyle(el), read = (name) => css.getPropertyValue(`--nb-${name}`).trim();
  const colours = Object.fromEntries(NAMES.map((name) => [name, read(name)]));
  return { ...colours, ramp: rampOf([0, 1, 2, 3, 4].map((i) => read(`side-${i}`))) };
}

// 255 colours for the bytes -127 to 127, between five given ones: each one number, as a canvas holds its pixels.
function rampOf(sides) {
  const known = sides.map((hex) => [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16)));
  const ramp = new Uint8ClampedArray(255 * 4).fill(255);   // red, green, blue, and how opaque it is
  for (let byte = 0; byte < 255; byte++) {
    const place = (byte / 254) * (known.length - 1), low = Math.min(Math.floor(place), known.length - 2);
    for (let c = 0; c < 3; c++) ramp[4 * byte + c] = known[low][c] + (place - low) * (known[low + 1][c] - known[low][c]);
  }
  return new Uint32Array(ramp.buffer);
}

// Bytes of a square map, its rows going upwards, as a small picture on a canvas of its own.
function mapPicture(bytes, cells, ramp, canvas) {
  if (canvas.width !== cells || canvas.height !== cells) [canvas.width, canvas.height] = [cells, cells];
  const ctx = canvas.getContext("2d"), image = ctx.createImageData(cells, cells), pixels = new Uint32Array(image.data.buffer);
  for (let row = 0; row < cells; row++) {
    const from = row * cells, to = (cells - 1 - row) * cells;
    for (let column = 0; column < cells; column++) pixels[to + column] = ramp[bytes[from + column] + 127];
  }
  ctx.putImageData(image, 0, 0);
  return canvas;
}

// A canvas as sharp as the screen, with coordinates in CSS pixels. Returns its context, cleared.
function sharp(canvas, width, height) {
  const dense = window.devicePixelRatio || 1, [w, h] = [Math.round(width * dense), Math.round(height * dense)];
  if (canvas.width !== w || canvas.height !== h) {
    [canvas.width, canvas.height] = [w, h];
    Object.assign(canvas.style, { width: `${width}px`, height: `${height}px` });
  }
  const ctx = canvas.getContext("2d");
  ctx.setTransform(dense, 0, 0, dense, 0, 0);
  ctx.clearRect(0, 0, width, height);
  return ctx;
}

