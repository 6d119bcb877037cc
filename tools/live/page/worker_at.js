// Python's worker, also in a frame that is shut in: one that is embedded with `sandbox`, but without `allow-same-origin`.
// Such a page is of no origin, so no address is its own, and no worker may start from one. A worker of the page's own
// making may, and brings in the script from there. What that loads then, the server has to give to everybody (CORS).

// Whether the page is shut in (or is a file, which is of no origin either)
export const isShutIn = () => globalThis.origin === "null";

export function workerAt(address) {
  if (!isShutIn()) return new Worker(address);
  const script = `self.cameFrom = ${JSON.stringify(String(address))}; importScripts(self.cameFrom);`;
  const made = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  return new Worker(made);
}
