/** What one row of a list tells, and how it is made. */
export interface Row {
  key: string;
  /** While this is the same, so is the row's element. */
  told: string;
  make(): HTMLElement;
}

/**
 * The rows of a list. A row stays the same element in its place while it tells the same: an element that is drawn anew under
 * a press is not pressed, and one that is moved loses the focus and what is half written in it.
 */
export class Rows {
  readonly #list: HTMLElement;
  readonly #nothing: () => HTMLElement;
  #drawn = new Map<string, { told: string; node: HTMLElement }>();

  /** `nothing` is what stands there when no row does. */
  constructor(list: HTMLElement, nothing: () => HTMLElement) {
    this.#list = list;
    this.#nothing = nothing;
  }

  /** Returns the elements, in the order of the rows. */
  draw(rows: Row[]): HTMLElement[] {
    const drawn = new Map<string, { told: string; node: HTMLElement }>();
    for (const { key, told, make } of rows) {
      const before = this.#drawn.get(key);
      drawn.set(key, before?.told === told ? before : { told, node: make() });
    }
    this.#drawn = drawn;
    const shown = [...drawn.values()].map(({ node }) => node);
    const nodes = shown.length ? shown : [this.#nothing()];
    for (const child of [...this.#list.children]) if (!nodes.some((node) => node === child)) child.remove();
    nodes.forEach((node, i) => {
      if (this.#list.children[i] !== node) this.#list.insertBefore(node, this.#list.children[i] ?? null);
    });
    return shown;
  }
}
