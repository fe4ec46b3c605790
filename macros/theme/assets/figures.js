/* Filters the list of all figures by words, page, kind, and whether they are computed or differ. Without it the list is whole. */
"use strict";

{
  const form = document.querySelector(".figure-filter"), { words, page, kind, computed, differs } = form.elements;
  const folded = text => text.normalize("NFKC").toLowerCase();
  const sections = [...document.querySelectorAll(".receipts")].map(list => ({
    list, heading: list.previousElementSibling,
    figures: [...list.children].map(entry => ({ entry, pages: (entry.dataset.on || "").split(" "), text: folded(entry.textContent) })),
  }));

  function fits({ entry, pages, text }, typed) {
    return typed.every(word => text.includes(word)) && (!page.value || pages.includes(page.value))
      && (!computed.checked || "computed" in entry.dataset) && (!differs.checked || "differs" in entry.dataset);
  }

  function filter() {
    const typed = folded(words.value).split(/\s+/).filter(Boolean);
    let count = 0, all = 0;
    for (const { list, heading, figures } of sections) {
      const wanted = !kind.value || kind.value === heading.id;
      const found = figures.filter(figure => !(figure.entry.hidden = !(wanted && fits(figure, typed)))).length;
      list.hidden = heading.hidden = !found;
      count += found;
      all += figures.length;
    }
    form.querySelector("output").value = count === all ? `${all} 项` : `${all} 项中的 ${count} 项`;
  }

  function reveal() {  // a link that leads to a figure that is filtered out
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target?.closest("[hidden]")) return;
    form.reset();
    filter();
    target.scrollIntoView();
  }

  form.hidden = false;
  form.addEventListener("input", filter);
  form.addEventListener("submit", event => event.preventDefault());
  addEventListener("hashchange", reveal);
  filter();
}
