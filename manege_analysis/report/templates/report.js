// The long report: draws its charts, opens the tables for print, redraws when the window's width changes.
"use strict";
(() => {
  const tables = () => document.querySelectorAll("details.numbers");
  addEventListener("beforeprint", () => tables().forEach((table) => { table.dataset.was = table.open; table.open = true; }));
  addEventListener("afterprint", () => tables().forEach((table) => { table.open = table.dataset.was === "true"; }));
  manege.start(true).then((plots) => {
    let waiting = 0;
    addEventListener("resize", () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => plots.forEach((plot) => manege.fit(plot, true)), 200);
    });
  });
})();
