// The page for drafts works without this. A file may be dropped, and one that is too large is refused before it is sent.
"use strict";

const sender = document.querySelector("form.sender");
const file = sender.querySelector("input[type=file]");
const largest = Number(sender.dataset.largest);

function sayWhy() {
  const size = file.files.length ? file.files[0].size : 0;
  file.setCustomValidity(size > largest ? `This file is larger than ${largest / 1e6} MB: send a part of it.` : "");
  file.reportValidity();
}
file.addEventListener("change", sayWhy);

for (const name of ["dragenter", "dragover"]) {
  sender.addEventListener(name, (event) => {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    sender.classList.add("dropping");
  });
}
for (const name of ["dragleave", "drop"]) sender.addEventListener(name, () => sender.classList.remove("dropping"));
sender.addEventListener("drop", (event) => {
  if (!event.dataTransfer.files.length) return;
  event.preventDefault();
  file.files = event.dataTransfer.files;
  sayWhy();
});

// where there are verdicts, they are what the page was opened for
const result = document.getElementById("result-h");
if (result) {
  result.focus({ preventScroll: true });
  result.scrollIntoView({ block: "start", behavior: "instant" });
}
