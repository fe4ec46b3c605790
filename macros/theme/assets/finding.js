/* Finds the pages that a query means, in the texts of search/pages.json: those that hold every word of it, or
   an official word for it, exactly as typed. Where there are none, the query is cut into the likeliest words,
   those that only ask are left out, and the pages are offered that have most of the rest in one section,
   the rarer words counting more. */
"use strict";

{
  const FULL_TITLE = 40, IN_TITLE = 20, IN_HEADING = 8, SYNONYM = 0.5, ENOUGH = 0.55, UNKNOWN = 20, EXCERPT = 60;

  // Wide and narrow, upper and lower case, kinds of brackets and minus are one; every character keeps its place.
  const ALIKE = { "〔": "[", "〕": "]", "【": "[", "】": "]", "−": "-", "–": "-", "“": '"', "”": '"' };
  const foldedOne = c => { const f = c.normalize("NFKC").toLowerCase(); return f.length === c.length ? f : c; };
  const folded = text => text.replace(/[^\x00-\x7f]/gu, c => ALIKE[c] || foldedOne(c)).toLowerCase();
  const asked = query => folded(query).replace(/(\d),(?=\d{3})/g, "$1");

  // What a question is made of beside the thing it asks for; particles also at the ends of a piece.
  const PARTICLES = "的了吗呢吧啊是有在和与及或也都就请我你您他";
  const ASKING = new RegExp(`^(?:为什么|为何|什么|多少|几|怎么样|怎么|怎样|如何|哪里|哪儿|哪家|哪些|哪个|哪|谁|多长|多久|多大|
    好不好|有没有|是不是|是否|能不能|可不可以|可以|能|会|要|需要|应该|请问|关于|这个|那个|下一步|花了|一共|总共|[${PARTICLES}])+$`.replace(/\s/g, ""));

  const escaped = words => [...new Set(words)].sort((a, b) => b.length - a.length)
    .map(word => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|");
  const sum = numbers => numbers.reduce((total, one) => total + one, 0);
  const holds = (section, word) => section.foldedTitle.includes(word) || section.foldedText.includes(word);

  /* Returns a function from a query to the pages found, best first. */
  self.finder = ({ docs, synonyms }) => {
    const pages = pagesOf(docs);
    const everything = pages.flatMap(page => page.sections).map(s => `${s.foldedTitle}\n${s.foldedText}`).join("\n");
    const official = new Map(Object.entries(synonyms).map(([word, means]) => [folded(word), means.map(folded)]));
    const cost = piece => (official.has(piece) || ASKING.test(piece) ? 1 : Math.log(everything.length / (everything.split(piece).length - 1)));
    const meanings = words => words.map(word => [word, ...(official.get(word) || [])]);

    return query => {
      const words = asked(query).split(/\s+/).filter(Boolean);
      const exact = ranked(pages, allWords, meanings(words), 0);
      return exact.length ? exact : ranked(pages, mostOf(pages), meanings(words.flatMap(word => cut(word, cost))), ENOUGH);
    };
  };

  function pagesOf(docs) {
    const pages = new Map();
    for (const { location, title, text, boost = 1 } of docs) {
      const address = location.split("#")[0];
      if (!pages.has(address)) pages.set(address, { boost, sections: [] });
      pages.get(address).sections.push({ location, title, text, foldedTitle: folded(title), foldedText: folded(text) });
    }
    return [...pages.values()];
  }

  /* Cuts a word of the query where the pieces are likeliest: what occurs often is a word, and few pieces are likelier than many. */
  function cut(word, cost) {
    return (word.match(/[\w.%+-]+|[^\x00-\x7f]+/g) || []).flatMap(run => (/^\w/.test(run) ? [run] : likeliest(run, cost)))
      .filter(piece => piece.length > 1 && cost(piece) < Infinity && !ASKING.test(piece));
  }

  function likeliest(run, cost) {
    const best = [{ total: 0, pieces: [] }];
    for (let end = 1; end <= run.length; end++) {
      best[end] = { total: best[end - 1].total + UNKNOWN, pieces: best[end - 1].pieces };
      for (let start = 0; start < end; start++) {
        const piece = run.slice(start, end), total = best[start].total + cost(piece);
        if (total < best[end].total) best[end] = { total, pieces: [...best[start].pieces, piece] };
      }
    }
    return best[run.length].pieces;
  }

  function ranked(pages, score, meanings, least) {
    const words = meanings.flat();
    const found = pages.map(page => [score(page, meanings), page]).sort(([a], [b]) => b - a);
    return found.filter(([value]) => value > least * found[0][0]).map(([, page]) => shown(page, words));
  }

  function allWords(page, meanings) {
    const each = meanings.map(words => scoreOf(page, words));
    return each.every(one => one > 0) ? sum(each) : 0;
  }

  function mostOf(pages) {
    const all = pages.length + 1;
    const holding = words => pages.filter(page => scoreOf(page, words)).length || 1;
    const weight = words => Math.log(all / (words.length > 1 ? 1 : holding(words)));  // an everyday word is what is asked
    return (page, meanings) => {
      const share = section => sum(meanings.map(words => (words.some(word => holds(section, word)) ? weight(words) : 0)));
      const best = Math.max(...page.sections.map(share));
      return best && best * FULL_TITLE * 4 + sum(meanings.map(words => scoreOf(page, words)));
    };
  }

  const scoreOf = (page, [word, ...others]) =>
    page.boost * Math.max(occurrences(page, word), ...others.map(other => SYNONYM * occurrences(page, other)));

  function occurrences(page, word) {
    let count = 0, place = 0;
    page.sections.forEach(({ foldedTitle, foldedText }, index) => {
      count += foldedText.split(word).length - 1;
      if (!foldedTitle.includes(word)) return;
      count += 1;
      place = Math.max(place, index ? IN_HEADING : foldedTitle === word ? FULL_TITLE : IN_TITLE);
    });
    return count && place + Math.log2(1 + count);
  }

  function shown(page, words) {
    const held = section => words.filter(word => holds(section, word));
    const item = (section, terms) => ({ location: section.location, terms, ...excerpts(section, words) });
    const [first, ...rest] = page.sections, holding = page.sections.filter(section => held(section).length);
    const places = rest.filter(section => holding.includes(section)).sort((a, b) => held(b).length - held(a).length);
    const terms = words.filter(word => holding.some(section => holds(section, word)));
    return { ...item(first, terms), sections: places.map(section => item(section, held(section))) };
  }

  function excerpts({ title, text, foldedText }, words) {
    const at = Math.min(...words.map(word => foldedText.indexOf(word)).filter(index => index >= 0));
    return { title: self.marked(title, words), text: at < Infinity ? self.marked(around(text, at), words) : [] };
  }

  /* Returns a piece of a text from the beginning of the sentence or cell that stands at a place, if that is near. */
  function around(text, at) {
    const early = Math.max(0, at - EXCERPT / 2), start = early + text.slice(early, at).search(/[^\n。；]*$/), end = start + 2 * EXCERPT;
    return `${start ? "…" : ""}${text.slice(start, end)}${end < text.length ? "…" : ""}`.replace(/\s+/g, " ");
  }

  /* Returns a text in pieces, each with whether it is one of the words, folded. */
  self.marked = (text, words) =>
    words.length ? split(text, folded(text), new RegExp(escaped(words), "gu")) : [[text, false]];

  function split(text, foldedText, pattern) {
    const pieces = [];
    let done = 0;
    for (const { 0: hit, index } of foldedText.matchAll(pattern)) {
      pieces.push([text.slice(done, index), false], [text.slice(index, index + hit.length), true]);
      done = index + hit.length;
    }
    return [...pieces, [text.slice(done), false]].filter(([piece]) => piece);
  }
}
