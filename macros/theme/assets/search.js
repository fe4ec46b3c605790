/* Search over the texts of the pages, fetched with the first letter asked. Answers the theme's messages,
   as a worker or, opened from a disk, as a script.

   A page is found if it holds every word of the query, or a synonym of it, exactly as typed;
   if no page does, the query is cut into the longest pieces the report knows, and the pages
   that hold all or most of those are offered. */
"use strict";

const FULL_TITLE = 40, IN_TITLE = 20, IN_HEADING = 8, SYNONYM = 0.5, MOST = 0.5, EXCERPT = 60;
const SETUP = 0, READY = 1, RESULT = 3;
const PAGES = "../search/pages.json";
let loading = null;
let pages = [];
let synonyms = new Map();
let everything = "";

const plain = html => html.replace(/<[^>]*>/g, "\n").replace(/\u200b/g, "")
  .replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;/g, '"').replace(/&#39;/g, "'").replace(/&amp;/g, "&");
// Wide and narrow, upper and lower case, kinds of brackets and minus are one; every character keeps its place.
const ALIKE = { "〔": "[", "〕": "]", "【": "[", "】": "]", "−": "-", "–": "-", "“": '"', "”": '"' };
const foldedOne = c => { const f = c.normalize("NFKC").toLowerCase(); return f.length === c.length ? f : c; };
const folded = text => text.replace(/[^\x00-\x7f]/gu, c => ALIKE[c] || foldedOne(c)).toLowerCase();
const asked = query => folded(query).replace(/(\d),(?=\d{3})/g, "$1");
const safe = text => text.replace(/[&<>"]/g, c => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c]);

const fetched = async () => (await fetch(PAGES)).json();

async function load() {
  try {
    setUp(self.__pages || await fetched());
  } catch (error) {
    loading = null;
    throw error;
  }
}

function setUp(index) {
  synonyms = new Map(Object.entries(index.synonyms));
  const byAddress = new Map();
  for (const doc of index.docs) {
    const address = doc.location.split("#")[0];
    const text = plain(doc.text), title = plain(doc.title);
    const section = { location: doc.location, title, text, foldedTitle: folded(title), foldedText: folded(text) };
    if (!byAddress.has(address)) byAddress.set(address, { order: byAddress.size, boost: doc.boost || 1, sections: [] });
    byAddress.get(address).sections.push(section);
  }
  pages = [...byAddress.values()];
  everything = pages.flatMap(page => page.sections).map(s => s.foldedTitle + "\n" + s.foldedText).join("\n");
}

function find(query) {
  const words = asked(query).split(/\s+/).filter(Boolean);
  const exact = matching(words, scoreOfAll);
  return exact.length ? exact : matching(words.flatMap(pieces), scoreOfMost);
}

function matching(words, score) {
  const meanings = words.map(word => [word, ...(synonyms.get(word) || []).map(folded)]);
  return meanings.length ? ranked(page => score(page, meanings), meanings.flat()) : [];
}

function ranked(score, words) {
  return pages.map(page => [score(page), page]).filter(([value]) => value > 0)
    .sort(([a, p], [b, q]) => b - a || p.order - q.order)
    .map(([value, page]) => shown(page, value, words));
}

const scores = (page, meanings) => meanings.map(([word, ...others]) =>
  Math.max(scoreOf(page, word), ...others.map(other => SYNONYM * scoreOf(page, other))));
const sum = numbers => numbers.reduce((total, one) => total + one, 0);

function scoreOfAll(page, meanings) {
  const each = scores(page, meanings);
  return each.every(one => one > 0) ? sum(each) : 0;
}

function scoreOfMost(page, meanings) {
  const each = scores(page, meanings);
  const share = each.filter(one => one > 0).length / each.length;
  return share >= MOST ? share * 2 * FULL_TITLE + sum(each) : 0;
}

function scoreOf(page, word) {
  let count = 0, place = 0;
  page.sections.forEach((section, index) => {
    count += section.foldedText.split(word).length - 1;
    if (!section.foldedTitle.includes(word)) return;
    count += 1;
    const inTitle = section.foldedTitle === word ? FULL_TITLE : IN_TITLE;
    place = Math.max(place, index === 0 ? inTitle : IN_HEADING);
  });
  return count === 0 ? 0 : page.boost * (place + Math.log2(1 + count));
}

const known = piece => synonyms.has(piece) || everything.includes(piece);
const pieces = word => word.match(/[!-~]+|[^!-~]+/g).flatMap(run => (/[!-~]/.test(run) ? [run].filter(known) : cut(run)));

function cut(run) {
  const found = [];
  for (let start = 0; start < run.length - 1; start++) {
    let end = run.length;
    while (end > start + 1 && !known(run.slice(start, end))) end--;
    if (end === start + 1) continue;
    found.push(run.slice(start, end));
    start = end - 1;
  }
  return found;
}

function shown(page, score, words) {
  const [first, ...rest] = page.sections;
  const holding = page.sections.filter(section => held(section, words).length);
  const terms = words.filter(word => holding.some(section => held(section, [word]).length));
  const hits = rest.filter(section => holding.includes(section));
  return [
    { ...item(first, score, words, terms), text: excerpt(holding[0], words) },
    ...hits.map(section => item(section, score / 2, words, held(section, words))),
  ];
}

const held = (section, words) => words.filter(w => section.foldedTitle.includes(w) || section.foldedText.includes(w));

function item(section, score, words, terms) {
  return {
    location: section.location, title: marked(section.title, section.foldedTitle, words),
    text: excerpt(section, words), score, terms: Object.fromEntries(terms.map(word => [word, true])),
  };
}

function excerpt({ text, foldedText }, words) {
  const found = words.map(word => foldedText.indexOf(word)).filter(at => at >= 0);
  if (!found.length) return "";
  const start = Math.max(0, Math.min(...found) - EXCERPT / 2), end = start + 2 * EXCERPT;
  const piece = marked(text.slice(start, end), foldedText.slice(start, end), words);
  return `<p>${start ? "…" : ""}${piece.replace(/\s+/g, " ")}${end < text.length ? "…" : ""}</p>`;
}

function marked(text, foldedText, words) {
  const escaped = [...new Set(words)].sort((a, b) => b.length - a.length).map(w => w.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  let html = "", done = 0;
  for (const { 0: hit, index } of escaped.length ? foldedText.matchAll(new RegExp(escaped.join("|"), "gu")) : []) {
    html += `${safe(text.slice(done, index))}<mark data-md-highlight>${safe(text.slice(index, index + hit.length))}</mark>`;
    done = index + hit.length;
  }
  return html + safe(text.slice(done));
}

async function answer({ type, data }) {
  if (type === SETUP) return { type: READY };
  if (data) await (loading ??= load());
  return { type: RESULT, data: { items: find(data) } };
}

if (typeof importScripts === "function") addEventListener("message", async event => postMessage(await answer(event.data)));
