/** The last so many, in their order; the same list where there are no more. */
export function last<T>(count: number, items: T[]): T[] {
  return items.length > count ? items.slice(-count) : items;
}
