import { lookup } from '../../../lookup.ts';
import { lengthOf } from './hiding.ts';

/*
 * Whether text can be told from what it stands on. Letters in the colour of their background, or no larger
 * than a pixel, carry instructions that the person who wrote the mail never saw. Unlike `display: none`, an
 * element inside may be seen again.
 */

type Rgb = readonly [number, number, number];

/**
 * What text looks like at some place; null where a colour is not known, a picture for instance: then it
 * counts as seen.
 */
export interface Paint {
  color: Rgb | null;
  background: Rgb | null;
  /** A pixel and less, or without opacity. */
  vanishing: boolean;
}

export const PAPER: Paint = { color: [0, 0, 0], background: [255, 255, 255], vanishing: false };
/** Steps of 255 in each channel that no eye tells apart. */
const INDISTINCT = 12;

/** What an element's style and attributes make of the paint around it; `rules` in lower case. */
export function painted(
  around: Paint,
  rules: ReadonlyMap<string, string>,
  attributes: ReadonlyMap<string, string>,
): Paint {
  const filled = rules.get('-webkit-text-fill-color');
  const color = filled ?? rules.get('color') ?? attributes.get('color')?.toLowerCase();
  const ground =
    rules.get('background-color') ?? rules.get('background') ?? attributes.get('bgcolor')?.toLowerCase();
  const size = rules.get('font-size') ?? sizeIn(rules.get('font'));
  return {
    color: color === undefined ? around.color : colorOf(color, around.color, around.background),
    background: groundOf(ground, rules, around.background),
    // A share of nothing is nothing.
    vanishing:
      size === undefined || (around.vanishing && /(%|em|inherit)$/.test(size))
        ? around.vanishing
        : isTiny(size),
  };
}

/** True when nobody sees what is written so. */
export function isUnseen({ color, background, vanishing }: Paint): boolean {
  if (vanishing) return true;
  return (
    color !== null &&
    background !== null &&
    color.every((part, index) => Math.abs(part - (background[index] ?? 0)) <= INDISTINCT)
  );
}

function groundOf(
  value: string | undefined,
  rules: ReadonlyMap<string, string>,
  around: Rgb | null,
): Rgb | null {
  if (rules.has('background-image') || value?.includes('url(') || value?.includes('gradient')) return null;
  return value === undefined || /^(none|inherit|initial|transparent|unset)\b/.test(value)
    ? around
    : colorOf(value, around, around);
}

const NAMED: Readonly<Record<string, Rgb>> = {
  white: [255, 255, 255],
  snow: [255, 250, 250],
  ivory: [255, 255, 240],
  whitesmoke: [245, 245, 245],
  ghostwhite: [248, 248, 255],
  floralwhite: [255, 250, 240],
  azure: [240, 255, 255],
  mintcream: [245, 255, 250],
  black: [0, 0, 0],
  red: [255, 0, 0],
  blue: [0, 0, 255],
  green: [0, 128, 0],
  yellow: [255, 255, 0],
  gray: [128, 128, 128],
  grey: [128, 128, 128],
  silver: [192, 192, 192],
  navy: [0, 0, 128],
};

/**
 * A CSS colour at the start of `value`; what is see-through takes the colour `behind` it. Null when it is not
 * understood.
 */
function colorOf(value: string, inherited: Rgb | null, behind: Rgb | null): Rgb | null {
  if (/^(inherit|currentcolor)\b/.test(value)) return inherited;
  if (value.startsWith('transparent')) return behind;
  const hex = /^#?([\da-f]{8}|[\da-f]{6}|[\da-f]{3,4})(?![\da-z])/.exec(value)?.[1];
  if (hex) {
    const full = hex.length < 6 ? [...hex].map((digit) => digit + digit).join('') : hex;
    if (full.slice(6) === '00') return behind;
    const part = (at: number) => Number.parseInt(full.slice(at, at + 2), 16);
    return [part(0), part(2), part(4)];
  }
  const light =
    /^hsla?\(\s*[\d.]{1,9}(?:deg)?\s*[, ]\s*([\d.]{1,9})%?\s*[, ]\s*([\d.]{1,9})%?\s*(?:[,/]\s*([\d.]{1,6}%?)\s*)?\)/.exec(
      value,
    );
  if (light) {
    if (light[3] !== undefined && Number.parseFloat(light[3]) === 0) return behind;
    const lightness = Number(light[2]);
    // Without saturation, or at an end of the scale, every hue is the same grey.
    const grey = Math.round(lightness * 2.55);
    return Number(light[1]) === 0 || lightness <= 1 || lightness >= 99 ? [grey, grey, grey] : null;
  }
  const shares = /^rgba?\(\s*([\d.]{1,9})%\s*[, ]\s*([\d.]{1,9})%\s*[, ]\s*([\d.]{1,9})%\s*\)/.exec(value);
  if (shares) return [Number(shares[1]) * 2.55, Number(shares[2]) * 2.55, Number(shares[3]) * 2.55];
  const call =
    /^rgba?\(\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\s*(?:[,/]\s*([\d.]{1,6}%?)\s*)?\)/.exec(
      value,
    );
  if (call) {
    if (call[4] !== undefined && Number.parseFloat(call[4]) === 0) return behind;
    return [Number(call[1]), Number(call[2]), Number(call[3])];
  }
  return lookup(NAMED, /^[a-z]{3,20}/.exec(value)?.[0] ?? '') ?? null;
}

/** Font sizes of a pixel and less, shares of a usual one counted. */
function isTiny(size: string): boolean {
  const share = /^([\d.]{1,9})%/.exec(size)?.[1];
  const length = share === undefined ? lengthOf(size) : (Number(share) * 16) / 100;
  return length !== null && length <= 1.5;
}

/** The size in the shorthand `font`: what stands before the family, and before a slash. */
function sizeIn(font: string | undefined): string | undefined {
  return font
    ?.split(/\s+/)
    .find((part) => /^[\d.]{1,9}(?:[a-z]{0,4}|%)(?:\/|$)/.test(part))
    ?.split('/')[0];
}
