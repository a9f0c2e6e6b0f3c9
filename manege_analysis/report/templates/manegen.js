"use strict";
// Runs the evening on one page: which step it is, how long is left, who stands in the ring, what is
// late, and what was parked and agreed.  Everything written goes in as text, never as markup.
(() => {
  const $ = (id) => document.getElementById(id);
  const words = JSON.parse($("words").textContent);
  const { cluster, date, start } = document.body.dataset;
  const rows = [...document.querySelectorAll("#steps > li")];
  const steps = rows.map((row) => ({
    row,
    kind: row.dataset.kind,
    item: row.dataset.item,
    case: row.dataset.case,
    point: row.dataset.point,
    seconds: Number(row.dataset.minutes) * 60,
    title: row.querySelector(".title").textContent,
    who: row.querySelector(".who").textContent,
    ring: [...row.querySelectorAll(".ring li")].map((name) => name.textContent),
  }));
  const KEY = `manege:${cluster}:${date}`;
  const FRESH = { at: -1, zero: 0, since: 0, spent: 0, running: false, extra: {}, real: {}, parking: [], agreements: [], sound: false };
  let kept = true;
  let state = { ...structuredCopy(FRESH), ...stored() };
  let rang = true;

  function structuredCopy(value) { return JSON.parse(JSON.stringify(value)); }

  function stored() {
    try {
      const found = JSON.parse(localStorage.getItem(KEY)) || {};
      return Array.isArray(found.parking) && Array.isArray(found.agreements) ? found : {};
    } catch { kept = false; return {}; }
  }

  function keep() {
    try { localStorage.setItem(KEY, JSON.stringify(state)); } catch { kept = false; }
    if (!kept) { $("notice").textContent = words.not_kept; $("notice").hidden = false; }
  }

  const elapsed = () => state.spent + (state.running ? (Date.now() - state.since) / 1000 : 0);
  const step = () => steps[state.at];
  const length = () => step().seconds + (state.extra[state.at] || 0);
  const isOver = () => state.at >= steps.length;
  const fill = (text, n) => text.replace("{n}", String(n));

  // The plan's own clock time counts where the meeting begins near it; else the moment it begins.
  function zero() {
    const planned = new Date();
    const [hour, minute] = start.split(":").map(Number);
    planned.setHours(hour, minute, 0, 0);
    return Math.abs(Date.now() - planned) < 45 * 60000 ? planned.getTime() : Date.now();
  }

  function secondsBehind() {
    if (state.at < 0 || isOver()) return 0;
    const before = steps.slice(0, state.at).reduce((sum, each) => sum + each.seconds, 0);
    return (Date.now() - state.zero) / 1000 - before - Math.min(elapsed(), step().seconds);
  }

  // The agenda's own line: when its steps should be over, however long each of them takes.
  function part() {
    const { item } = step();
    let [first, last] = [state.at, state.at];
    while (first > 0 && steps[first - 1].item === item) first -= 1;
    while (last < steps.length - 1 && steps[last + 1].item === item) last += 1;
    const sum = (from, to) => steps.slice(from, to + 1).reduce((all, each) => all + each.seconds, 0);
    return { count: last - first + 1, total: sum(first, last), left: sum(0, last) - (Date.now() - state.zero) / 1000 };
  }

  function showPart() {
    const { count, total, left } = part();
    $("part").hidden = count < 2;
    const minutes = Math.max(1, Math.ceil(Math.abs(left) / 60));
    $("part-left").textContent = fill(left < 0 ? words.part_over : words.part_left, minutes);
    $("part").className = left < 0 ? "over" : left < total * 0.15 ? "soon" : "";
    $("bar").firstChild.style.width = `${100 * Math.max(0, Math.min(1, left / total))}%`;
  }

  function ways(late) {
    const rest = steps.slice(state.at + 1);
    const won = (kind, least) => rest.filter((each) => each.kind === kind)
      .reduce((sum, each) => sum + Math.max(0, each.seconds - least), 0);
    const all = [["spare", 0], ["dialogue", 120], ["turn", 60], ["break", 300]]
      .map(([kind, least]) => [`win_${kind}`, Math.floor(won(kind, least) / 60)]).filter(([, n]) => n > 0);
    const lines = [];
    let left = Math.ceil(late / 60);
    for (const [word, n] of all) {
      if (left > 0) { lines.push(fill(words[word], n)); left -= n; }
    }
    return left > 0 ? [...lines, words.win_rest] : lines;
  }

  function list(parent, texts, last) {
    parent.replaceChildren(...texts.map((text, index) => {
      const line = document.createElement("li");
      line.textContent = text;
      if (last && index === texts.length - 1) line.setAttribute("aria-current", "true");
      return line;
    }));
  }

  function clockOf(seconds) {
    const whole = Math.abs(Math.trunc(seconds));
    return `${seconds < 0 ? "+" : ""}${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
  }

  function tick() {
    const now = new Date();
    $("hour").textContent = `${now.getHours()}.${String(now.getMinutes()).padStart(2, "0")}`;
    if (state.at < 0 || isOver()) return;
    const left = Math.ceil(length() - elapsed());
    const soon = left <= Math.max(15, length() * 0.15);
    $("left").textContent = clockOf(left);
    $("dial").className = [left < 0 ? "over" : soon ? "soon" : "", state.running ? "" : "paused"].join(" ").trim();
    $("state").textContent = !state.running ? words.paused : left < 0 ? words.over : soon ? words.soon : words.left;
    document.querySelector(".rest").style.strokeDashoffset = String(100 - 100 * Math.max(0, Math.min(1, left / length())));
    if (left < 0 && !rang) { rang = true; if (state.sound) ring(); }
    showPart();
    time();
  }

  function time() {
    const late = secondsBehind();
    const minutes = Math.floor(Math.abs(late) / 60);
    $("late").classList.toggle("behind", late >= 60);
    const said = late >= 60 ? fill(words.behind, minutes) : late <= -60 ? fill(words.ahead, minutes) : words.on_time;
    $("pace").textContent = late >= 60 ? fill(words.pace_behind, minutes) : late <= -60 ? fill(words.pace_ahead, minutes) : "";
    $("clock").classList.toggle("behind", late >= 60);
    if ($("late-said").textContent === said) return;
    const lines = late >= 60 ? ways(late) : [];
    $("late-said").textContent = said;
    $("tip").textContent = lines.length ? lines[0] : "";
    list($("ways"), lines);
  }

  function ring() {
    try {
      const sound = new AudioContext();
      const tone = sound.createOscillator();
      const volume = sound.createGain();
      tone.frequency.value = 523;
      volume.gain.setValueAtTime(0.2, sound.currentTime);
      volume.gain.exponentialRampToValueAtTime(0.001, sound.currentTime + 1.2);
      tone.connect(volume).connect(sound.destination);
      tone.start();
      tone.stop(sound.currentTime + 1.2);
    } catch { /* A computer without sound goes on in silence. */ }
  }

  function show() {
    const begun = state.at >= 0;
    document.body.classList.toggle("begun", begun);
    $("late").hidden = !begun || isOver();
    $("dial").hidden = !begun || isOver();
    $("now").dataset.kind = !begun || isOver() ? "ready" : step().kind;
    steps.forEach(({ row }, index) => {
      row.classList.toggle("done", index < state.at);
      if (index === state.at) row.setAttribute("aria-current", "step"); else row.removeAttribute("aria-current");
    });
    const go = document.querySelector("[data-do=pause]");
    go.textContent = !begun ? words.start : state.running ? words.pause : words.go_on;
    document.querySelector("[data-do=sound]").setAttribute("aria-pressed", String(state.sound));
    if (isOver()) finished(); else if (begun) current();
    tick();
  }

  function finished() {
    $("pace").textContent = "";
    $("tip").textContent = "";
    $("now-item").textContent = "";
    $("part").hidden = true;
    $("now-title").textContent = words.finished;
    $("now-who").textContent = words.finished_save;
    $("then").textContent = "";
    $("ring").hidden = true;
    $("text").hidden = true;
  }

  function current() {
    const { item, kind, title, who, ring: names, point } = step();
    const isCall = kind === "intro";
    const calls = isCall ? [...$(`calls-${point}`).children].map((each) => each.textContent) : names;
    $("now-item").textContent = item;
    $("now-title").textContent = title;
    // In a turn the speaker stands marked among those in the ring, and need not be said twice.
    $("now-who").textContent = kind === "turn" || title.endsWith(who) ? "" : who;
    $("ring-title").textContent = isCall ? words.to_call : words.in_ring;
    $("ring").hidden = !calls.length;
    list(document.querySelector("#ring ol"), calls, kind === "turn");
    const next = steps[state.at + 1];
    $("then").textContent = next ? `→ ${next.title}` : "";
    text();
  }

  function text() {
    const { kind, case: story, point } = step();
    const source = kind === "reading" ? $(`case-${story}`) : point ? $(`point-${point}`) : null;
    $("text").hidden = !source;
    $("text").replaceChildren(...(source ? [...source.children].map((each) => each.cloneNode(true)) : []));
  }

  function move(by) {
    const to = Math.max(0, Math.min(steps.length, state.at + by));
    if (to === state.at) return;
    if (state.at >= 0 && !isOver()) state.real[state.at] = Math.round((state.real[state.at] || 0) + elapsed());
    if (state.at < 0) state.zero = zero();
    Object.assign(state, { at: to, spent: 0, since: Date.now(), running: to < steps.length });
    rang = false;
    $("announce").textContent = isOver() ? words.finished : step().title;
    done();
    if (!isOver()) step().row.scrollIntoView({ block: "nearest" });
    window.scrollTo({ top: 0 });
  }

  function pause() {
    if (state.at < 0) return move(1);
    if (isOver()) return undefined;
    state.spent = elapsed();
    state.since = Date.now();
    state.running = !state.running;
    return done();
  }

  function done() { keep(); show(); }

  function file() {
    const times = steps.map((each, index) => ({ title: each.title, planned: each.seconds, real: state.real[index] }))
      .filter((each) => each.real !== undefined);
    return { format: words.format, version: 1, cluster, date, saved: new Date().toISOString(), parking_lot: state.parking, agreements: state.agreements, times };
  }

  function save() {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([JSON.stringify(file(), null, 1)], { type: "application/json" }));
    link.download = `manegen-${cluster}${date ? `-${date}` : ""}.json`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  function again() {
    if (!window.confirm(words.sure)) return;
    try { localStorage.removeItem(KEY); } catch { kept = false; }
    window.location.reload();
  }

  const actions = {
    previous: () => move(-1),
    next: () => move(1),
    pause,
    minute: () => { if (state.at >= 0) { state.extra[state.at] = (state.extra[state.at] || 0) + 60; rang = false; done(); } },
    sound: () => { state.sound = !state.sound; done(); },
    save,
    print: () => window.print(),
    again,
    parking: () => $("parking-what").focus(),
    agreements: () => $("agreements-what").focus(),
  };
  const keys = { ArrowRight: "next", ArrowLeft: "previous", " ": "pause", "+": "minute", p: "parking", a: "agreements", s: "save" };

  function lines(name) {
    $(`${name}-list`).replaceChildren(...state[name].map((each, index) => {
      const line = document.createElement("li");
      const said = document.createElement("span");
      said.textContent = [each.what, words[each.kind], each.owner, each.by, each.told].filter(Boolean).join(" · ");
      const remove = document.createElement("button");
      remove.type = "button";
      remove.textContent = words.remove;
      remove.setAttribute("aria-label", `${words.remove}: ${each.what}`);
      remove.addEventListener("click", () => { state[name].splice(index, 1); keep(); lines(name); });
      line.append(said, remove);
      return line;
    }));
  }

  for (const name of ["parking", "agreements"]) {
    $(name).addEventListener("submit", (event) => {
      event.preventDefault();
      const entry = Object.fromEntries([...new FormData(event.target)].map(([key, value]) => [key, String(value).trim()]).filter(([, value]) => value));
      if (!entry.what) return;
      state[name].push(entry);
      event.target.reset();
      keep();
      lines(name);
      $(`${name}-what`).focus();
    });
    lines(name);
  }
  for (const button of document.querySelectorAll("[data-do]")) {
    button.addEventListener("click", () => actions[button.dataset.do]());
  }
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, select, textarea");
    const pressing = event.key === " " && event.target.closest("button, summary");
    const action = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (typing || pressing || !action || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    actions[action]();
  });
  window.addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((each) => { each.open = true; }));
  for (const part of ["#now", "#controls", ".notes"]) document.querySelector(part).hidden = false;
  show();
  setInterval(tick, 250);
})();
