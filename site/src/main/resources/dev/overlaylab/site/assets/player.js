// Plays a step's commands as they were recorded: typed, waited for (never long), and printed.
(() => {
  const place = document.querySelector(".play");
  const runs = [...document.querySelectorAll("article.step > .run")].map((figure) => ({
    command: [...figure.querySelectorAll(".typed .line")].map((it) => it.textContent).join("\n"),
    output: figure.querySelector(".printed")?.textContent ?? "",
    seconds: Number(figure.dataset.seconds) || 0,
  }));
  if (!place || !runs.length || !window.HTMLDialogElement) return;
  const open = place.querySelector("button");
  const say = open.dataset;
  place.hidden = false;

  const LONGEST_WAIT = 1.5;
  const KEY = 0.028;
  /** Moments of the film: when, and what stands on the screen from then on. */
  const moments = [];
  let end = 0;
  for (const run of runs) {
    moments.push({ at: end, add: "$ ", prompt: true });
    for (const key of run.command) { end += KEY; moments.push({ at: end, add: key }); }
    end += 0.35;
    moments.push({ at: end, add: "\n" });
    end += Math.min(LONGEST_WAIT, run.seconds);
    moments.push({ at: end, add: run.output ? `${run.output.trimEnd()}\n` : "" });
    end += Math.min(2.5, 0.6 + run.output.length / 500);
  }

  const make = (tag, text, parent) => {
    const element = document.createElement(tag);
    if (text) element.textContent = text;
    parent.append(element);
    return element;
  };
  const dialog = document.createElement("dialog");
  dialog.className = "player";
  dialog.setAttribute("aria-label", say.title);
  const screen = make("pre", "", dialog);
  screen.className = "screen";
  screen.tabIndex = 0;
  const bar = make("div", "", dialog);
  bar.className = "bar";
  const toggle = make("button", say.pause, bar);
  const quicker = make("button", say.quicker.replace("#", "1"), bar);
  const progress = make("progress", "", bar);
  progress.max = end;
  progress.setAttribute("aria-label", say.title);
  const close = make("button", say.close, bar);
  for (const it of [toggle, quicker, close]) it.type = "button";
  document.body.append(dialog);

  let now = 0, shown = 0, speed = 1, playing = false, last = 0;
  const step = (time) => {
    if (!playing) return;
    now += ((time - last) / 1000) * speed;
    last = time;
    while (shown < moments.length && moments[shown].at <= now) {
      const { add, prompt } = moments[shown++];
      if (prompt) make("b", add, screen); else screen.append(add);
    }
    screen.scrollTop = screen.scrollHeight;
    progress.value = Math.min(now, end);
    if (shown === moments.length) { playing = false; toggle.textContent = say.again; return; }
    requestAnimationFrame(step);
  };
  const play = () => { playing = true; toggle.textContent = say.pause; last = performance.now(); requestAnimationFrame(step); };
  const rewind = () => { now = 0; shown = 0; screen.replaceChildren(); };

  open.addEventListener("click", () => { rewind(); dialog.showModal(); play(); });
  toggle.addEventListener("click", () => {
    if (playing) { playing = false; toggle.textContent = say.play; return; }
    if (shown === moments.length) rewind();
    play();
  });
  quicker.addEventListener("click", () => { speed = speed === 4 ? 1 : speed * 2; quicker.textContent = say.quicker.replace("#", speed); });
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => { playing = false; });
})();
