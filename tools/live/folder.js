// Python's folder and the browser's storage: what is stored is there when Python starts, and what Python writes is stored.
(() => {
  let fs, root, kept = false;
  const known = new Map();                             // of each file, by name: its size and time when it was last stored

  const mark = (name) => { const { size, mtime } = fs.stat(`${root}/${name}`); return `${size} ${mtime.getTime()}`; };

  function names(below = "") {
    return fs.readdir(`${root}/${below}`).filter((name) => !/^\.\.?$/.test(name)).flatMap((name) =>
      (fs.isDir(fs.stat(`${root}/${below}${name}`).mode) ? names(`${below}${name}/`) : [below + name]));
  }

  function write(name, bytes) {
    const path = `${root}/${name}`;
    fs.mkdirTree(path.slice(0, path.lastIndexOf("/")));
    fs.writeFile(path, bytes);
    known.set(name, mark(name));
  }

  // Whether there is storage: a private window may have none, and all works, but nothing stays
  async function open(pythons, folder) {
    [fs, root] = [pythons, folder];
    fs.mkdirTree(root);
    fs.chdir(root);
    try {
      for (const [name, bytes] of await files.all()) write(name, bytes);
      kept = true;
    } catch { kept = false; }
    return kept;
  }

  // Store what has changed. Returns whether the progress on disk has grown by what another page stored meanwhile.
  async function save() {
    if (!kept) return false;
    const here = names();
    let grown = false;
    for (const name of here.filter((one) => known.get(one) !== mark(one))) {
      const bytes = fs.readFile(`${root}/${name}`), written = await files.put(name, bytes);
      known.set(name, mark(name));
      if (String(written) !== String(bytes)) { write(name, written); grown = true; }
    }
    for (const name of [...known.keys()].filter((one) => !here.includes(one))) {
      await files.remove(name);
      known.delete(name);
    }
    return grown;
  }

  // The progress that other pages have stored meanwhile. Returns whether there was any.
  async function refresh() {
    if (!kept) return false;
    const stored = (await files.all()).get(files.PROGRESS);
    const here = known.has(files.PROGRESS) ? fs.readFile(`${root}/${files.PROGRESS}`) : null;
    if (!stored || String(stored) === String(here)) return false;
    write(files.PROGRESS, stored);
    return true;
  }

  globalThis.folder = { open, save, refresh };
})();
