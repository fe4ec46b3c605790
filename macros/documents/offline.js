/* Opened from a disk (file://), pages may not start workers: the search answers within the page. */
class PageWorker extends EventTarget {
  postMessage(message) {
    queueMicrotask(() => this.dispatchEvent(new MessageEvent("message", { data: answer(message) })));
  }
}
if (location.protocol === "file:") window.Worker = PageWorker;
