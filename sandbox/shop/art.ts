import { lookup } from '../../src/lookup.ts';

/*
 * The shop's goods, drawn: one silhouette a kind, in the colour of the first variant. 120 × 150 units, the folds
 * as lines over it.
 */

interface Drawing {
  /** What is filled with the colour, as path data. */
  shape: string;
  /** Folds, seams and straps. */
  lines: string;
}

const DRAWINGS: Record<string, Drawing> = {
  DR: {
    shape:
      'M48 14 L43 30 Q46 50 44 62 Q34 104 24 136 Q60 148 96 136 Q86 104 76 62 Q74 50 77 30 L72 14 L60 34 Z',
    lines: 'M44 62 Q60 68 76 62 M52 70 Q48 106 42 139 M68 70 Q72 106 78 139 M60 70 V142',
  },
  TP: {
    shape:
      'M46 22 L28 32 L16 74 L32 80 L38 58 L36 124 Q60 130 84 124 L82 58 L88 80 L104 74 L92 32 L74 22 Q60 36 46 22 Z',
    lines: 'M38 58 L40 42 M82 58 L80 42 M60 31 V126 M36 116 Q60 122 84 116',
  },
  KN: {
    shape:
      'M45 24 L25 34 L12 92 L28 97 L36 64 L35 124 H85 L84 64 L92 97 L108 92 L95 34 L75 24 Q74 14 60 14 Q46 14 45 24 Z',
    lines: 'M45 24 Q60 34 75 24 M35 114 H85 M14 84 L30 89 M106 84 L90 89 M50 40 V110 M60 40 V110 M70 40 V110',
  },
  PT: {
    shape: 'M40 16 H80 L92 138 H66 L60 62 L54 138 H28 Z',
    lines: 'M39 26 H81 M60 26 V62 M44 30 L40 132 M76 30 L80 132',
  },
  SK: {
    shape: 'M42 30 H78 L98 126 Q60 138 22 126 Z',
    lines: 'M41 40 H79 M50 42 L38 129 M60 42 V132 M70 42 L82 129',
  },
  CO: {
    shape: 'M44 16 L24 28 L14 96 L28 100 L34 66 L28 138 H92 L86 66 L92 100 L106 96 L96 28 L76 16 L60 34 Z',
    lines: 'M60 34 L58 138 M44 16 L54 50 L60 34 L66 50 L76 16 M33 78 Q60 86 87 78 M68 96 h10 M42 96 h10',
  },
  SH: {
    shape: 'M22 62 Q36 58 46 70 Q62 88 90 92 Q106 96 104 108 H22 Q16 86 22 62 Z',
    lines: 'M22 108 V120 H36 V108 M46 70 L58 84 M40 66 L34 84 Q50 98 74 100',
  },
  AC: {
    shape: 'M30 58 H90 L98 128 H22 Z',
    lines: 'M44 58 Q44 26 60 26 Q76 26 76 58 M30 70 H90',
  },
  TE: { shape: 'M60 34 L110 132 H10 Z', lines: 'M60 34 L46 132 M60 34 L74 132 M60 34 V26' },
  SB: {
    shape: 'M44 24 Q60 8 76 24 Q84 60 78 130 Q60 140 42 130 Q36 60 44 24 Z',
    lines: 'M40 52 Q60 60 80 52 M38 78 Q60 86 82 78 M40 104 Q60 112 80 104 M60 24 V136',
  },
  LP: {
    shape: 'M36 54 H84 V92 Q60 104 36 92 Z',
    lines: 'M36 66 Q10 70 14 96 M84 66 Q110 70 106 96 M50 64 H70 V84 H50 Z',
  },
  TH: {
    shape: 'M26 44 Q26 36 34 36 H86 Q94 36 94 44 V116 Q94 124 86 124 H34 Q26 124 26 116 Z',
    lines: 'M40 50 H80 V82 H40 Z M48 100 H72',
  },
  FT: {
    shape: 'M24 50 H96 V124 H24 Z',
    lines: 'M24 62 H96 M36 62 V124 M48 62 V124 M60 62 V124 M72 62 V124 M84 62 V124',
  },
  PL: { shape: 'M30 24 H90 V132 H30 Z', lines: 'M40 44 H80 M40 60 H80 M40 76 H68 M40 100 H58 M66 100 H80' },
};

const COLOURS: [RegExp, string][] = [
  [/midnight|navy|indigo|night/, '#2a3a5e'],
  [/terracotta|cognac|tan/, '#b8744f'],
  [/white|ivory|pearl|natural/, '#eee7da'],
  [/black|anthracite|charcoal/, '#34343a'],
  [/sage|olive|khaki/, '#8b9674'],
  [/emerald/, '#2f6f5b'],
  [/ecru|oatmeal|sand|beige|cream|champagne/, '#d9c9ab'],
  [/camel|honey/, '#c79a5d'],
  [/red|poppies|burgundy/, '#a33b3f'],
  [/blush/, '#e2b8ac'],
  [/grey|stone/, '#9b9a97'],
];

/** A product as an inline SVG; `id` begins with the kind: `DR-101`. */
export function drawing(id: string, colour: string): string {
  const { shape, lines } = lookup(DRAWINGS, id.slice(0, 2)) ?? { shape: '', lines: '' };
  const tint = COLOURS.find(([name]) => name.test(colour))?.[1] ?? '#8fa7bf';
  return `<svg viewBox="0 0 120 150" aria-hidden="true"><ellipse cx="60" cy="142" rx="38" ry="4" fill="#0001"/><path d="${shape}" fill="${tint}" stroke="#0003" stroke-linejoin="round"/><path d="${lines}" fill="none" stroke="#0004" stroke-linecap="round"/></svg>`;
}
