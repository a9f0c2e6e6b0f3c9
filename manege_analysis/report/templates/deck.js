// Runs the slides: reveal.js on a screen, a page to scroll on a phone, one slide a page in print.
"use strict";
(() => {
  const root = document.documentElement;
  const words = JSON.parse(document.getElementById("words").textContent);
  const narrow = matchMedia("(max-width: 700px)");
  narrow.addEventListener("change", () => location.reload());
  if (narrow.matches) {
    manege.start(true);
    return;
  }

  root.classList.add("deck");
  const frame = document.getElementById("deck");
  const sections = [...document.querySelectorAll("#slides > section")];
  frame.classList.add("reveal");
  document.getElementById("slides").classList.add("slides");
  document.getElementById("reveal-style").media = "screen";
  document.getElementById("bar").hidden = false;

  const help = document.getElementById("help");
  const tables = () => {
    const on = root.classList.toggle("show-numbers");
    for (const table of document.querySelectorAll(".numbers")) {
      if (on) table.tabIndex = 0; // a long table scrolls, and the keyboard must reach it
      else table.removeAttribute("tabindex");
    }
  };
  const showHelp = () => (help.open ? help.close() : help.showModal());
  let speaker = null;

  const deck = new Reveal(frame, {
    width: 1280, height: 720, margin: 0, minScale: 0.2, maxScale: 6, center: false, display: "block",
    transition: "none", backgroundTransition: "none", controls: false, progress: false, hash: true,
    help: false, jumpToSlide: false, postMessage: false, slideNumber: false, scrollActivationWidth: 0,
    viewDistance: 99, mobileViewDistance: 99, navigationMode: "linear", overview: false,
    keyboard: { 83: () => openSpeaker(), 84: tables, 72: showHelp, 79: () => overview(), 27: () => overview(false),
      13: () => overview(false) },
    keyboardCondition: () => !help.open,
  });

  const at = document.getElementById("at");
  const actions = {
    previous: () => deck.prev(), next: () => deck.next(), overview: () => overview(),
    notes: () => openSpeaker(), help: showHelp,
  };
  for (const button of document.querySelectorAll("#bar button")) {
    button.addEventListener("click", () => actions[button.dataset.do]());
  }
  document.addEventListener("keydown", (event) => event.key === "?" && showHelp());

  // All slides side by side, four or so to a row; reveal's own overview is one long row.
  function overview(on = !root.classList.contains("overview")) {
    root.classList.toggle("overview", on);
    root.style.setProperty("--thumb", (innerWidth / (innerWidth > 1000 ? 4 : 3) - 28) / 1280);
    if (!on) return deck.sync();
    for (const section of sections) {
      section.removeAttribute("hidden");
      section.removeAttribute("aria-hidden");
    }
    sections[deck.getIndices().h].scrollIntoView({ block: "nearest" });
  }
  sections.forEach((section, index) => section.addEventListener("click", () => {
    if (!root.classList.contains("overview")) return;
    deck.slide(index);
    overview(false);
  }));

  function shown() {
    const index = deck.getIndices().h;
    at.textContent = `${index + 1} / ${sections.length}`;
    document.title = `${sections[index].querySelector("h1, h2").textContent} · ${words.title}`;
    for (const plot of sections[index].querySelectorAll(".plot")) manege.fit(plot, false);
    fillSpeaker();
  }

  // The notes stand in a window of their own, which this page fills by hand: it opens from disk,
  // needs no second copy of the slides, and runs no script of its own.
  function openSpeaker() {
    if (speaker && !speaker.closed) return speaker.focus();
    speaker = window.open("", "manege-notes", "width=1100,height=720");
    if (!speaker) return root.classList.toggle("show-notes");
    const there = speaker.document;
    there.title = words.notes;
    there.documentElement.lang = root.lang;
    const styles = [...document.querySelectorAll("style:not(#reveal-style)")];
    there.head.append(...styles.map((style) => there.importNode(style, true)));
    there.documentElement.className = "scripted deck speaker";
    there.body.innerHTML = "";
    const made = (tag, id) => Object.assign(there.createElement(tag), { id });
    there.body.append(made("div", "now"), made("div", "coming"), made("div", "said"), made("div", "time"));
    const started = Date.now();
    const tick = () => {
      if (!speaker || speaker.closed) return clearInterval(timer);
      const seconds = Math.floor((Date.now() - started) / 1000);
      const passed = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
      const clock = new Date().toLocaleTimeString(root.lang, { hour: "2-digit", minute: "2-digit" });
      there.getElementById("time").textContent = `${clock} · ${words.passed} ${passed}`;
    };
    const timer = setInterval(tick, 1000);
    there.addEventListener("keydown", (event) => {
      if (["ArrowRight", "ArrowDown", "PageDown", " ", "Enter"].includes(event.key)) deck.next();
      if (["ArrowLeft", "ArrowUp", "PageUp"].includes(event.key)) deck.prev();
    });
    tick();
    fillSpeaker();
  }

  function fillSpeaker() {
    if (!speaker || speaker.closed) return;
    const there = speaker.document, index = deck.getIndices().h;
    const picture = (section, heading) => {
      const title = Object.assign(there.createElement("h2"), { textContent: heading });
      if (!section) return [title];
      const copy = there.importNode(section, true);
      for (const one of copy.querySelectorAll("script, .notes")) one.remove();
      copy.removeAttribute("style"); copy.removeAttribute("hidden"); copy.inert = true;
      const box = Object.assign(there.createElement("div"), { className: "picture" });
      box.append(copy);
      return [title, box];
    };
    const minutes = sections[index].dataset.minutes;
    there.getElementById("now").replaceChildren(...picture(sections[index], `${index + 1} / ${sections.length}`));
    there.getElementById("coming").replaceChildren(...picture(sections[index + 1], words.coming));
    const said = [...sections[index].querySelectorAll(".notes p")].map((p) => there.importNode(p, true));
    const planned = Object.assign(there.createElement("p"), {
      className: "planned", textContent: words.planned.replace("{minutes}", Number(minutes).toLocaleString(root.lang)),
    });
    there.getElementById("said").replaceChildren(planned, ...said);
  }

  addEventListener("pagehide", () => speaker && speaker.close());
  deck.on("slidechanged", shown);
  deck.initialize().then(() => {
    frame.removeAttribute("role"); // "application" would keep a screen reader from reading the slides
    const resume = frame.querySelector(".resume-button");
    if (resume) resume.textContent = words.resume;
    shown();
    return manege.start(false);
  }).then(shown);
})();
