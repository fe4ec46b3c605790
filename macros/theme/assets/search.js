/* The search: a dialog that answers to text however it arrives, typed, pasted, dictated or written by hand. What finds
   (finding.js) and the texts to search are fetched when it first opens; pages on a disk may not fetch, so there the
   texts are a script. A page reached from here has the words found marked. */
"use strict";

{
  const HINT = "可以输入词语、数字、指标编号，也可以直接提问", NONE = "没有找到，可以换一个说法，或者少写几个字";
  const FOUND = "找到 # 个页面", BROKEN = "搜索用的文字没有取到，请检查网络后再试";
  const PAGES = 10, MORE_PAGES = "其余 # 个页面", PLACES = 3, MORE_PLACES = "本页其余 # 处";
  const site = new URL("..", document.currentScript.src);
  const dialog = document.getElementById("search"), field = dialog.querySelector("input");
  const status = dialog.querySelector("[role=status]"), results = document.getElementById("search-results");
  const request = new URLSearchParams(location.search);
  let finder = null;

  const load = path => new Promise((done, failed) => {
    document.head.append(Object.assign(document.createElement("script"), { src: new URL(path, site), onload: done, onerror: failed }));
  });

  async function texts() {
    if (location.protocol !== "file:") return (await fetch(new URL("search/pages.json", site))).json();
    await load("search/pages.js");
    return self.pages;
  }

  async function prepared() {
    const [content] = await Promise.all([texts(), load("assets/finding.js")]);
    return self.finder(content);
  }

  async function answer() {
    try {
      const find = await (finder ??= prepared());
      const found = find(field.value);
      results.replaceChildren(listed(found, PAGES, MORE_PAGES));
      status.textContent = !field.value.trim() ? HINT : found.length ? FOUND.replace("#", found.length) : NONE;
    } catch {
      finder = null;
      status.textContent = BROKEN;
    }
  }

  function element(tag, ...children) {
    const made = document.createElement(tag);
    made.append(...children);
    return made;
  }

  function listed(found, kept, more) {
    const items = found.map(item), rest = items.splice(kept);
    const folded = () => element("details", element("summary", more.replace("#", rest.length)), element("ol", ...rest));
    return element("ol", ...items, ...(rest.length ? [element("li", folded())] : []));
  }

  function item({ location: place, title, text, terms, sections = [] }) {
    const [path, anchor] = place.split("#");
    const link = element("a", element("strong", ...marks(title)), element("span", ...marks(text)));
    link.href = new URL(`${path}?h=${encodeURIComponent(terms.join(" "))}${anchor ? `#${anchor}` : ""}`, site);
    return element("li", link, ...(sections.length ? [listed(sections, PLACES, MORE_PLACES)] : []));
  }

  const marks = pieces => pieces.map(([text, isHit]) => (isHit ? element("mark", text) : text));

  function open(query = field.value) {
    if (!dialog.open) dialog.showModal();
    field.value = query;
    field.select();
    return answer();
  }

  function move(step) {
    const stops = [field, ...results.querySelectorAll("a, summary")].filter(stop => stop.checkVisibility());
    stops[stops.indexOf(document.activeElement) + step]?.focus();
  }

  async function markWords(words) {
    await load("assets/finding.js");
    const article = document.querySelector("article"), nodes = [], walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) nodes.push(walker.currentNode);
    for (const node of nodes) {
      const pieces = self.marked(node.data, words);
      if (pieces.length > 1 || pieces[0]?.[1]) node.replaceWith(...marks(pieces));
    }
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1))) || article;
    [...document.querySelectorAll("article mark")]
      .find(mark => target.compareDocumentPosition(mark) & Node.DOCUMENT_POSITION_FOLLOWING)?.scrollIntoView({ block: "center" });
  }

  field.addEventListener("input", event => event.isComposing || answer());
  field.addEventListener("compositionend", answer);
  field.form.addEventListener("submit", async event => {
    event.preventDefault();
    await answer();
    results.querySelector("a")?.click();
  });
  dialog.addEventListener("click", event => event.target.matches("dialog, [value=close]") && dialog.close());
  dialog.addEventListener("keydown", event => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || event.isComposing) return;
    event.preventDefault();
    move(step);
  });
  document.getElementById("search-open").addEventListener("click", () => open());
  document.addEventListener("keydown", event => {
    const isTyping = event.target.matches("input, textarea, select, [contenteditable]") || dialog.open;
    if (isTyping || !["/", "s"].includes(event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    open();
  });

  if (request.has("q")) open(request.get("q"));
  if (request.get("h")) markWords(request.get("h").split(" "));
}
