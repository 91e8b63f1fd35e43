// The picture of a diff as PNG, which every messenger shows: drawn here, with the reader's own fonts, from the SVG that the
// link leads to. Without this file, or where drawing fails, the link gives the SVG itself.
"use strict";
(() => {
  const SCALE = 2;

  async function png(address) {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(answer.statusText);
    const image = new Image();
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(await answer.text())}`;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = image.naturalWidth * SCALE;
    canvas.height = image.naturalHeight * SCALE;
    const pen = canvas.getContext("2d");
    pen.scale(SCALE, SCALE);
    pen.drawImage(image, 0, 0);
    return new Promise((done, failed) => canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error("nothing drawn"))), "image/png"));
  }

  function save(blob, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }

  for (const link of document.querySelectorAll("a[data-picture]")) {
    link.addEventListener("click", async (event) => {
      event.preventDefault();
      try {
        save(await png(link.href), link.dataset.picture);
      } catch {
        location.assign(link.href);
      }
    });
    if (!window.ClipboardItem || !navigator.clipboard?.write) continue;
    const copy = document.createElement("button");
    copy.type = "button";
    copy.className = "quiet";
    copy.textContent = "copy picture";
    copy.addEventListener("click", async () => {
      try {
        await navigator.clipboard.write([new ClipboardItem({ "image/png": png(link.href) })]);
        copy.textContent = "copied";
      } catch {
        copy.textContent = "could not be copied";
      }
      setTimeout(() => (copy.textContent = "copy picture"), 4000);
    });
    link.after(" · ", copy);
  }
})();
