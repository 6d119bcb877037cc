// Where the network is drawn: its neurons as squares in columns, and each parameter by its place in theta.
// theta holds for each layer the biases of its neurons, and then the weights, row by row of the layer before.
const HEADS = 78, BELOW = 58, LEFT = 86, RIGHT = 46;   // CSS pixels that are kept free around the neurons
const BENDS = 16;                                      // straight pieces of a bent line

function layOut({ widths, inputs }, width, height) {
  const most = Math.max(...widths), room = height - HEADS - BELOW;
  const last = widths.length - 1, left = width < 480 ? LEFT - 10 : LEFT, apart = (width - left - RIGHT) / last;
  const half = Math.max(4, Math.min(23, (0.41 * room) / most, 0.28 * apart));
  const columns = widths.map((_count, layer) => left + layer * apart);
  const nodes = widths.map((count, layer) => {
    const below = Math.min(74, room / count), first = HEADS + room / 2 - (below * (count - 1)) / 2;
    return Array.from({ length: count }, (_, i) => ({ layer, i, x: columns[layer], y: first + i * below }));
  });
  let tile = 0;
  for (const node of nodes.slice(0, -1).flat()) node.tile = tile++;   // the output's is the answer
  return { widths, inputs, half, columns, nodes, parameters: parametersOf(widths, nodes, half) };
}

function parametersOf(widths, nodes, half) {
  const all = [];
  for (let layer = 1; layer < widths.length; layer++) {
    for (const to of nodes[layer]) all.push({ to, at: [to.x, to.y + half] });
    for (const from of nodes[layer - 1]) for (const to of nodes[layer]) all.push({ from, to, path: bent(from, to, half) });
  }
  return all;
}

// A line that leaves and arrives level (a cubic Bezier curve), as places on it.
function bent(from, to, half) {
  const [x0, x1] = [from.x + half, to.x - half], middle = (x0 + x1) / 2;
  return Array.from({ length: BENDS + 1 }, (_, i) => {
    const t = i / BENDS, u = 1 - t;
    return [u * u * u * x0 + 3 * u * t * middle + t * t * t * x1, u * u * (u + 3 * t) * from.y + t * t * (t + 3 * u) * to.y];
  });
}

// What lies at a place: a neuron, or the nearest parameter within a finger's reach, or nothing.
function hit(layout, x, y, reach = 8) {
  for (const node of layout.nodes.flat()) {
    if (Math.abs(x - node.x) <= layout.half && Math.abs(y - node.y) <= layout.half - 2) return { node };
  }
  let best = null, least = reach;
  layout.parameters.forEach(({ path, at }, parameter) => {
    const away = at ? Math.hypot(x - at[0], y - at[1]) - 4 : farFrom(path, x, y);
    if (away < least) [best, least] = [{ parameter }, away];
  });
  return best;
}

function farFrom(path, x, y) {
  let least = Infinity;
  for (let i = 0; i < path.length - 1; i++) {
    const [[ax, ay], [bx, by]] = [path[i], path[i + 1]], [dx, dy] = [bx - ax, by - ay];
    const t = clamp(((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1), 0, 1);
    least = Math.min(least, Math.hypot(x - ax - t * dx, y - ay - t * dy));
  }
  return least;
}

// ---- what neurons and parameters are called
const filled = (text, ...parts) => parts.reduce((told, part) => told.replace("{}", part), text);

function nameOfNode({ layer, i }, { widths, inputs }, labels) {
  if (layer === 0) return inputs[i];
  return layer === widths.length - 1 ? labels.output : `h${layer}.${i + 1}`;
}

function nameOfParameter({ from, to }, layout, labels) {
  const name = nameOfNode(to, layout, labels);
  return from ? `${nameOfNode(from, layout, labels)} → ${name}` : filled(labels.bias, name);
}

