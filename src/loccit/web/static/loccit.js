// Nothing on a page needs this script. It copies with one click, searches as one types, and knows a few keys.
"use strict";

const spoken = document.createElement("p");
spoken.className = "away";
spoken.setAttribute("role", "status");
document.body.append(spoken);

// ---- copying: a link to the citation becomes a button that copies and says so ------------------------------------

async function copy(trigger, words) {
  try {
    await navigator.clipboard.writeText(words);
  } catch {
    const field = document.createElement("textarea");
    field.className = "away";
    field.value = words;
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
    trigger.focus();
  }
  spoken.textContent = `copied: ${words}`;
  const before = trigger.textContent;
  trigger.textContent = "copied";
  setTimeout(() => { trigger.textContent = before; }, 1500);
}

function showCopyButtons(root) {
  for (const button of root.querySelectorAll("button.copy[hidden]")) button.hidden = false;
}
showCopyButtons(document);
document.addEventListener("click", (event) => {
  const trigger = event.target.closest("[data-copy]");
  if (!trigger || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  copy(trigger, trigger.dataset.copy);
});

// ---- a note that is pointed at opens the disclosure that holds it --------------------------------------------------

function openAt() {
  const name = decodeURIComponent(location.hash.slice(1));
  const place = name && document.getElementById(name);
  const closed = place && place.closest("details:not([open])");
  if (closed) closed.open = true;
}
addEventListener("hashchange", openAt);
openAt();

// ---- search as one types -------------------------------------------------------------------------------------------

const finder = document.querySelector("form[data-as-you-type]");
if (finder) {
  let waiting;
  let asked = 0;

  const ask = async () => {
    const query = new URLSearchParams(new FormData(finder));
    for (const [name, value] of [...query]) if (value === "" || (name === "sort" && value === "rank")) query.delete(name, value);
    const address = `${finder.action}?${query}`;
    const number = ++asked;
    const answer = await fetch(address, { headers: { accept: "text/html" } });
    if (!answer.ok || answer.redirected || number !== asked) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (number !== asked) return;
    for (const part of ["section[aria-label=Results]", ".filters", ".hints"]) {
      const fresh = page.querySelector(part);
      const stale = finder.querySelector(part);
      if (!fresh || !stale) continue;
      const wasOpen = stale.querySelector("details")?.open;
      stale.replaceChildren(...fresh.childNodes);
      if (wasOpen) stale.querySelector("details")?.setAttribute("open", "");
      showCopyButtons(stale);
    }
    document.title = page.title;
    history.replaceState(null, "", address);
  };

  finder.addEventListener("input", (event) => {
    if (event.target.type === "checkbox" || event.target.tagName === "SELECT") return;
    clearTimeout(waiting);
    waiting = setTimeout(ask, 180);
  });
  finder.addEventListener("change", (event) => {
    if (event.target.type !== "search") ask();
  });
}

// ---- single keys: / to search, j and k from passage to passage, c to copy the ID of the one at hand ----------------

function passageAtHand(step) {
  const passages = [...document.querySelectorAll(".passage[id], .hits > li")];
  if (!passages.length) return null;
  const top = passages.findIndex((one) => one.getBoundingClientRect().top > 40);
  const current = document.activeElement.closest?.(".passage[id], .hits > li");
  const at = current ? passages.indexOf(current) : (top < 0 ? passages.length : top) - (step > 0 ? 1 : 0);
  return passages[Math.min(Math.max(at + step, 0), passages.length - 1)];
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input:not([type=checkbox]), textarea, select")) return;
  if (event.key === "/") {
    const field = document.querySelector("input[type=search]");
    if (field) field.focus();
    else location.assign(document.querySelector(".masthead a[href$='/search']").href);
    event.preventDefault();
  } else if (event.key === "j" || event.key === "k") {
    const passage = passageAtHand(event.key === "j" ? 1 : -1);
    if (!passage) return;
    passage.querySelector(".pid, h2 a").focus({ preventScroll: true });
    passage.scrollIntoView({ block: "center" });
    event.preventDefault();
  } else if (event.key === "c") {
    const passage = document.activeElement.closest(".passage[id], .hits > li");
    const trigger = passage?.querySelector("[data-copy]");
    if (trigger) copy(trigger, trigger.dataset.copy);
    else if (passage?.id) copy(passage.querySelector(".pid"), passage.id);
  }
});
