/** How much time lies between the steps of a story. */
export interface Pace {
  /** The days between two steps; null for the days the story itself tells. */
  gap: number | null;
}

/** `3d`, `182d`; no text is the story as it is told. Throws on anything else. */
export function paceOf(text: string | undefined): Pace {
  if (text === undefined) return { gap: null };
  const days = /^(\d{1,3})d$/.exec(text)?.[1];
  if (!days || days === '0') throw new Error(`--gap=${text}: say it in days, as in 3d or 182d`);
  return { gap: Number(days) };
}

/** The day of a step, counted from the first: as told, or so many gaps later. */
export function dayOf({ gap }: Pace, step: number, told: number): number {
  return gap === null ? told : step * gap;
}
