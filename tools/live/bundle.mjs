// node bundle.mjs FOLDER OUT MEGABYTES RELEASE: the page's half in one file and what comes first in another, with the parts that were installed below FOLDER.
// MEGABYTES is what a page tells before it loads so much; by RELEASE it knows that the course has been renewed.
import { createRequire } from "node:module";
import path from "node:path";

const [folder, out] = process.argv.slice(2, 4).map((name) => path.resolve(name));
const esbuild = createRequire(path.join(folder, "package.json"))("esbuild");
await esbuild.build({
  entryPoints: Object.fromEntries([["page", "live"], ["early", "early"], ["panel", "panel"]].map(([made, of]) =>
    [made, path.join(import.meta.dirname, "page", `${of}.js`)])),
  outdir: out,
  nodePaths: [path.join(folder, "node_modules")],
  bundle: true, minify: true, format: "iife", target: "es2022", legalComments: "linked",
  loader: { ".svg": "dataurl", ".woff": "dataurl", ".woff2": "dataurl", ".eot": "dataurl", ".ttf": "dataurl", ".png": "dataurl" },
  define: { "process.env.NODE_ENV": '"production"', global: "globalThis", MEGABYTES: process.argv[4], RELEASE: JSON.stringify(process.argv[5]) },
  logLevel: "warning",
});
