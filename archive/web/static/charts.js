// Draws each figure from the table beside it: the table is the truth, the picture its twin.
"use strict";
(() => {
  if (!window.Plot) return;
  const token = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const cells = (row) => [...row.children].map((cell) => cell.textContent.trim());
  const number = (text) => Number(text.replace(/[^\d.]/g, "")) || 0;
  const body = (figure) => [...figure.querySelectorAll("tbody tr")];
  // A fixed class name keeps the one style element that Plot writes the same, so that the policy can name its digest.
  const common = (figure) => ({
    className: "picture",
    width: Math.max(320, Math.min(figure.clientWidth || 900, 1100)),
    style: { background: "transparent" },
  });

  // Ticks of whole things: never half an article.
  const counted = (most, least = 0) => ({
    ticks: most - least <= 8 ? d3.range(least, most + 1) : 5,
    tickFormat: (count) => (Number.isInteger(count) ? String(Math.abs(count)) : ""),
  });

  const drawings = {
    heat(figure) {
      const all = body(figure).flatMap((row) => [...row.querySelectorAll("td")].map((cell) => ({
        day: row.querySelector("th").textContent.slice(0, 3), band: cell.dataset.band,
        visits: Number(cell.dataset.visits), edits: Number(cell.dataset.edits),
      })));
      if (!all.some((one) => one.visits)) return null;
      const seen = all.filter((one) => one.visits).map((one) => ({ ...one, rate: (100 * one.edits) / one.visits }));
      const title = (one) => `${one.day}, ${one.band}: ${one.edits} edits in ${one.visits} visits`;
      const narrow = figure.clientWidth < 760;
      return Plot.plot({
        ...common(figure), height: 320, marginLeft: 44, marginBottom: narrow ? 76 : 48, padding: 0.06,
        x: { domain: [...new Set(all.map((one) => one.band))], label: "time since publication", labelArrow: "none", labelAnchor: "center", labelOffset: narrow ? 72 : 40, tickRotate: narrow ? -40 : 0, tickSize: 0 },
        y: { domain: [...new Set(all.map((one) => one.day))], label: null, tickSize: 0 },
        color: { type: "linear", domain: [0, Math.max(1, ...seen.map((one) => one.rate))], range: [token("--bar"), token("--ins")], interpolate: "rgb" },
        marks: [
          Plot.cell(all.filter((one) => !one.visits), { x: "band", y: "day", fill: "none", stroke: token("--rule-2"), strokeDasharray: "2 4", title: (one) => `${one.day}, ${one.band}: not observed` }),
          Plot.cell(seen, { x: "band", y: "day", fill: "rate", title }),
          Plot.text(seen.filter((one) => one.edits && !narrow), { x: "band", y: "day", text: (one) => one.rate.toFixed(1), fill: (one) => (one.rate > 0.5 * Math.max(...seen.map((other) => other.rate)) ? token("--paper") : token("--ink")), pointerEvents: "none" }),
        ],
      });
    },
    days(figure) {
      const all = body(figure).map((row) => {
        const [day, visits, failures, fresh, changed] = cells(row);
        return { day: new Date(`${day}T00:00:00Z`), visits: number(visits), failures: number(failures), changed: number(changed), fresh: number(fresh) };
      });
      const bars = all.flatMap((one) => [
        { day: one.day, count: one.visits - one.failures, kind: "brought a page" },
        { day: one.day, count: one.failures, kind: "brought none" },
      ]);
      return Plot.plot({
        ...common(figure), height: 200, marginLeft: 50,
        x: { type: "utc", label: null }, y: { label: "visits a day", labelArrow: "none", grid: true, ...counted(Math.max(0, ...all.map((one) => one.visits))) },
        color: { domain: ["brought a page", "brought none"], range: [token("--ins"), token("--warn")] },
        marks: [
          Plot.rectY(bars, { x: "day", interval: "day", y: "count", fill: "kind", title: (one) => `${one.day.toISOString().slice(0, 10)}: ${one.count} ${one.kind}` }),
          Plot.ruleY([0], { stroke: token("--rule-2") }),
        ],
      });
    },
    coverage(figure) {
      const all = body(figure).map((row) => { const [field, found, share] = cells(row); return { field, found, share: number(share) }; });
      return Plot.plot({
        ...common(figure), height: 22 * all.length + 50, width: Math.min(720, figure.clientWidth || 720), marginLeft: 150, marginBottom: 40,
        x: { domain: [0, 100], label: "per cent of the articles", labelArrow: "none", grid: true }, y: { domain: all.map((one) => one.field), label: null },
        marks: [Plot.barX(all, { x: "share", y: "field", fill: token("--ins"), title: (one) => `${one.field}: ${one.share} %` })],
      });
    },
    history(figure) {
      const all = body(figure).flatMap((row) => {
        const [day, appeared, removed] = cells(row);
        const at = new Date(`${day}T00:00:00Z`);
        return [{ at, count: number(appeared), kind: "began to say it" }, { at, count: -number(removed), kind: "ceased to say it" }];
      });
      return Plot.plot({
        ...common(figure), height: 180, marginLeft: 50,
        x: { type: "utc", label: null, ticks: 8, tickFormat: d3.utcFormat("%-d %b") }, y: { label: "articles a day", labelArrow: "none", grid: true, ...counted(Math.max(0, ...all.map((one) => one.count)), Math.min(0, ...all.map((one) => one.count))) },
        color: { domain: ["began to say it", "ceased to say it"], range: [token("--ins"), token("--del")] },
        marks: [
          Plot.rectY(all.filter((one) => one.count), { x: "at", interval: "day", y: "count", fill: "kind", title: (one) => `${one.at.toISOString().slice(0, 10)}: ${Math.abs(one.count)} ${one.kind}` }),
          Plot.ruleY([0], { stroke: token("--rule-2") }),
        ],
      });
    },
    places(figure) {
      const all = body(figure).map((row) => ({
        at: new Date(row.dataset.at), place: Number(row.dataset.place), entry: row.dataset.entry,
        title: row.children[2].textContent.trim(), last: "last" in row.dataset,
      }));
      const leaders = new Set(all.filter((one) => one.place <= 3).map((one) => one.entry));
      const colours = d3.scaleOrdinal([...leaders], d3.schemeObservable10 ?? d3.schemeTableau10);
      const ink = (one) => (leaders.has(one.entry) ? colours(one.entry) : token("--rule-2"));
      const last = all.filter((one) => one.last);
      const roomy = figure.clientWidth > 760;
      const short = (text) => (text.length > 40 ? `${text.slice(0, 39)}…` : text);
      return Plot.plot({
        ...common(figure), height: 420, marginLeft: 40, marginRight: roomy ? 300 : 20, marginBottom: 44,
        x: { type: "utc", label: null, ticks: roomy ? 6 : 3, tickFormat: d3.utcFormat(roomy ? "%-d %b %H:%M" : "%-d %b\n%H:%M") },
        y: { domain: [12.4, 0.7], label: "place on the page", labelArrow: "none", ticks: d3.range(1, 13), tickSize: 0 },
        marks: [
          Plot.gridY(d3.range(1, 13), { stroke: token("--rule"), strokeOpacity: 1 }),
          Plot.line(all, { x: "at", y: "place", z: "entry", stroke: ink, strokeWidth: (one) => (leaders.has(one.entry) ? 2.4 : 1.4), curve: "bump-x" }),
          Plot.dot(last, { x: "at", y: "place", r: 4, fill: ink }),
          Plot.dot(all, { x: "at", y: "place", r: 5, fill: "transparent", title: (one) => `${one.place}. ${one.title}` }),
          ...(roomy ? [Plot.text(last, { x: "at", y: "place", text: (one) => short(one.title), textAnchor: "start", dx: 12, fill: (one) => token(leaders.has(one.entry) ? "--ink" : "--ink-2"), title: "title" })] : []),
        ],
      });
    },
  };

  function draw() {
    for (const figure of document.querySelectorAll("figure[data-chart]")) {
      const drawing = drawings[figure.dataset.chart]?.(figure);
      if (!drawing) continue;
      const svg = drawing.querySelector?.("svg[width]") ?? drawing;
      svg.setAttribute("aria-hidden", "true"); // the table beside it says the same
      figure.querySelector(".canvas").replaceChildren(drawing);
      if (!figure.dataset.drawn) figure.querySelector("details")?.removeAttribute("open");
      figure.dataset.drawn = "yes";
    }
  }
  draw();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
  let wait = 0;
  addEventListener("resize", () => { clearTimeout(wait); wait = setTimeout(draw, 200); });
})();
