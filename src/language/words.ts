/** A list of words as it reads best: separated by spaces. */
export function words(list: string): string[] {
  return list.trim().split(/\s+/);
}
