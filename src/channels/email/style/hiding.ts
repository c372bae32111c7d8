/*
 * The ways in which CSS keeps words from whoever reads a page: CSS Display, Overflow, Masking, Transforms, Filter Effects, Positioned
 * Layout and Text. What hides an element hides all in it. Where a way needs a size of the page to tell, far out of sight counts.
 */

type Rules = ReadonlyMap<string, string>;

/** Whether a style makes its element and all in it invisible. `rules`: names and values in lower case. */
export function isHidden(rules: Rules): boolean {
  if (rules.size === 0) return false;
  return saysSo(rules) || isFaded(rules) || isCut(rules) || isAway(rules) || isShrunk(rules);
}

const value = (rules: Rules, property: string): string => rules.get(property) ?? '';

/** Properties that say it in a word. */
function saysSo(rules: Rules): boolean {
  return (
    /^none\b/.test(value(rules, 'display')) ||
    /^(hidden|collapse)\b/.test(value(rules, 'visibility')) ||
    /^hidden\b/.test(value(rules, 'content-visibility')) ||
    /^all\b/.test(value(rules, 'mso-hide'))
  );
}

/** Shares of light below this are none. */
const FAINT = 0.05;

function isFaded(rules: Rules): boolean {
  const opacity = shareOf(value(rules, 'opacity'));
  if (opacity !== null && opacity <= FAINT) return true;
  for (const filter of [value(rules, 'filter'), value(rules, '-ms-filter'), value(rules, '-webkit-filter')]) {
    const ours = shareOf(/opacity\(\s*([^)]{1,20})\)/.exec(filter)?.[1] ?? '');
    const old = /alpha\(\s*opacity\s*=\s*([\d.]{1,9})/.exec(filter)?.[1];
    if ((ours !== null && ours <= FAINT) || (old !== undefined && Number(old) <= FAINT * 100)) return true;
  }
  const mask = `${value(rules, 'mask')} ${value(rules, 'mask-image')} ${value(rules, '-webkit-mask-image')}`;
  return /gradient\((?=[^)]*transparent)(?![^)]*(?:#|black|white|rgb))/.test(mask);
}

/** Sizes of no more than a pixel, with what does not fit cut off. */
function isCut(rules: Rules): boolean {
  const cuts = ['overflow', 'overflow-x', 'overflow-y', 'overflow-block', 'overflow-inline'].some(
    (property) => /\b(hidden|clip|auto|scroll)\b/.test(value(rules, property)),
  );
  const small = (property: string) => {
    const length = lengthOf(value(rules, property));
    return length !== null && Math.abs(length) <= 1;
  };
  const sizes = ['height', 'max-height', 'width', 'max-width', 'block-size', 'inline-size', 'max-block-size'];
  if (cuts && (sizes.some(small) || small('line-height'))) return true;
  if (cuts && lengthOf(value(rules, 'text-indent'), 100) !== null) {
    if (Math.abs(lengthOf(value(rules, 'text-indent'), 100) ?? 0) >= 100) return true;
  }
  return (
    isClipped(value(rules, 'clip')) ||
    isClippedAway(value(rules, 'clip-path') || value(rules, '-webkit-clip-path'))
  );
}

/** `clip: rect(top, right, bottom, left)`. */
function isClipped(clip: string): boolean {
  const sides = /^rect\(([^)]{1,80})\)/
    .exec(clip)?.[1]
    ?.trim()
    .split(/[\s,]+/)
    .map((side) => lengthOf(side) ?? 999);
  if (sides?.length !== 4) return false;
  const [top = 0, right = 0, bottom = 0, left = 0] = sides;
  return bottom - top <= 1 || right - left <= 1;
}

function isClippedAway(path: string): boolean {
  const inset = /^inset\(([^)]{1,80})\)/.exec(path)?.[1];
  if (inset) {
    const sides = inset
      .trim()
      .split(/\s+/)
      .map((side) => Number.parseFloat(side));
    const [top = 0, right = top, bottom = top, left = right] = sides;
    return inset.includes('%') && (top + bottom >= 99 || left + right >= 99);
  }
  if (/^(circle|ellipse)\(\s*0/.test(path)) return true;
  const points = /^polygon\(([^)]{1,200})\)/
    .exec(path)?.[1]
    ?.split(',')
    .map((point) => point.trim());
  return points !== undefined && new Set(points).size <= 2;
}

/** Pixels outside of any page. */
const FAR = 900;

/** Moved to where no page reaches. */
function isAway(rules: Rules): boolean {
  const moved = [
    'left',
    'right',
    'top',
    'bottom',
    'inset',
    'margin',
    'margin-left',
    'margin-top',
    'margin-right',
  ];
  const more = ['text-indent', 'inset-inline-start', 'inset-block-start', 'translate'];
  const far = [...moved, ...more].some((property) =>
    value(rules, property)
      .split(/[\s,/]+/)
      .some((part) => isFar(part, property === 'text-indent')),
  );
  const transform = `${value(rules, 'transform')} ${value(rules, '-webkit-transform')} ${value(rules, '-ms-transform')}`;
  const moves = /translate(?:x|y|3d)?\(([^)]{1,80})\)/g;
  if (
    far ||
    [...transform.matchAll(moves)].some(([, given = '']) =>
      given.split(',').some((part) => isFar(part.trim(), true)),
    )
  )
    return true;
  const spacing = lengthOf(value(rules, 'letter-spacing'));
  if (spacing !== null && spacing <= -6) return true;
  const behind = Number.parseInt(value(rules, 'z-index'), 10);
  return behind < 0 && /^(absolute|fixed|relative)\b/.test(value(rules, 'position'));
}

/** `both`: far to either side. */
function isFar(part: string, both: boolean): boolean {
  const length = lengthOf(part, 1_000);
  return length !== null && (length <= -FAR || (both && length >= FAR));
}

function isShrunk(rules: Rules): boolean {
  const transform = `${value(rules, 'transform')} ${value(rules, '-webkit-transform')} ${value(rules, '-ms-transform')}`;
  const nothing = (given: string) =>
    given.split(/[\s,]+/).some((part) => part !== '' && Math.abs(Number(part)) < 0.05);
  const scaled = /scale(?:x|y|3d|z)?\(([^)]{1,80})\)/.exec(transform)?.[1];
  if (scaled && nothing(scaled.trim())) return true;
  const scale = value(rules, 'scale');
  if (scale && scale !== 'none' && nothing(scale)) return true;
  const matrix = /matrix\(([^)]{1,120})\)/.exec(transform)?.[1]?.split(',').map(Number);
  if (matrix && Math.abs((matrix[0] ?? 1) * (matrix[3] ?? 1) - (matrix[1] ?? 0) * (matrix[2] ?? 0)) < 0.001)
    return true;
  const turned = /rotate[xy]\(\s*(-?[\d.]{1,9})\s*(deg|turn)/.exec(transform);
  const degrees = Number(turned?.[1]) * (turned?.[2] === 'turn' ? 360 : 1);
  if (turned && Math.abs(Math.cos((degrees * Math.PI) / 180)) < 0.01) return true;
  const zoom = shareOf(value(rules, 'zoom'));
  return zoom !== null && zoom < FAINT;
}

/** A number, or per cent of one; null for what is none. */
function shareOf(text: string): number | null {
  const found = /^([-+]?[\d.]{1,12})(%?)/.exec(text.trim());
  const number = Number.parseFloat(found?.[1] ?? '');
  return Number.isNaN(number) ? null : found?.[2] ? number / 100 : number;
}

const UNITS: ReadonlyMap<string, number> = new Map([
  ['', 1],
  ['px', 1],
  ['pt', 4 / 3],
  ['pc', 16],
  ['in', 96],
  ['cm', 38],
  ['mm', 3.8],
  ['em', 16],
  ['rem', 16],
  ['ex', 8],
  ['ch', 8],
  ['vw', 12],
  ['vh', 8],
]);

/** A length in pixels of a usual screen; `percent` is what 100 per cent is (none: it is no length). Null for what is none. */
export function lengthOf(text: string, percent?: number): number | null {
  const inner = /^calc\(\s*([^()]{1,40})\s*\)/.exec(text.trim())?.[1] ?? text.trim();
  const found = /^([-+]?(?:\d{0,9}\.\d{1,6}|\d{1,9}))([a-z]{0,4}|%)(?:$|[\s,!])/.exec(inner);
  if (!found) return null;
  const number = Number(found[1]);
  if (number === 0) return 0;
  if (found[2] === '%') return percent === undefined ? null : (number * percent) / 100;
  const unit = UNITS.get(found[2] ?? '');
  return unit === undefined ? null : number * unit;
}
