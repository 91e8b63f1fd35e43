// Keys, times in the reader's zone, crawls at work. Every page works without this file.
"use strict";
(() => {
  const steps = () => [...document.querySelectorAll("[data-step]")].filter((one) => one.getClientRects().length);
  let at = -1;

  function go(direction) {
    const all = steps();
    if (!all.length) return;
    const active = all.indexOf(document.activeElement?.closest?.("[data-step]"));
    at = active >= 0 ? active : at;
    at = Math.min(Math.max(at + direction, 0), all.length - 1);
    const target = all[at].querySelector("h2 a, h3 a, ol a, th a") ?? all[at];
    if (target === all[at] && !target.hasAttribute("tabindex")) target.setAttribute("tabindex", "-1");
    target.focus({ preventScroll: true });
    all[at].scrollIntoView({ block: "center" });
  }

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, select, textarea, [contenteditable]");
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "j") go(1);
    else if (event.key === "k") go(-1);
    else if (event.key === "/") document.querySelector("#find")?.focus();
    else return;
    event.preventDefault();
  });

  const minute = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" });
  const hour = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
  const short = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });
  const second = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "medium" });
  for (const time of document.querySelectorAll("time[data-form]")) {
    if (time.dataset.form === "day" || time.dataset.form === "date") continue;
    const moment = new Date(time.dateTime);
    if (Number.isNaN(moment.getTime())) continue;
    time.title = time.textContent;
    const form = time.dataset.form;
    // Under a heading with the date (of UTC) the hour is enough, unless it is another date here.
    const same = form === "hour" && String(moment.getDate()).padStart(2, "0") === time.dateTime.slice(8, 10);
    time.textContent = (form === "second" ? second : form === "hour" ? (same ? hour : short) : minute).format(moment);
  }

  const zone = document.querySelector("[data-zone]");
  if (zone && new Date().getTimezoneOffset() !== 0) zone.textContent = `Times are those of your zone (${Intl.DateTimeFormat().resolvedOptions().timeZone}), UTC when pointed at.`;

  const live = document.querySelector("[data-live]");
  if (live?.querySelector(".run-running")) {
    const look = async () => {
      try {
        const found = await (await fetch(live.dataset.live)).json();
        for (const run of found.runs) {
          const shown = live.querySelector(`[data-run="${Number(run.id)}"]`);
          if (!shown) continue;
          for (const count of shown.querySelectorAll("[data-count]")) count.textContent = run[count.dataset.count];
          if (run.status !== "running") {
            shown.className = `run run-${run.status}`;
            shown.querySelector(".status").textContent = run.status;
            shown.querySelector("progress")?.remove();
          }
        }
      } catch { /* the server is busy or gone: the next look will tell */ }
      if (live.querySelector(".run-running")) setTimeout(look, 3000);
    };
    setTimeout(look, 3000);
  }
})();
