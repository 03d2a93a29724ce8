// Looks at a finished site in a real browser, from the disk: node check.mjs SITE [SCREENSHOTS]
// Needs Chromium (CHROMIUM names another one than chromium) and, once, npm install in this folder.
import { createRequire } from "node:module";
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import puppeteer from "puppeteer-core";

const [site, pictures] = process.argv.slice(2).map((it) => resolve(it));
if (pictures) mkdirSync(pictures, { recursive: true });
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const languages = { en: "switch", ja: "仮想スイッチ", zh: "虚拟交换机" };
const problems = [];
const complain = (page, what) => { problems.push(`${page}: ${what}`); console.log(`✘ ${page}: ${what}`); };
const pages = readdirSync(site, { recursive: true }).filter((it) => it.endsWith(".html")).sort();
const address = (page) => `file://${join(site, page)}`;
const step = (language) => `${language}/labs/bridge-vs-overlay/01-default-bridge.html`;

const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--hide-scrollbars"],
});

/** Every page: nothing in the console, nothing asked of others, nothing that axe minds, nothing wider than a phone. */
async function everyPage() {
  const tab = await browser.newPage();
  await tab.setBypassCSP(true);
  let current = "";
  tab.on("console", (it) => { if (["error", "warn"].includes(it.type())) complain(current, `console: ${it.text()}`); });
  tab.on("pageerror", (it) => complain(current, `error: ${it.message}`));
  tab.on("request", (it) => { if (!/^(file|data):/.test(it.url())) complain(current, `asks for ${it.url()}`); });
  for (const [index, page] of pages.entries()) {
    current = page;
    const dark = index % 2 === 1;
    await tab.emulateMediaFeatures([{ name: "prefers-color-scheme", value: dark ? "dark" : "light" }]);
    await tab.setViewport({ width: 390, height: 844 });
    await tab.goto(address(page), { waitUntil: "load" });
    const wide = await tab.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (wide > 0) complain(page, `${wide} pixels wider than a phone`);
    await tab.setViewport({ width: 1280, height: 900 });
    await tab.evaluate(axe);
    const found = await tab.evaluate(() => window.axe.run({ resultTypes: ["violations"], preload: false }));
    for (const it of found.violations) {
      complain(page, `axe ${it.id} (${dark ? "dark" : "light"}): ${it.nodes.slice(0, 2).map((n) => n.html.slice(0, 120)).join(" | ")}`);
    }
  }
  await tab.close();
}

async function search(language, word) {
  const tab = await browser.newPage();
  await tab.goto(address(`${language}/search.html`));
  await tab.type("#q", word);
  const hits = await tab.$$eval("#results a", (all) => all.map((it) => it.href));
  if (!hits.some((it) => it.includes("/labs/"))) complain(`${language}/search.html`, `does not find ${word}`);
  await tab.goto(address(`${language}/search.html`));
  await tab.type("#q", "qqqqzzzz");
  if (await tab.$eval("#results", (it) => it.children.length)) complain(`${language}/search.html`, "finds nonsense");
  await tab.close();
}

async function copy(language) {
  const tab = await browser.newPage();
  await tab.goto(address(step(language)));
  const different = await tab.evaluate(async () => {
    let copied = "";
    Object.defineProperty(navigator, "clipboard", { value: { writeText: async (it) => { copied = it; } } });
    const wrong = [];
    for (const figure of document.querySelectorAll(".run")) {
      copied = "";
      figure.querySelector("button").click();
      await new Promise((done) => setTimeout(done));
      if (copied !== figure.querySelector("code").textContent || copied.startsWith("$")) wrong.push(copied);
    }
    return document.querySelectorAll(".run").length ? wrong : ["no command at all"];
  });
  for (const it of different) complain(step(language), `copies ${JSON.stringify(it)}`);
  await tab.close();
}

async function play(language) {
  const tab = await browser.newPage();
  await tab.goto(address(step(language)));
  await tab.click(".play button");
  await tab.waitForFunction(() => document.querySelector(".screen").textContent.includes("Docker is up and running!"), { timeout: 30000 })
    .catch(() => complain(step(language), "the player does not come to the first command's output"));
  await tab.keyboard.press("Escape");
  if (await tab.$eval("dialog.player", (it) => it.open)) complain(step(language), "the player does not close");
  await tab.close();
}

async function watch(language) {
  const page = `${language}/labs/bridge-vs-overlay/index.html`;
  const tab = await browser.newPage();
  tab.on("pageerror", (it) => complain(page, `error: ${it.message}`));
  await tab.goto(address(page));
  await tab.click(".play button");
  await tab.waitForSelector("dialog.player[open]", { timeout: 20000 });
  for (let i = 0; i < 3; i++) await tab.click(".player .bar button:nth-of-type(2)");
  await tab.waitForFunction(() => { const bar = document.querySelector(".player progress"); return bar.value >= bar.max; }, { timeout: 120000 })
    .catch(() => complain(page, "the session does not come to its end"));
  const lines = await tab.$$eval(".screen > div", (all) => all.map((it) => it.textContent));
  if (!lines.some((it) => /^\s*\S.*docker network create -d overlay|docker network create --driver overlay/.test(it))) complain(page, "the session shows no command whole");
  if (lines.some((it) => /\x1b/.test(it))) complain(page, "the session shows escape sequences");
  if (pictures) await tab.screenshot({ path: join(pictures, `session-${language}.png`) });
  await tab.close();
}

async function withoutScript(language) {
  const tab = await browser.newPage();
  await tab.setJavaScriptEnabled(false);
  await tab.goto(address(step(language)));
  if (await tab.$(".run button")) complain(step(language), "has buttons that do nothing");
  if (!(await tab.$("samp"))) complain(step(language), "shows no output without scripts");
  await tab.goto(address(`${language}/labs/index.html`));
  const shown = () => tab.$$eval(".lab", (all) => all.filter((it) => getComputedStyle(it).display !== "none").length);
  const all = await shown();
  await tab.click("label:has(#topic-swarm)");
  const some = await shown();
  if (!(some > 0 && some < all)) complain(`${language}/labs/index.html`, `filters ${all} labs to ${some}`);
  await tab.goto(address(`${language}/search.html`));
  if (!(await tab.$("#without a"))) complain(`${language}/search.html`, "leads nowhere without scripts");
  await tab.close();
}

async function photograph(language) {
  const tab = await browser.newPage();
  const shots = { home: `${language}/index.html`, labs: `${language}/labs/index.html`, step: step(language), lab: `${language}/labs/bridge-vs-overlay/index.html`, drawn: `${language}/labs/bridge-vs-overlay/04-overlay.html#topology`, assertions: `${language}/reference/assertions.html`, checks: `${language}/reference/checks.html`, proof: `${language}/proof.html` };
  for (const scheme of ["light", "dark"]) {
    await tab.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
    for (const [name, page] of Object.entries(shots)) {
      for (const [device, width, height] of [["phone", 390, 1500], ["desktop", 1280, 1300]]) {
        await tab.setViewport({ width, height });
        await tab.goto(address(page));
        await tab.screenshot({ path: join(pictures, `${name}-${language}-${scheme}-${device}.png`) });
      }
    }
  }
  await tab.close();
}

try {
  await everyPage();
  for (const [language, word] of Object.entries(languages)) {
    await search(language, word);
    await copy(language);
    await play(language);
    await watch(language);
    await withoutScript(language);
    if (pictures) await photograph(language);
  }
} finally {
  await browser.close();
}
console.log(`${pages.length} pages, ${problems.length} problems`);
process.exit(problems.length || !pages.length ? 1 : 0);
