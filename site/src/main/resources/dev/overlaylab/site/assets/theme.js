// Before anything is painted: the reader's choice of light or dark, if there is one.
(() => {
  document.documentElement.classList.add("js");
  let choice = "";
  try { choice = localStorage.getItem("overlaylab.theme") || ""; } catch { /* a browser that remembers nothing */ }
  if (choice === "light" || choice === "dark") document.documentElement.style.colorScheme = choice;
})();
