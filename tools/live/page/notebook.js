// The page as a notebook and back: the same cells, known by their ids, with the reader's code in them.
/* global RELEASE */
const [, LANGUAGE, CHAPTER] = location.pathname.match(/\/(ja|en)\/([^/]+?)(?:\.html)?$/) ?? [];
export const NAME = `${CHAPTER}.ipynb`;
const text = (source) => (Array.isArray(source) ? source.join("") : String(source ?? ""));
const codeCells = (notebook) => notebook.cells.filter((cell) => cell.cell_type === "code");

async function original(root) {
  const answer = await fetch(new URL(`notebooks/${LANGUAGE}/${NAME}`, root));
  if (!answer.ok) throw new Error(`${answer.status} ${NAME}`);
  return answer.json();
}

export async function asNotebook(root, cells) {
  const notebook = await original(root);
  codeCells(notebook).forEach((cell, i) => { if (cells[i].changed) cell.source = cells[i].code; });
  notebook.metadata.course = { release: RELEASE };
  return JSON.stringify(notebook, null, 1);
}

// What of a notebook differs from this page's cells: pairs of a cell and the notebook's code for it. null: another chapter's.
export async function differing(root, cells, brought) {
  const places = new Map(codeCells(await original(root)).map((cell, i) => [cell.id, cells[i]]));
  const known = codeCells(brought).filter((cell) => places.has(cell.id));
  if (!known.length) return null;
  return known.map((cell) => [places.get(cell.id), text(cell.source)]).filter(([cell, code]) => code !== cell.code);
}
