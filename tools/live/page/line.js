// Whether Python may start without asking: not where the line is metered or slow, nor where the browser does not say.
import { hasStarted } from "./kept.js";

export function mayStart() {
  const line = navigator.connection;
  if (line?.saveData || line?.type === "cellular") return false;
  return hasStarted() || line?.effectiveType === "4g";
}

// Whether it can start at all
export const canStart = () => typeof WebAssembly === "object" && typeof Worker === "function";
