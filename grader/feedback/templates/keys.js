"use strict";
// j and k go to the next and the previous student, as in mail programs; not while something is written or a key is held.
document.addEventListener("keydown", (event) => {
  const way = { j: "next", k: "prev" }[event.key];
  const isWriting = event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]");
  const link = way && document.querySelector(`.neighbours a[rel="${way}"]`);
  if (link && !isWriting && !event.ctrlKey && !event.metaKey && !event.altKey && !event.repeat) {
    link.click();
  }
});
