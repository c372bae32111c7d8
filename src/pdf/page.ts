import type { Font } from './fonts.ts';
import { encode } from './win-ansi.ts';

/** Points from the lower left corner. */
export interface Point {
  x: number;
  y: number;
}

export interface Size {
  width: number;
  height: number;
}

/** From 0 (black) to 1 (white). */
export type Grey = number;

/**
 * The operators that draw one page, in the order in which they are asked for; a reader reads the texts in
 * that order.
 */
export class Page {
  readonly size: Size;
  readonly #operators: string[] = [];
  #texts = 0;

  constructor(size: Size) {
    this.size = size;
  }

  /** How many texts the page has; the n-th is marked content n, for the structure tree. */
  get texts(): number {
    return this.#texts;
  }

  /**
   * One line of text from the baseline's start. It is written in hexadecimal digits, so no text can hold an
   * operator.
   */
  text(text: string, style: Point & { font: Font; size: number; grey?: Grey }): void {
    const { x, y, font, size, grey = 0 } = style;
    this.#operators.push(
      `/P <</MCID ${this.#texts++}>> BDC`,
      `BT ${number(grey)} g /${font} ${number(size)} Tf ${number(x)} ${number(y)} Td <${hex(encode(text))}> Tj ET`,
      'EMC',
    );
  }

  /** Filled rectangles. Like all that is no text, they say nothing to who listens. */
  rectangles(rectangles: (Point & Size)[], grey: Grey = 0): void {
    const paths = rectangles.map(
      ({ x, y, width, height }) => `${[x, y, width, height].map(number).join(' ')} re`,
    );
    if (paths.length > 0) this.#operators.push('/Artifact BMC', `${number(grey)} g`, ...paths, 'f', 'EMC');
  }

  /** The content stream. */
  get content(): string {
    return this.#operators.join('\n');
  }
}

/** Hexadecimal digits, for a string between `<` and `>`. */
export function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).toUpperCase().padStart(2, '0')).join('');
}

/** A number as PDF writes it: no exponent, no more than thousandths. Throws on what no page has room for. */
export function number(value: number): string {
  if (!(Math.abs(value) < 1e6)) throw new RangeError(`no place on a page: ${value}`);
  return String(Math.round(value * 1000) / 1000);
}
