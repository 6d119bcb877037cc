// What is done here counts on the reading pages, and the other way round: each keeps progress.json in a place of its own.
import "../../files.js";                               // the reading pages' files, in the browser's storage

const { files } = globalThis, { PROGRESS } = files;

// Adds up both when the notebook opens, before Python asks; from then on, what Python writes here is added there
export async function shareProgress({ contents }) {
  contents.fileChanged.connect((_contents, { type, oldValue, newValue }) => {
    if (newValue?.path === PROGRESS) quietly(() => handOn(contents));
    if (type === "delete" && oldValue?.path === PROGRESS) quietly(() => files.remove(PROGRESS));
  });
  await quietly(async () => {
    const own = (await contents.get("", { content: true })).content.some((file) => file.name === PROGRESS);
    const both = own ? await handOn(contents) : (await files.all()).get(PROGRESS);
    if (both) await contents.save(PROGRESS, { type: "file", format: "text", content: new TextDecoder().decode(both) });
  });
}

// Returns what stands there then: what is done here and what is done there
async function handOn(contents) {
  const { content } = await contents.get(PROGRESS, { type: "file", format: "text", content: true });
  const text = typeof content === "string" ? content : JSON.stringify(content);
  return files.put(PROGRESS, new TextEncoder().encode(text));
}

// A browser without storage keeps neither, and says so elsewhere
const quietly = (act) => act().catch(() => {});
