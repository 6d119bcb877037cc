// Numbers as they are written at school: a power of ten, 4 × 10⁻⁴, and not 4e-4.
const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

function asPower(number, digits) {
  const [front, power] = number.toExponential(digits).split("e");
  const raised = [...String(Math.abs(power))].map((digit) => RAISED[digit]).join("");
  return `${front}×10${power < 0 ? "⁻" : ""}${raised}`;
}

// The size of a gradient, in two digits or as a power of ten.
function shortly(size) {
  if (size === 0) return "0";
  return size >= 0.01 && size < 1000 ? size.toPrecision(2) : asPower(size, 0);
}

// null: it has grown beyond all numbers.
function asLoss(loss) {
  if (loss === null) return "∞";
  return loss < 1000 ? loss.toFixed(3) : loss < 1e5 ? loss.toFixed(0) : asPower(loss, 1);
}
