// Audits a finished site with Lighthouse, served from this computer with compression: node audit.mjs SITE
// Needs Chromium (CHROMIUM names another one than chromium) and, once, npm install in this folder.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, resolve, sep } from "node:path";
import { gzipSync } from "node:zlib";
import lighthouse, { desktopConfig } from "lighthouse";
import puppeteer from "puppeteer-core";

const site = resolve(process.argv[2]);
const types = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".png": "image/png", ".json": "application/json" };
const pages = ["en/index.html", "ja/labs/index.html", "en/labs/bridge-vs-overlay/04-overlay.html", "zh/labs/swarm-mode/03-scale.html",
  "ja/labs/overlay-consul/06-contrast.html", "en/reference/checks.html", "zh/reference/assertions.html", "en/search.html"];
/** What each has to reach; a busy computer makes no page slower than this. */
const least = { performance: 90, accessibility: 100, "best-practices": 100 };

const server = createServer((request, response) => {
  try {
    const file = join(site, decodeURIComponent(new URL(request.url, "http://x").pathname));
    if (!file.startsWith(site + sep)) throw new Error("outside");
    const body = gzipSync(readFileSync(file));
    response.writeHead(200, { "content-type": types[extname(file)] ?? "text/plain", "content-encoding": "gzip", "cache-control": "max-age=31536000" });
    response.end(body);
  } catch {
    response.writeHead(404).end();
  }
}).listen(0, "127.0.0.1");
const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu"],
});
const port = Number(new URL(browser.wsEndpoint()).port);
let bad = 0;
try {
  for (const page of pages.filter((it) => { try { return readFileSync(join(site, it)); } catch { return complain(it, "is not there"); } })) {
    for (const [device, config] of [["phone", undefined], ["desktop", desktopConfig]]) {
      const { lhr } = await lighthouse(`http://127.0.0.1:${server.address().port}/${page}`, { port, logLevel: "silent", onlyCategories: [...Object.keys(least), "seo"] }, config);
      const score = (it) => Math.round(lhr.categories[it].score * 100);
      const shift = lhr.audits["cumulative-layout-shift"].numericValue;
      const bytes = lhr.audits["total-byte-weight"].numericValue;
      console.log(`${page.padEnd(46)} ${device.padEnd(8)} ${[...Object.keys(least), "seo"].map((it) => `${it} ${score(it)}`).join("  ")}  shift ${shift}  ${Math.round(bytes / 1024)} kB`);
      for (const [category, wanted] of Object.entries(least)) {
        if (score(category) >= wanted) continue;
        const why = lhr.categories[category].auditRefs.map((it) => lhr.audits[it.id]).filter((it) => it.score !== null && it.score < 0.9);
        complain(page, `${category} ${score(category)}: ${why.map((it) => it.id).join(", ")}`);
      }
      if (shift > 0) complain(page, `moves by ${shift} while it loads`);
    }
  }
} finally {
  await browser.close();
  server.close();
}
function complain(page, what) { bad++; console.log(`✘ ${page}: ${what}`); return false; }
console.log(`${bad} problems`);
process.exit(bad ? 1 : 0);
