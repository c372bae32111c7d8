import { type Font, textWidth } from './fonts.ts';

/** A text as it fits into `room` points: first smaller, by a third at most, then shorter. */
export function fitted(
  text: string,
  font: Font,
  size: number,
  room: number,
): { shown: string; size: number } {
  const full = textWidth(text, font, size);
  if (full <= room) return { shown: text, size };
  const smaller = Math.max(size * 0.67, (size * room) / full);
  let shown = text;
  while (shown.length > 1 && textWidth(shown, font, smaller) > room)
    shown = `${shown.slice(0, -2).trimEnd()}…`;
  return { shown, size: smaller };
}
