/* Search over the theme's index. Answers the theme's messages, as a worker or, opened from a disk, as a script.

   A page is found if it holds every word of the query, or a synonym of it, exactly as typed;
   if no page does, the pages that hold most of the query's pairs of characters are offered. */
"use strict";

const FULL_TITLE = 40, IN_TITLE = 20, IN_HEADING = 8, SYNONYM = 0.5, ENOUGH_PAIRS = 0.6, EXCERPT = 60;
const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3;
let pages = [];
let synonyms = {};

const plain = html => html.replace(/<[^>]*>/g, "\n").replace(/\u200b/g, "")
  .replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;/g, '"').replace(/&#39;/g, "'").replace(/&amp;/g, "&");
const folded = text => text.normalize("NFKC").toLowerCase();
const safe = text => text.replace(/[&<>"]/g, c => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c]);

function setUp({ config, docs }) {
  synonyms = config.synonyms || {};
  const byAddress = new Map();
  for (const doc of docs) {
    const address = doc.location.split("#")[0];
    const text = plain(doc.text), title = plain(doc.title);
    const section = { location: doc.location, title, text, foldedTitle: folded(title), foldedText: folded(text) };
    if (!byAddress.has(address)) byAddress.set(address, { order: byAddress.size, boost: doc.boost || 1, sections: [] });
    byAddress.get(address).sections.push(section);
  }
  pages = [...byAddress.values()];
}

function find(query) {
  const words = folded(query).split(/\s+/).filter(Boolean);
  if (!words.length) return [];
  const meanings = words.map(word => [word, ...(synonyms[word] || []).map(folded)]);
  const exact = ranked(page => scoreOfAll(page, meanings), meanings.flat());
  return exact.length ? exact : ranked(page => scoreOfPairs(page, words.join("")), pairs(words.join("")));
}

function ranked(score, words) {
  return pages.map(page => [score(page), page]).filter(([value]) => value > 0)
    .sort(([a, p], [b, q]) => b - a || p.order - q.order)
    .map(([value, page]) => shown(page, value, words));
}

function scoreOfAll(page, meanings) {
  let total = 0;
  for (const [word, ...others] of meanings) {
    const best = Math.max(scoreOf(page, word), ...others.map(other => SYNONYM * scoreOf(page, other)));
    if (best === 0) return 0;
    total += best;
  }
  return total;
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

const pairs = text => Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2));

function scoreOfPairs(page, text) {
  const wanted = pairs(text);
  const all = page.sections.map(section => section.foldedTitle + "\n" + section.foldedText).join("\n");
  const share = wanted.filter(pair => all.includes(pair)).length / (wanted.length || 1);
  return share >= ENOUGH_PAIRS ? share : 0;
}

function shown(page, score, words) {
  const [first, ...rest] = page.sections;
  const hits = rest.filter(section => words.some(word => (section.foldedTitle + section.foldedText).includes(word)));
  return [item(first, score, words), ...hits.map(section => item(section, score / 2, words))];
}

function item(section, score, words) {
  return {
    location: section.location, title: marked(section.title, words), text: excerpt(section, words), score,
    terms: Object.fromEntries(words.filter(w => (section.foldedTitle + section.foldedText).includes(w)).map(w => [w, true])),
  };
}

function excerpt(section, words) {
  const found = words.map(word => section.foldedText.indexOf(word)).filter(at => at >= 0);
  if (!found.length) return "";
  const start = Math.max(0, Math.min(...found) - EXCERPT / 2);
  const piece = section.text.slice(start, start + 2 * EXCERPT).replace(/\s+/g, " ");
  return `<p>${start ? "…" : ""}${marked(piece, words)}…</p>`;
}

function marked(text, words) {
  const escaped = [...new Set(words)].sort((a, b) => b.length - a.length).map(w => w.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const pieces = text.split(new RegExp(`(${escaped.join("|")})`, "iu"));
  return pieces.map((piece, i) => (i % 2 ? `<mark data-md-highlight>${safe(piece)}</mark>` : safe(piece))).join("");
}

function answer({ type, data }) {
  if (type === SETUP) return setUp(data), { type: READY };
  if (type === QUERY) return { type: RESULT, data: { items: find(data) } };
}

if (typeof importScripts === "function") addEventListener("message", event => postMessage(answer(event.data)));
