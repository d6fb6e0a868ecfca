/** Lets one loop sleep until it is woken. Woken while awake, it does not fall asleep the next time. */
export class Wake {
  #woken = false;
  #end: (() => void) | null = null;

  /** Ends the sleep, or the next one before it begins. */
  wake(): void {
    this.#woken = true;
    this.#end?.();
  }

  /** Sleeps until woken, for `limitMs` at most, or until `stopping` is aborted. One at a time. */
  async sleep(limitMs: number, stopping: AbortSignal): Promise<void> {
    if (!this.#woken && !stopping.aborted) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(end, limitMs);
        const onAbort = () => end();
        stopping.addEventListener('abort', onAbort, { once: true });
        this.#end = end;
        function end() {
          clearTimeout(timer);
          stopping.removeEventListener('abort', onAbort);
          resolve();
        }
      });
      this.#end = null;
    }
    this.#woken = false;
  }
}
