// Plays what was recorded: a step's commands, typed, waited for (never long) and printed, or a whole session as its terminal showed it.
(() => {
  const LONGEST_WAIT = 1.5;
  const KEY = 0.028;
  const make = (tag, text, parent) => {
    const element = document.createElement(tag);
    if (text) element.textContent = text;
    parent.append(element);
    return element;
  };

  /** A step: its moments are texts that stand on the screen from then on. */
  const stepFilm = () => {
    const moments = [];
    let end = 0;
    for (const figure of document.querySelectorAll("article.step > .run")) {
      const typed = figure.querySelector(".recorded-as") ?? figure.querySelector(".typed");
      const command = [...typed.querySelectorAll(".line")].map((it) => it.textContent).join("\n");
      const output = figure.querySelector(".printed")?.textContent ?? "";
      moments.push({ at: end, show: (screen) => make("b", "$ ", screen) });
      for (const key of command) { end += KEY; moments.push({ at: end, show: (screen) => screen.append(key) }); }
      end += 0.35;
      moments.push({ at: end, show: (screen) => screen.append("\n") });
      end += Math.min(LONGEST_WAIT, Number(figure.dataset.seconds) || 0);
      moments.push({ at: end, show: (screen) => screen.append(output ? `${output.trimEnd()}\n` : "") });
      end += Math.min(2.5, 0.6 + output.length / 500);
    }
    return { moments, end, begin: () => {} };
  };

  /** What a terminal makes of what is printed: the codes that the shell and the programs of the labs use; others are left out. */
  const terminal = (screen, columns) => {
    const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff01-\uff60\uffe0-\uffe6]/u;
    const PARTS = /\x1b\[([0-9;?<>=]*)[ -/]*([@-~])|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[()][A-Z0-9]|\x1b[^[\]]|[\s\S]/gu;
    const rows = [];
    let row = 0, column = 0, style = "";
    const at = (index) => { while (rows.length <= index) rows.push({ cells: [], line: make("div", "", screen) }); return rows[index]; };
    const draw = ({ cells, line }) => {
      line.replaceChildren();
      for (let i = 0; i < cells.length;) {
        const from = i;
        let text = "";
        while (i < cells.length && (cells[i]?.style ?? "") === (cells[from]?.style ?? "")) text += cells[i++]?.text ?? " ";
        if (cells[from]?.style) make("span", text, line).className = cells[from].style; else line.append(text);
      }
      if (!line.firstChild) line.append("\n");
    };
    // Of a terminal's 256 colours: the first sixteen, a cube of six by six by six, greys.
    const nearest = (code) => {
      if (code >= 232) return "";
      if (code < 16) return `c${code % 8}`;
      const parts = [36, 6, 1].map((it) => Math.floor((code - 16) / it) % 6);
      const most = Math.max(...parts, 1);
      return `c${parts.reduce((all, it, at) => all + (it * 3 >= most * 2 ? 1 << at : 0), 0)}`;
    };
    const paint = (codes) => {
      const on = new Set(style.split(" ").filter(Boolean));
      const colour = (name) => { for (const it of [...on]) if (/^c\d/.test(it)) on.delete(it); if (name) on.add(name); };
      for (let i = 0; i < codes.length; i++) {
        const code = codes[i];
        if (code === 0) on.clear();
        else if (code === 38 || code === 48) {
          if (code === 38 && codes[i + 1] === 5) colour(nearest(codes[i + 2]));
          i += codes[i + 1] === 5 ? 2 : 4;
        }
        else if (code === 1) on.add("bold"); else if (code === 2) on.add("faint"); else if (code === 22) { on.delete("bold"); on.delete("faint"); }
        else if (code === 4) on.add("under"); else if (code === 24) on.delete("under");
        else if (code === 7) on.add("turned"); else if (code === 27) on.delete("turned");
        else if ((code >= 30 && code <= 37) || (code >= 90 && code <= 97)) colour(`c${code % 10}`);
        else if (code === 39) colour("");
      }
      style = [...on].join(" ");
    };
    return (text) => {
      const changed = new Set();
      for (const [part, parameters, command] of text.matchAll(PARTS)) {
        const count = Math.max(1, Number(parameters) || 1);
        if (command === "m") paint(parameters.split(";").map(Number));
        else if (command === "A") row = Math.max(0, row - count);
        else if (command === "B") row += count;
        else if (command === "C") column = Math.min(columns - 1, column + count);
        else if (command === "D") column = Math.max(0, column - count);
        else if (command === "G") column = Math.min(columns, count) - 1;
        else if (command === "K") { at(row).cells.length = Math.min(column, at(row).cells.length); changed.add(row); }
        else if (command === "J") { at(row).cells.length = Math.min(column, at(row).cells.length); for (let i = row; i < rows.length; i++) { if (i > row) rows[i].cells = []; changed.add(i); } }
        else if (part === "\r") column = 0;
        else if (part === "\n") row++;
        else if (part === "\b") column = Math.max(0, column - 1);
        else if (part === "\t") column = Math.min(columns - 1, (column & ~7) + 8);
        else if (part >= " " && part[0] !== "\x1b" && part !== "\x7f") {
          const wide = WIDE.test(part);
          if (column + (wide ? 2 : 1) > columns) { row++; column = 0; }
          const { cells } = at(row);
          while (cells.length < column) cells.push(undefined);
          cells[column++] = { text: part, style };
          if (wide) cells[column++] = { text: "", style };
          changed.add(row);
        }
      }
      at(row);
      for (const it of changed) draw(rows[it]);
    };
  };

  const castFilm = ([header, ...events]) => {
    let end = 0, last = 0, print;
    const moments = events.map(([time, , text]) => {
      end += Math.min(LONGEST_WAIT, Math.max(0, time - last));
      last = time;
      return { at: end, show: () => print(text) };
    });
    return { moments, end, begin: (screen) => { print = terminal(screen, header.width || 80); } };
  };

  /** Sessions come as scripts, for a page on a disk may not read other files. */
  const loadCast = (address) => new Promise((done) => {
    window.overlaylabCast = (cast) => done(castFilm(cast));
    const script = make("script", "", document.head);
    script.src = address;
  });

  const player = (say, film, wide) => {
    const dialog = document.createElement("dialog");
    dialog.className = "player";
    dialog.setAttribute("aria-label", say.title);
    const screen = make("pre", "", dialog);
    screen.className = wide ? "screen wide" : "screen";
    screen.tabIndex = 0;
    const bar = make("div", "", dialog);
    bar.className = "bar";
    const toggle = make("button", say.pause, bar);
    const quicker = make("button", say.quicker.replace("#", "1"), bar);
    const progress = make("progress", "", bar);
    progress.max = film.end;
    progress.setAttribute("aria-label", say.title);
    const close = make("button", say.close, bar);
    for (const it of [toggle, quicker, close]) it.type = "button";
    document.body.append(dialog);

    let now = 0, shown = 0, speed = 1, playing = false, last = 0;
    const step = (time) => {
      if (!playing) return;
      now += (Math.max(0, time - last) / 1000) * speed;
      last = time;
      while (shown < film.moments.length && film.moments[shown].at <= now) film.moments[shown++].show(screen);
      screen.scrollTop = screen.scrollHeight;
      progress.value = Math.min(now, film.end);
      if (shown === film.moments.length) { playing = false; toggle.textContent = say.again; return; }
      requestAnimationFrame(step);
    };
    const play = () => { playing = true; toggle.textContent = say.pause; last = performance.now(); requestAnimationFrame(step); };
    const rewind = () => { now = 0; shown = 0; screen.replaceChildren(); film.begin(screen); };
    toggle.addEventListener("click", () => {
      if (playing) { playing = false; toggle.textContent = say.play; return; }
      if (shown === film.moments.length) rewind();
      play();
    });
    quicker.addEventListener("click", () => { speed = speed === 8 ? 1 : speed * 2; quicker.textContent = say.quicker.replace("#", speed); });
    close.addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => { playing = false; });
    return () => { rewind(); dialog.showModal(); play(); };
  };

  for (const open of window.HTMLDialogElement ? document.querySelectorAll(".play button") : []) {
    let start;
    const cast = open.dataset.cast;
    open.addEventListener("click", async () => {
      start ??= player(open.dataset, cast ? await loadCast(cast) : stepFilm(), Boolean(cast));
      start();
    });
    open.parentElement.hidden = false;
  }
})();
