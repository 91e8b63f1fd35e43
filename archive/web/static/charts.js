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

  const drawings = {
    heat(figure) {
      const all = body(figure).flatMap((row) => [...row.querySelectorAll("td")].map((cell) => ({
        day: row.querySelector("th").textContent.slice(0, 3), band: cell.dataset.band,
        visits: Number(cell.dataset.visits), edits: Number(cell.dataset.edits),
      })));
      if (!all.some((one) => one.visits)) return null;
      const seen = all.filter((one) => one.visits).map((one) => ({ ...one, rate: (100 * one.edits) / one.visits }));
      const title = (one) => `${one.day}, ${one.band}: ${one.edits} edits in ${one.visits} visits`;
      return Plot.plot({
        ...common(figure), height: 310, marginLeft: 44, marginBottom: 60, padding: 0.06,
        x: { domain: [...new Set(all.map((one) => one.band))], label: "since publication", tickRotate: figure.clientWidth < 760 ? -40 : 0 },
        y: { domain: [...new Set(all.map((one) => one.day))], label: null },
        color: { type: "linear", range: [token("--bar"), token("--ins")], interpolate: "rgb" },
        marks: [
          Plot.cell(all.filter((one) => !one.visits), { x: "band", y: "day", fill: "none", stroke: token("--rule-2"), strokeDasharray: "2 4", title: (one) => `${one.day}, ${one.band}: not observed` }),
          Plot.cell(seen, { x: "band", y: "day", fill: "rate", title }),
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
        x: { type: "utc", label: null }, y: { label: "visits", grid: true },
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
        ...common(figure), height: 30 * all.length + 40, marginLeft: 150,
        x: { domain: [0, 100], label: "per cent", grid: true }, y: { domain: all.map((one) => one.field), label: null },
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
        x: { type: "utc", label: null, ticks: 8, tickFormat: d3.utcFormat("%-d %b") }, y: { label: "articles", grid: true, tickFormat: (count) => Math.abs(count) },
        color: { domain: ["began to say it", "ceased to say it"], range: [token("--ins"), token("--del")] },
        marks: [
          Plot.rectY(all.filter((one) => one.count), { x: "at", interval: "day", y: "count", fill: "kind", title: (one) => `${one.at.toISOString().slice(0, 10)}: ${Math.abs(one.count)} ${one.kind}` }),
          Plot.ruleY([0], { stroke: token("--rule-2") }),
        ],
      });
    },
    places(figure) {
      const all = body(figure).map((row) => ({
        at: new Date(row.dataset.at), place: Number(row.dataset.place), entry: row.dataset.entry, title: row.children[2].textContent,
      }));
      const leaders = new Set(all.filter((one) => one.place <= 3).map((one) => one.entry));
      return Plot.plot({
        ...common(figure), height: 380, marginLeft: 40, marginRight: 24,
        x: { type: "utc", label: null, ticks: 6, tickFormat: d3.utcFormat("%-d %b %H:%M") }, y: { domain: [12.4, 0.7], label: "place", ticks: [1, 3, 6, 9, 12] },
        marks: [
          Plot.line(all, { x: "at", y: "place", z: "entry", stroke: (one) => (leaders.has(one.entry) ? token("--ins") : token("--rule-2")), strokeWidth: 2, title: "title", curve: "bump-x" }),
          Plot.dot(all, { x: "at", y: "place", r: 2.5, fill: (one) => (leaders.has(one.entry) ? token("--ins") : token("--rule-2")), title: (one) => `${one.place}. ${one.title}` }),
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
