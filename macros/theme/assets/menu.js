/* The ways through a page: menus worked by the keyboard and closed when their work is done, the section the reader is in,
   a way back to the top for who turns back. Without it the menus open and close, and links lead where they say. */
"use strict";

{
  const drawer = document.getElementById("__drawer"), back = document.querySelector(".md-top");
  const links = new Map([...document.querySelectorAll(".md-sidebar--secondary a[href^='#']")]
    .map(link => [document.getElementById(decodeURIComponent(link.hash.slice(1))), link]));
  const passed = new Set();

  const watcher = new IntersectionObserver(changes => {
    for (const { target, isIntersecting } of changes) passed[isIntersecting ? "add" : "delete"](target);
    const here = [...links.keys()].findLast(heading => passed.has(heading));
    for (const [heading, link] of links) link.classList.toggle("md-nav__link--active", heading === here);
    links.get(here)?.scrollIntoView({ block: "nearest" });
  }, { rootMargin: "99999% 0px -75% 0px" });  // a heading is passed when it stands above the middle of the upper half
  for (const heading of links.keys()) watcher.observe(heading);

  let before = 0;
  addEventListener("scroll", () => {
    back.hidden = scrollY > before || scrollY < innerHeight;
    before = scrollY;
  }, { passive: true });
  back.addEventListener("click", () => scrollTo(0, 0));

  document.addEventListener("keydown", event => {
    if (event.key === "Escape") drawer.checked = false;
    if (!["Enter", " "].includes(event.key) || !event.target.matches?.("label[tabindex], #__drawer")) return;
    event.preventDefault();
    event.target.click();
  });
  document.addEventListener("click", event => { if (event.target.closest?.(".md-nav a")) drawer.checked = false; });
}
