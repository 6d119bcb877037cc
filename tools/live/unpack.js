// Python's packages come as one archive (tar, gzip), which is taken apart here: of 30 wheels Python itself would have to do it.

// The archive's bytes, uncompressed
async function archive(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  const packed = await answer.blob(), start = new Uint8Array(await packed.slice(0, 2).arrayBuffer());
  const isPacked = start[0] === 0x1f && start[1] === 0x8b;              // a host may have unpacked it on the way
  const stream = isPacked ? packed.stream().pipeThrough(new DecompressionStream("gzip")) : packed.stream();
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

// Write the files of a tar archive below a folder. Each has a head of 512 bytes: name, size in octal digits, more of the name.
function unpack(bytes, fs, folder) {
  const text = (from, length) => new TextDecoder().decode(bytes.subarray(from, from + length)).replace(/\0.*$/s, "");
  const made = new Set();
  for (let at = 0; bytes[at];) {
    const name = [text(at + 345, 155), text(at, 100)].filter(Boolean).join("/"), size = parseInt(text(at + 124, 12), 8);
    const path = `${folder}/${name}`, parent = path.slice(0, path.lastIndexOf("/"));
    if (!made.has(parent)) { fs.mkdirTree(parent); made.add(parent); }
    fs.writeFile(path, bytes.subarray(at + 512, at + 512 + size), { canOwn: true });
    at += 512 + Math.ceil(size / 512) * 512;
  }
}
