// Search in one language's pages. Words of a query must all be found; the whole of it in one place counts more.
(() => {
  const field = document.getElementById("q");
  const list = document.getElementById("results");
  const found = document.getElementById("found");
  const without = document.getElementById("without");
  const language = document.documentElement.lang;
  const plain = (text) => text.normalize("NFKC").toLowerCase();
  const pages = (window.overlaylabIndex || []).map((it) => ({ ...it, title_: plain(it.title), text_: plain(it.text) }));
  const MOST = 40;

  /** Blanks part words; Japanese and Chinese, which have none, are parted by the browser when nothing is found as it stands. */
  const words = (query) => query.split(/\s+/).filter(Boolean);
  const parted = (query) => {
    if (!Intl.Segmenter) return words(query);
    const parts = [...new Intl.Segmenter(language, { granularity: "word" }).segment(query)];
    const said = parts.filter((it) => it.isWordLike && !/^[\u3041-\u309f]$/u.test(it.segment)).map((it) => it.segment);
    return said.length ? said : words(query);
  };

  const count = (text, word) => text.split(word).length - 1;
  const ranked = (wanted, whole) => pages
    .map((page) => {
      if (!wanted.every((it) => page.title_.includes(it) || page.text_.includes(it))) return null;
      let score = wanted.reduce((sum, it) => sum + 30 * count(page.title_, it) + Math.min(10, count(page.text_, it)), 0);
      if (page.title_.includes(whole)) score += 60;
      else if (page.text_.includes(whole)) score += 20;
      return { page, score };
    })
    .filter(Boolean)
    .sort((one, other) => other.score - one.score);

  /** The text around the first word found, that word marked. */
  const excerpt = (page, wanted) => {
    const paragraph = document.createElement("p");
    const at = wanted.map((it) => page.text_.indexOf(it)).find((it) => it >= 0);
    const text = page.text_.length === page.text.length ? page.text : page.text_;
    if (at === undefined) { paragraph.textContent = text.slice(0, 140); return paragraph; }
    const from = Math.max(0, at - 50);
    const word = wanted.find((it) => page.text_.startsWith(it, at));
    const mark = document.createElement("mark");
    mark.textContent = text.slice(at, at + word.length);
    paragraph.append((from ? "…" : "") + text.slice(from, at), mark, `${text.slice(at + word.length, at + 110)}…`);
    return paragraph;
  };

  const search = () => {
    const query = plain(field.value).trim();
    list.replaceChildren();
    without.hidden = query !== "";
    if (!query) { found.textContent = ""; return; }
    let wanted = words(query);
    let hits = ranked(wanted, query);
    if (!hits.length) { wanted = parted(query); hits = ranked(wanted, query); }
    found.textContent = hits.length ? field.dataset.count.replace("#", hits.length) : field.dataset.none;
    for (const { page } of hits.slice(0, MOST)) {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = page.path;
      link.textContent = page.title;
      item.append(link, excerpt(page, wanted));
      list.append(item);
    }
  };

  field.form.addEventListener("submit", (event) => event.preventDefault());
  field.addEventListener("input", search);
  field.value = new URLSearchParams(location.search).get("q") || "";
  search();
  field.focus();
})();
