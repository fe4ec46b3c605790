/* Finds the pages that a query means, in the texts of search/pages.json: those that hold every word of it, or
   an official word for it. Spaces, quotes and brackets within a word, width, case, and traditional characters make
   no difference; a number is a whole one, with or without zeros behind its point. Where there are none, or the query is
   likelier several words, it is cut into these; those that only ask are left out, and one that is not there stands for
   what it may abbreviate, or what differs from it in one character; where no word is known, its characters are sought.
   Then those pages are found that have most of the rest close together, the rarer words counting more; and if a number
   or a date is asked for, only those that have one there, if any do. */
"use strict";

{
  const FULL_TITLE = 40, IN_TITLE = 20, IN_HEADING = 8, SYNONYM = 0.5, ELSEWHERE = 14, MOST = 0.65, CLOSE = 200, WANTED = 2.5, UNKNOWN = 40, LIKELY = 2, EXCERPT = 60;

  // Wide and narrow, upper and lower case, kinds of brackets and minus are one; every character keeps its place.
  const ALIKE = { "〔": "[", "〕": "]", "【": "[", "】": "]", "−": "-", "–": "-", "“": '"', "”": '"', "帐": "账" };
  const foldedOne = c => { const f = c.normalize("NFKC").toLowerCase(); return f.length === c.length ? f : c; };
  const folded = text => text.replace(/[^\x00-\x7f]/gu, c => ALIKE[c] || foldedOne(c)).toLowerCase();
  const asked = query => folded(query).replace(/(\d),(?=\d{3})/g, "$1").replaceAll('"', "");

  // What may stand between two characters of a word in one place and not in another.
  const GAP = '[ "《》[\\]()]?', GAPS = /[ "《》[\]()]/g;
  const AMOUNT = /^(\d{4,}|\d+\.\d+)[\u4e00-\u9fff]{1,2}$/;  // a number that is known without its unit

  const HAN = "[\\u4e00-\\u9fff]", ANY = "\0", WORD = /^(?:[\u4e00-\u9fff]{2,8}|\d[\d.]*[\u4e00-\u9fff]+)$/, RAGGED = /^[的了吗呢吧啊]..|..[的了吗呢吧啊对占被是]$/;
  const UNIT = "(?:%|[万亿]?元|[万亿](?!元)|[个件份项人名条次家天月日]|年(?!度))", FIGURE = `\\d[\\d.]*${UNIT}`;
  const AROUND_A_FIGURE = new RegExp(`(?<=\\d${UNIT})(?=${HAN}{2})|(?<=${HAN}{2})(?=${FIGURE}|\\d[\\d.]{2})`);
  const PIECE = new RegExp(`${FIGURE}|[\\w.%+-]+|[^\\x00-\\x7f]+`, "g");

  // What a word that stands nowhere may mean: a number without its unit, what it abbreviates, or what it is with one character amiss.
  const LIKE = [
    word => word.match(/^[\d.]+/) || [],
    word => (word.length > 4 ? [] : [[...word].join(ANY) + ANY, [...word].join(ANY)]),
    word => (word.length < 3 ? [] : [...word].map((_, at) => word.slice(0, at) + ANY + word.slice(at + 1))),
  ];

  // What a question asks for: a date, or a number of something.
  const WHEN = /什么时候|何时|哪年|哪天|几月|几号/, DATE = "\\d+年\\d+月|\\d+月\\d+日|\\d{4}-\\d\\d", YEARS = /哪[一几]年/;
  const HOW_MANY = /(?:几|多少|占比|多大|多高)([个件份项人名位条次家处所天月年日趟场册]?)/, NUMBER = "(?<![\\w.])\\d[\\d.]*%?";
  const COUNTED = { 个: "[个人名家项件]", 人: "[人名]", 名: "[人名]", 位: "[人名位]" };

  // What a question is made of beside the thing it asks for; particles also at the ends of a piece.
  const PARTICLES = "的了得吗呢吧啊是有在和与及或也都就请我你您他";
  const ASKING = new RegExp(`^(?:占多少|占比|(?:多少|几)[个件份项人名位条次家处所天年]|为什么|为何|什么时候|何时|什么|多少|几|怎么样|怎么|怎样|如何|哪里|哪儿|哪家|哪些|哪个|哪|谁|多长|多久|多大|
    好不好|有没有|是不是|是否|能不能|可不可以|可以|能|会|要|需要|应该|请问|关于|没有|没|这个|那个|这次|本次|此次|主要|下一步|花了|一共|总共|地方|[${PARTICLES}])+$`.replace(/\s/g, ""));
  const SINGLE = new RegExp(`(?![${PARTICLES}谁几多少])${HAN}`, "g");  // what is looked for where no word is known
  const ASKED = /^(?:[花用有做干]了?|存在)?(?:[多几谁哪怎]|什么|如何)/;  // of everyday words: those that ask

  const escaped = word => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const sum = numbers => numbers.reduce((total, one) => total + one, 0);
  const matches = (text, word) => [...text.matchAll(new RegExp(word, "gu"))];

  /* Returns what finds a word, as the source of a pattern: numbers as they are, or, ``begun``, whatever they begin. */
  function sought(word, begun) {
    const parts = (word.match(AMOUNT)?.[1] || word).match(/\d+(?:\.\d+)?|[a-z]+|[^]/gu) || [];
    return parts.map(part => (/^\d/.test(part) ? number(part, begun) : part === ANY ? HAN : escaped(part))).join(GAP);
  }

  function number(digits, begun) {
    const value = digits.includes(".") ? digits.replace(/\.?0+$/, "") : digits;
    const rest = begun ? "[\\d.]*" : value.includes(".") ? "0*(?!\\d)" : "(?:\\.0+)?(?!\\.?\\d)";
    return `(?<![\\d.])${escaped(value)}${rest}`;
  }

  /* Returns a function from a query to the pages found, best first. */
  self.finder = ({ docs, synonyms, traditional }) => {
    for (const [old, simple] of traditional.match(/../gu) || []) ALIKE[old] = ALIKE[simple] || simple;
    const pages = pagesOf(docs);
    const textOf = pages => pages.flatMap(page => page.sections).map(s => `${s.foldedTitle}\n${s.foldedText}`).join("\n");
    const everything = textOf(pages), written = textOf(pages.filter(page => page.boost >= 1));  // pages that count less are the site's own
    const official = new Map(Object.entries(synonyms).map(([word, means]) => [folded(word), means.map(folded)]));
    const apart = [...official.keys()].filter(word => word.includes(" "));
    const rarity = piece => (written.includes(piece) ? Math.log(written.length / (written.split(piece).length - 1)) - LIKELY : everything.includes(piece) ? ELSEWHERE : Infinity);
    const cost = piece => (official.has(piece) ? -1 : ASKING.test(piece) ? 1 : RAGGED.test(piece) ? Infinity : rarity(piece));
    const isThere = (word, texts = everything) => new RegExp(sought(word), "u").test(texts);
    const likened = word => LIKE.map(ways => ways(word).filter(one => isThere(one))).find(found => found.length) || [];
    const alike = word => (!WORD.test(word) || official.has(word) || isThere(word) ? [] : likened(word));
    const pattern = word => sought(word, !isThere(word));
    const meanings = (words, others = () => []) => words.map(word => [word, ...(official.get(word) || []), ...others(word)].map(pattern));
    const isRare = word => pages.filter(page => scoreOf(page, [pattern(word)])).length < pages.length / 2;

    return query => {
      const words = spaced(asked(query)), exact = ranked(pages, allWords, meanings(words), 0);
      const pieces = together(words, apart).flatMap(word => (official.has(word) ? [word] : cut(word, cost, official, alike)));
      if (exact.length && pieces.length <= words.length && words.every(word => isThere(word, written))) return exact;
      const things = pieces.filter(piece => !(official.has(piece) && ASKED.test(piece)) || piece.includes(" "));
      const said = things.some(isRare) ? things : pieces.length ? pieces : words.join("").match(SINGLE) || [];
      const near = ranked(pages, mostWords, meanings(said, alike), MOST, wanted(query));
      const isExact = new Set(exact.map(page => page.location));
      return [...exact, ...near.filter(page => !isExact.has(page.location))];
    };
  };

  /* Returns the words of a query, a number with its unit one by itself; where one character stands alone, spaces are slips. */
  function spaced(query) {
    const words = query.split(/\s+/).filter(Boolean);
    return words.some(word => [...word].length === 1) ? [words.join("")] : words.flatMap(word => word.split(AROUND_A_FIGURE));
  }

  /* Returns the words of a query with everyday words that stand apart in it brought together: "谁/哪家 评" is one of the
     first and the second, wherever they stand. */
  function together(words, apart) {
    let rest = words.join(" ");
    const found = apart.filter(word => {
      const parts = word.split(" ").map(part => part.split("/").find(one => rest.includes(one)));
      if (parts.every(Boolean)) rest = parts.reduce((text, part) => text.replace(part, " "), rest);
      return parts.every(Boolean);
    });
    return [...found, ...rest.split(" ")];
  }

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
  function cut(word, cost, official, alike) {
    const trimmed = piece => (official.has(piece) ? piece : piece.replace(/[的了吗呢吧啊]$/, ""));
    return (word.match(PIECE) || []).flatMap(run => (/^\w/.test(run) ? [run] : mended(run, likeliest(run, cost))))
      .map(trimmed).filter(piece => piece.length > 1 && (cost(piece) < Infinity || alike(piece).length) && (official.has(piece) || !ASKING.test(piece)));

    // Where characters are left that mean nothing alone, the whole may be another word with one of them amiss.
    function mended(run, pieces) {
      const isWhole = pieces.join("") === run && pieces.every(piece => piece.length > 1);
      return isWhole || pieces.some(piece => official.has(piece) || (ASKING.test(piece) && (piece.length > 1 || ASKED.test(piece)))) || !alike(run).length ? pieces : [run];
    }
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

  function ranked(pages, score, meanings, least, wanted = []) {
    const closest = closestIn(pages, meanings, wanted);
    const found = pages.map(page => [score(page, meanings, closest), page]).sort(([a], [b]) => b - a);
    return found.filter(([value]) => value > least * found[0][0]).map(([, page]) => shown(page, meanings.flat(), closest));
  }

  function allWords(page, meanings) {
    const each = meanings.map(words => scoreOf(page, words));
    return each.every(one => one > 0) ? sum(each) : 0;
  }

  /* Returns what finds the number or the date that a question asks for, if it does. */
  function wanted(query) {
    const [many, unit] = query.match(HOW_MANY) || [];
    return WHEN.test(query) ? [DATE] : YEARS.test(query) ? ["\\d{4}年"] : many ? [`${NUMBER} ?${COUNTED[unit] || unit}`] : [];
  }

  function mostWords(page, meanings, closest) {
    const best = Math.max(...page.sections.map(section => closest(section).value));
    return best && best * FULL_TITLE * 4 + sum(meanings.map(words => scoreOf(page, words)));
  }

  /* Returns a function from a section to the greatest weight of what stands close together there, and to where that begins. */
  function closestIn(pages, meanings, wanted) {
    const holding = words => pages.filter(page => scoreOf(page, words)).length || 1;
    const weights = meanings.map(words => Math.log((pages.length + 1) / holding(words)));
    const weight = terms => sum(terms.map(term => weights[term])), places = (text, patterns) => patterns.flatMap(one => matches(text, one)).map(hit => hit.index);
    return ({ foldedTitle, foldedText }) => {
      const text = `${foldedTitle}\n${foldedText}`, asked = places(text, wanted);
      const hits = meanings.flatMap((words, term) => places(text, words).map(at => ({ at, term }))).sort((a, b) => a.at - b.at);
      let end = 0, next = 0;
      return hits.reduce((best, { at }, start) => {
        while (end < hits.length && hits[end].at - at < CLOSE) end++;
        while (asked[next] <= at - CLOSE) next++;
        const close = new Set(hits.slice(start, end).map(hit => hit.term));
        const value = weight([...close]) * (asked[next] < at + CLOSE ? WANTED : 1);
        return value > best.value ? { value, at } : best;
      }, { value: 0, at: 0 });
    };
  }

  const scoreOf = (page, [word, ...others]) =>
    page.boost * Math.max(occurrences(page, word), ...others.map(other => SYNONYM * occurrences(page, other)));

  function occurrences(page, word) {
    let count = 0, place = 0;
    page.sections.forEach(({ foldedTitle, foldedText }, index) => {
      count += matches(foldedText, word).length;
      const [hit] = matches(foldedTitle, word);
      if (!hit) return;
      count += 1;
      place = Math.max(place, index ? IN_HEADING : hit[0] === foldedTitle ? FULL_TITLE : IN_TITLE);
    });
    return count && place + Math.log2(1 + count);
  }

  function shown(page, words, closest) {
    const hits = section => [...new Set(words.flatMap(word => matches(`${section.foldedTitle}\n${section.foldedText}`, word)).map(hit => hit[0].replace(GAPS, "")))];
    const found = page.sections.map(section => ({ section, terms: hits(section), ...closest(section) }));
    const item = ({ section, terms, at }) => ({ location: section.location, terms, ...excerpts(section, words, at) });
    const places = found.slice(1).filter(({ value }) => value).sort((a, b) => b.value - a.value);
    const terms = [...new Set(found.flatMap(one => one.terms))];
    return { ...item({ ...found[0], terms }), sections: places.map(item) };
  }

  function excerpts({ title, text, foldedTitle, foldedText }, words, begins) {
    const any = new RegExp(words.join("|"), "gu"), inText = begins - foldedTitle.length - 1;
    const at = inText >= 0 ? inText : foldedText.search(any);
    return { title: split(title, foldedTitle, any), text: at < 0 ? [] : split(...around(text, foldedText, at), any) };
  }

  /* Returns a piece of a text, as written and folded, from the beginning of the sentence or cell at a place, if that is near. */
  function around(text, foldedText, at) {
    const early = Math.max(0, at - EXCERPT / 2), start = early + text.slice(early, at).search(/[^\n。；]*$/), end = start + 2 * EXCERPT;
    const shown = whole => `${start ? "…" : ""}${whole.slice(start, end)}${end < text.length ? "…" : ""}`.replace(/\s/g, " ");
    return [shown(text), shown(foldedText)];
  }

  /* Returns a text in pieces, each with whether it is one of the words, folded. */
  self.marked = (text, words) => split(text, folded(text), new RegExp(words.map(word => sought(word)).join("|"), "gu"));

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
