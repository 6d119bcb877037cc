// The engine of the TensorFlow Playground, trained as its page trains it: example by example in their order, with the
// weights moved after each batch. Python asks line by line; see engine.py, which also fetches the engine.
import readline from "node:readline";
import { pathToFileURL } from "node:url";

const engine = await import(pathToFileURL(process.argv[2]));
const { Activations: { TANH }, Errors: { SQUARE } } = engine;
let task, network;

// Our theta has for each layer the biases of its neurons, and then the weights, row by row of the layer before.
function eachParameter(layers, act) {
  let i = 0;
  for (const layer of layers.slice(1)) {
    for (const node of layer) act(node, "bias", i++);
    layer[0].inputLinks.forEach((_link, from) => { for (const node of layer) act(node.inputLinks[from], "weight", i++); });
  }
}

function train(epochs) {
  const { X, T, batch, rate } = task;
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (let i = 0; i < X.length; i++) {
      engine.forwardProp(network, X[i]);
      engine.backProp(network, T[i], SQUARE);
      if ((i + 1) % batch === 0) engine.updateWeights(network, rate, 0);
    }
  }
}

const answers = {
  begin(given) {
    task = given;
    network = engine.buildNetwork(task.widths, TANH, TANH, null, task.X[0].map((_number, i) => `x${i + 1}`));
    eachParameter(network, (thing, name, i) => { thing[name] = task.theta[i]; });
  },
  train,
  theta() {
    const theta = [];
    eachParameter(network, (thing, name, i) => { theta[i] = thing[name]; });
    return theta;
  },
};

for await (const line of readline.createInterface({ input: process.stdin })) {
  const [name, given] = JSON.parse(line);
  console.log(JSON.stringify(answers[name](given) ?? null));
}
