import { winAnsi } from './win-ansi.ts';

/**
 * A text in the letters that every PDF reader has a font for (WinAnsi, that is Windows-1252), so that a label
 * needs to embed none. Latin letters keep their accents where they can and lose them where they must
 * (`Łukasz` → `Lukasz`), Cyrillic and Greek are spelled out, what is left becomes one `?` a run. Line breaks
 * and invisible characters become spaces or nothing.
 */
export function latin(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .replace(/[\p{C}\p{M}]/gu, '')
    .replace(/./gsu, spell)
    .replace(/\u{FFFD}+/gu, '?')
    .trim();
}

/** True when something of a text survived {@link latin} that a reader can make use of. */
export function legible(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

function spell(letter: string): string {
  if (winAnsi(letter) !== undefined) return letter;
  const bare = letter.normalize('NFKD').replace(/\p{M}/gu, '');
  return [...bare].map((part) => (winAnsi(part) === undefined ? spelled(part) : part)).join('');
}

function spelled(letter: string): string {
  const lower = letter.toLowerCase();
  const latinised = SPELLED.get(lower);
  if (latinised === undefined) return '\u{FFFD}';
  return lower === letter ? latinised : latinised.charAt(0).toUpperCase() + latinised.slice(1);
}

const SPELLED = new Map(
  `ł=l đ=d ħ=h ı=i ŧ=t ŋ=ng ĸ=k ə=e
   а=a б=b в=v г=g д=d е=e ж=zh з=z и=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh ц=ts ч=ch ш=sh щ=shch ъ=
   ы=y ь= э=e ю=yu я=ya є=ye і=i ґ=g ђ=dj ј=j љ=lj њ=nj ћ=c џ=dz
   α=a β=v γ=g δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l μ=m ν=n ξ=x ο=o π=p ρ=r σ=s ς=s τ=t υ=y φ=f χ=ch ψ=ps ω=o`
    .split(/\s+/)
    .map((pair): [string, string] => {
      const [letter = '', latinised = ''] = pair.split('=');
      return [letter, latinised];
    }),
);
