/** Remembers the last ids it saw, to tell the second delivery of an event from the first. */
export class Once {
  readonly #seen = new Set<string>();

  constructor(readonly capacity = 10_000) {}

  isFirst(id: string): boolean {
    if (this.#seen.has(id)) return false;
    this.#seen.add(id);
    if (this.#seen.size > this.capacity) {
      const oldest = this.#seen.values().next();
      if (!oldest.done) this.#seen.delete(oldest.value);
    }
    return true;
  }
}
