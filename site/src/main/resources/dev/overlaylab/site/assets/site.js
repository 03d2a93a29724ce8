// What pages can do beyond being read: copy commands, choose light or dark. Without it, everything can still be read.
(() => {
  const words = document.body.dataset;

  /** The command lines of a block, without prompts: those are drawn by the style, and are no text. */
  const command = (figure) => [...figure.querySelectorAll(".typed .line")].map((it) => it.textContent).join("\n");

  /** Where the browser gives no clipboard, as on a page from a disk, a hidden field does it. */
  const copy = async (text) => {
    try { await navigator.clipboard.writeText(text); return true; } catch { /* the old way */ }
    const field = document.createElement("textarea");
    field.value = text;
    field.style.position = "fixed";
    field.style.opacity = "0";
    document.body.append(field);
    field.select();
    const copied = document.execCommand("copy");
    field.remove();
    return copied;
  };

  for (const figure of document.querySelectorAll(".run")) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = words.copy;
    button.addEventListener("click", async () => {
      if (!(await copy(command(figure)))) return;
      button.textContent = words.copied;
      setTimeout(() => { button.textContent = words.copy; }, 1600);
    });
    figure.append(button);
  }

  const theme = document.querySelector(".theme");
  if (theme) {
    const order = ["auto", "light", "dark"];
    let now = document.documentElement.style.colorScheme || "auto";
    const show = () => {
      theme.textContent = theme.dataset[now];
      document.documentElement.style.colorScheme = now === "auto" ? "" : now;
    };
    theme.addEventListener("click", () => {
      now = order[(order.indexOf(now) + 1) % order.length];
      try { localStorage.setItem("overlaylab.theme", now); } catch { /* then only until the next page */ }
      show();
    });
    theme.hidden = false;
    show();
  }
})();
