/** Messages in the order they were written, where their platform gives the time; the others stay where they arrived. */
export function asWritten<T>(messages: readonly T[], sentAt: (message: T) => string | undefined): T[] {
  return messages.toSorted((one, other) => {
    const [first, second] = [sentAt(one), sentAt(other)];
    return first && second ? first.localeCompare(second) : 0;
  });
}
