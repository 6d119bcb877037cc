// The learner's files in the browser's own storage, an entry each. Python's worker and the page share it.
// One file at a time is written, and progress is added up: two chapters open at once take nothing from each other.
(() => {
  const NAME = "course", STORE = "files", PROGRESS = "progress.json", TABLES = ["answers", "forms"];
  let opened;

  const asked = (request) => new Promise((done, fail) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error);
  });

  function open() {
    opened ??= new Promise((done, fail) => {
      const request = indexedDB.open(NAME, 1);
      request.onupgradeneeded = () => request.result.createObjectStore(STORE);
      asked(request).then(done, fail);
    });
    return opened;
  }

  async function store(mode) { return (await open()).transaction(STORE, mode).objectStore(STORE); }

  async function all() {
    const from = await store("readonly");
    const [names, contents] = await Promise.all([asked(from.getAllKeys()), asked(from.getAll())]);
    return new Map(names.map((name, i) => [name, contents[i]]));
  }

  // Returns what stands there then: of progress both what was there and what came
  async function put(name, bytes) {
    const into = await store("readwrite");
    const written = name === PROGRESS ? addedUp(await asked(into.get(name)), bytes) : bytes;
    await asked(into.put(written, name));
    return written;
  }

  async function remove(name) { await asked((await store("readwrite")).delete(name)); }

  const read = (bytes) => { try { return JSON.parse(new TextDecoder().decode(bytes)); } catch { return {}; } };
  const list = (value) => (Array.isArray(value) ? value : []);
  const table = (value) => (value && typeof value === "object" && !Array.isArray(value) ? value : {});

  function addedUp(before, bytes) {
    if (!before) return bytes;
    const old = read(before), now = read(bytes);
    const done = [...new Set([...list(old.done), ...list(now.done)])].sort();
    const tables = Object.fromEntries(TABLES.map((name) => [name, laterOf(table(old[name]), table(now[name]))]));
    return new TextEncoder().encode(JSON.stringify({ ...old, ...now, ...tables, done }, null, 1));
  }

  // Of two tables of answers, each with its day, all entries: where both have one, that of the later day
  function laterOf(old, now) {
    const older = ([key, answer]) => old[key]?.day > answer?.day;
    return { ...old, ...Object.fromEntries(Object.entries(now).filter((entry) => !older(entry))) };
  }

  globalThis.files = { PROGRESS, all, put, remove };
})();
