// Unpacks plotly.js and draws the charts of the page; used by the slides and by the long reports.
// What the page shows without it (or when it fails) are the tables behind the charts.
"use strict";
const manege = (() => {
  const root = document.documentElement;
  root.classList.add("scripted");
  const WIDE = 1132, TALL = 430;

  async function unpack() {
    const packed = document.getElementById("plotly-packed");
    if (!packed || window.Plotly) return;
    const bytes = Uint8Array.from(atob(packed.textContent), (letter) => letter.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    const script = document.createElement("script");
    script.textContent = await new Response(stream).text();
    document.head.append(script);
    packed.remove();
    if (!window.Plotly) throw new Error("plotly.js did not start");
  }

  // A chart is laid out for a width and may be wider, never narrower: then it is shrunk as a picture.
  function size(plot, flowing, figure) {
    const width = plot.clientWidth || WIDE;
    if (!flowing) return { width, height: plot.clientHeight || TALL, shrink: 1 };
    const drawn = Math.max(width, figure.least);
    return { width: drawn, height: figure.layout.height || TALL, shrink: width / drawn };
  }

  function figureOf(plot, flowing) {
    const kept = plot.parentElement.querySelector("script.figure");
    const { figure, narrow } = JSON.parse(kept.textContent);
    return flowing && narrow ? { ...narrow, least: 340 } : { ...figure, least: 660 };
  }

  async function draw(plot, flowing) {
    const figure = figureOf(plot, flowing);
    const { width, height, shrink } = size(plot, flowing, figure);
    const canvas = document.createElement("div");
    plot.replaceChildren(canvas);
    const layout = { ...figure.layout, width, height, autosize: false };
    await Plotly.newPlot(canvas, figure.data, layout, { staticPlot: true, displayModeBar: false });
    if (shrink < 1) {
      canvas.style.transform = `scale(${shrink})`;
      plot.style.height = `${height * shrink}px`;
    }
    plot.dataset.drawn = `${width}x${height}`;
  }

  async function fit(plot, flowing) {
    const { width, height } = size(plot, flowing, figureOf(plot, flowing));
    if (plot.dataset.drawn && plot.dataset.drawn !== `${width}x${height}`) await draw(plot, flowing);
  }

  async function start(flowing) {
    const plots = [...document.querySelectorAll(".plot")];
    try {
      await Promise.all([unpack(), document.fonts.load('20px "Source Sans Pro"'),
        document.fonts.load('600 20px "Source Sans Pro"')]);
      for (const plot of plots) await draw(plot, flowing);
    } catch (error) {
      root.classList.add("no-charts");
      console.warn(error);
    }
    // Where the chart is seen, its table folds away; slides keep theirs for screen readers.
    if (flowing && !root.classList.contains("no-charts")) {
      for (const table of document.querySelectorAll("details.numbers")) table.open = false;
    }
    root.dataset.charts = String(plots.filter((plot) => plot.dataset.drawn).length);
    return plots;
  }

  return { start, fit, draw };
})();
