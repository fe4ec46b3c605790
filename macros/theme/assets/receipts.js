/* Opens a figure's receipt, a term's meaning or an erratum in place. Without it the links lead there. */
"use strict";

const OPENABLE = "a.figure[href], a.term[href], a.erratum[href]";
const fetched = new Map();
const box = Object.assign(document.createElement("div"), { id: "receipt", popover: "auto" });
box.setAttribute("role", "dialog");
box.setAttribute("aria-label", "数据说明");
document.body.append(box);
let opener = null;

async function pageAt(url) {
  if (!fetched.has(url)) {
    const answer = await fetch(url);
    if (!answer.ok) throw new Error(answer.statusText);
    fetched.set(url, new DOMParser().parseFromString(await answer.text(), "text/html"));
  }
  return fetched.get(url);
}

function about(target) {
  const isHeading = /^H\d$/.test(target.tagName);
  const source = isHeading ? target.nextElementSibling?.querySelector(".steps") : target;
  const nodes = isHeading ? [target.cloneNode(true), source?.cloneNode(true)] : [...source.cloneNode(true).childNodes];
  const part = document.createElement("div");
  part.className = "md-typeset";
  part.append(...nodes.filter(Boolean));
  part.querySelectorAll("[id]").forEach(node => node.removeAttribute("id"));
  part.querySelectorAll(".headerlink").forEach(node => node.remove());
  return part;
}

function rebase(part, url) {
  part.querySelectorAll("a[href]").forEach(link => { link.href = new URL(link.getAttribute("href"), url); });
}

function actions(href) {
  const row = Object.assign(document.createElement("p"), { className: "bar-of-actions" });
  const link = Object.assign(document.createElement("a"), { href, textContent: "查看全部" });
  const close = Object.assign(document.createElement("button"), { type: "button", textContent: "关闭" });
  close.addEventListener("click", () => box.hidePopover());
  row.append(link, close);
  return row;
}

async function open(link) {
  const url = new URL(link.href);
  const id = decodeURIComponent(url.hash.slice(1));
  const page = await pageAt(url.pathname);
  const target = page.getElementById(id);
  if (!target) throw new Error(id);
  const part = about(target);
  rebase(part, url);
  opener = link;
  const mark = Object.assign(document.createElement("span"), { className: "by", textContent: "本站" });
  box.replaceChildren(mark, part, actions(link.href));
  box.showPopover();
  box.querySelector("button").focus();
}

document.addEventListener("click", event => {
  const link = event.target.closest?.(OPENABLE);
  if (!link || !box.showPopover || event.ctrlKey || event.metaKey || event.shiftKey || box.contains(link)) return;
  if (location.protocol === "file:") return;
  event.preventDefault();
  open(link).catch(() => location.assign(link.href));
});

box.addEventListener("toggle", event => { if (event.newState === "closed") opener?.focus(); });
