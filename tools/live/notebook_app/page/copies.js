// A notebook that was saved is the learner's own copy, and hides the site's: whose one sees is said, and the other can be had.
import { language, words } from "./words.js";

const PATIENCE = 5000;                                 // milliseconds: nothing can be written meanwhile

export async function showWhoseCopy(app, panel, line) {
  const { path, model } = panel.context, made = model.metadata.course;
  const saved = await app.serviceManager.contents.get(path, { content: false });
  if (made?.chapter !== path || saved.format === null) return;     // a notebook of the learner's; or nothing was saved
  const original = await siteCopy(path);
  const renewed = original.metadata.course.release !== made.release;
  if (await nothingWritten(model)) {                               // only run: the new one takes its place, nothing is lost
    if (renewed) model.fromJSON(original);
    return;
  }
  const day = new Date(saved.last_modified).toLocaleDateString(language);
  line.offer(renewed ? words.renewed(day) : words.yours(day),
    [renewed ? words.takeNew : words.takeOriginal, () => takeOriginal(app, panel)],
    [words.download, () => app.commands.execute("docmanager:download")]);
}

// The notebook as the site has it now
async function siteCopy(path) {
  const answer = await fetch(new URL(`../files/${path}`, location.href), { cache: "no-cache", signal: AbortSignal.timeout(PATIENCE) });
  return answer.json();
}

// Whether all cells are as they were in the chapter that this is a copy of: its release is the sum of their texts
async function nothingWritten(model) {
  if (!crypto.subtle) return false;                                // without https a browser cannot say
  const text = [...model.cells].map((cell) => cell.sharedModel.getSource()).join("\0");
  const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return [...sum].map((byte) => byte.toString(16).padStart(2, "0")).join("").startsWith(model.metadata.course.release);
}

// The learner's copy moves out of the way, under a name that is free
async function takeOriginal(app, panel) {
  const { contents } = app.serviceManager, { path, model } = panel.context;
  const taken = new Set((await contents.get("", { content: true })).content.map((file) => file.name));
  let name, n = 1;
  do name = path.replace(/\.ipynb$/, ` ${words.mine} ${n++}.ipynb`); while (taken.has(name));
  if (!confirm(words.keptAs(name))) return;
  if (model.dirty) await panel.context.save();
  await contents.rename(path, name);
  location.assign(`index.html?path=${path}`);
}
