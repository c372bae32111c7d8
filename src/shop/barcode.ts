import { code128 } from 'bwip-js/generic';

/** One bar, measured in modules (the width of the narrowest bar). */
export interface Bar {
  x: number;
  width: number;
}

/**
 * The bars of a Code 128 symbol, without its quiet zones (leave 10 modules free on both sides). `text` is printable ASCII.
 *
 * Only the encoder is used, so that the rest of the library (fonts, images) falls out of the bundle and the bars stay vectors.
 */
export function code128Bars(text: string): { bars: Bar[]; modules: number } {
  const bars: Bar[] = [];
  let modules = 0;
  const nothing = () => {};
  code128(
    { bcid: 'code128', text, scale: 1, height: 10, includetext: false },
    {
      scale: () => [1, 1],
      measure: () => ({ width: 0, ascent: 0, descent: 0 }),
      init: (width) => {
        modules = width;
      },
      line: (x0, _y0, _x1, _y1, width) => {
        // The pen stands in the middle of the bar, rounded up to a whole module.
        bars.push({ x: Math.floor(x0 - width / 2), width });
      },
      polygon: nothing,
      hexagon: nothing,
      ellipse: nothing,
      fill: nothing,
      text: nothing,
      end: nothing,
    },
  );
  return { bars, modules };
}
