/* Opened from a disk (file://), pages may not start workers: the search answers within the page. */
class PageWorker extends EventTarget {
  async postMessage(message) {
    const data = await answer(message);
    this.dispatchEvent(new MessageEvent("message", { data }));
  }
}
if (location.protocol === "file:") window.Worker = PageWorker;
