import type { Manner } from '../conversation/channels.ts';
import { subset } from '../language/markdown.ts';
import { sentenceStream } from '../language/sentences.ts';
import { speakable } from '../language/speakable.ts';

/** Watches over what any brain says, piece by piece. */
export interface OutputGuard {
  /** Takes the next piece, gives what may be said by now: whole words in writing, whole sentences aloud. */
  push(text: string): string;
  /** Gives what is left. */
  flush(): string;
}

/**
 * The guard of one reply. In writing it removes characters that cannot be seen and links to foreign `hosts`;
 * aloud also all markup, and sentences that `said` holds already.
 */
export function outputGuard(manner: Manner, hosts: readonly string[], said: string): OutputGuard {
  return manner.spoken ? spoken(hosts, said) : written(hosts);
}

/**
 * What may wait for the end of its word, in characters. A longer run without white space is no word: it is
 * cut, and a space put between, so that each push looks at a bounded end of the stream and no link grows
 * together again.
 */
const LONGEST_WORD = 2_000;
/** What waits at most: a word, and a link that is not whole yet. */
const MOST_WAITING = LONGEST_WORD + 1_000;

function written(hosts: readonly string[]): OutputGuard {
  let rest = '';
  return {
    push(text) {
      rest += text;
      const end = wholeEnd(rest);
      let said = cleaned(rest.slice(0, end), hosts);
      rest = rest.slice(end);
      while (rest.length > MOST_WAITING) {
        const cut = isHighSurrogate(rest, LONGEST_WORD - 1) ? LONGEST_WORD - 1 : LONGEST_WORD;
        said += `${cleaned(rest.slice(0, cut), hosts)} `;
        rest = rest.slice(cut);
      }
      return said;
    },
    flush() {
      const left = rest;
      rest = '';
      return cleaned(left, hosts);
    },
  };
}

/** White space as patterns know it; a pattern is asked only beyond ASCII. */
function isSpace(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit < 0x80 ? unit === 0x20 || (unit >= 0x09 && unit <= 0x0d) : /\s/.test(text.charAt(at));
}

function isHighSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xd800 && unit <= 0xdbff;
}

function spoken(hosts: readonly string[], said: string): OutputGuard {
  const stream = sentenceStream();
  const spokenBefore = ` ${plain(said)} `;
  const fit = (sentences: string[]) =>
    sentences
      .map((sentence) => speakable(cleaned(sentence, hosts)))
      .filter((sentence) => sentence && !holds(spokenBefore, plain(sentence)))
      .map((sentence) => `${sentence} `)
      .join('');
  return {
    push: (text) => fit(stream.push(text)),
    flush: () => fit(stream.flush()),
  };
}

/** How much of `text` is made of whole words, and of links that are whole. Looks at its end alone. */
function wholeEnd(text: string): number {
  const end = Math.min(openLabel(text), openLink(text), openBold(text));
  // After a full stop or a colon the word may go on, as `shop.example` and `https://` do.
  if (end > 0 && '!?…,;)'.includes(text.charAt(end - 1))) return end;
  let at = end;
  while (at > 0 && !isSpace(text, at - 1)) at--;
  return at;
}

/** Where bold words begin whose end is still to come: half of a mark would be shown as it stands. */
function openBold(text: string): number {
  const line = text.lastIndexOf('\n') + 1;
  const from = Math.max(line, text.length - LABEL);
  let open = text.length;
  for (let at = text.indexOf('**', from); at >= 0; at = text.indexOf('**', at + 2))
    open = open === text.length ? at : text.length;
  return open === text.length && text.endsWith('*') && !text.endsWith('**') ? text.length - 1 : open;
}

/** Longest label and longest address of a link in Markdown. */
const LABEL = 200;
const ADDRESS = 500;

/** Where a label begins whose bracket is not closed yet: `[our pa`; the text's length where none does. */
function openLabel(text: string): number {
  return labelBefore(text, text.length) ?? text.length;
}

/**
 * Where a link begins whose label is whole and whose address may go on: `[our page]`, `[our page](https://l`.
 */
function openLink(text: string): number {
  let first = text.length;
  if (text.endsWith(']')) first = labelBefore(text, text.length - 1) ?? first;
  for (let at = text.length - 1; at >= 0 && at >= text.length - 1 - ADDRESS; at--) {
    const sign = text.charAt(at);
    if (sign === '(' && text.charAt(at - 1) === ']') first = labelBefore(text, at - 1) ?? first;
    if (sign === ')' || isSpace(text, at)) break;
  }
  return first;
}

/**
 * The earliest bracket that `end` could close: no other closed or broke off in between. Null where there is
 * none.
 */
function labelBefore(text: string, end: number): number | null {
  let first = null;
  for (let at = end - 1; at >= 0 && at >= end - 1 - LABEL; at--) {
    const sign = text.charAt(at);
    if (sign === ']' || sign === '\n') break;
    if (sign === '[') first = at;
  }
  return first;
}

/** Whether `text` says `words` already, whatever the case, punctuation and white space. */
export function says(text: string, words: string): boolean {
  return holds(` ${plain(text)} `, plain(words));
}

/** Whether a plain text, in spaces, holds plain words. */
function holds(text: string, words: string): boolean {
  return words !== '' && text.includes(` ${words} `);
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/**
 * `text` without invisible characters and without links to hosts other than `hosts`. Cleaning twice changes
 * nothing.
 */
export function cleaned(text: string, hosts: readonly string[]): string {
  const seen = visible(text);
  if (!MAY_LINK.test(seen)) return seen;
  return seen
    .replace(MARKDOWN_LINK, (whole, words: string, address: string) => (ours(address, hosts) ? whole : words))
    .replace(LINK, (whole: string) => {
      const end = /(?<![.,;:!?…)\]}>"'’»”])[.,;:!?…)\]}>"'’»”]*$/.exec(whole)?.[0] ?? '';
      const address = whole.slice(0, whole.length - end.length).trimStart();
      return ours(address, hosts) ? whole : end;
    });
}

/**
 * A whole reply as it is kept and delivered: in the one Markdown that all channels render, and cleaned. What
 * one of the two takes away may leave something to the other.
 */
export function settledText(text: string, hosts: readonly string[]): string {
  let settled = cleaned(text, hosts);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const again = cleaned(subset(settled), hosts);
    if (again === settled) return settled;
    settled = again;
  }
  return settled;
}

const MOST_ROUNDS = 5;

/** Without any of these there is no link in a text: most texts are told by this one look. */
const MAY_LINK = /\[|:\/\/|[a-z]:|\.\p{L}|www\./iu;
const MARKDOWN_LINK = /!?\[([^\]\n]{0,200})\]\(\s*([^)\s]{1,500})(?=[)\s])[^)\n]{0,200}\)/g;
/**
 * Whatever a channel or a mail program would make clickable: with a scheme, with www, or a bare name under a
 * usual domain.
 */
const LINK =
  / ?(?:(?:[a-z][a-z0-9+.-]{1,20}:\/\/|\b(?:javascript|data|vbscript|mailto|tel):|\bwww\.)[^\s<>]+|(?<![\p{L}\p{N}@._-])(?:[\p{L}\p{N}-]+\.)+(?:com|net|org|info|biz|io|co|app|dev|me|ai|fr|eu|de|es|it|uk|be|ch|ru|cn|shop|store|site|online|live|xyz|top|link|click|page|example)(?![\p{L}\p{N}-]|\.[\p{L}\p{N}])(?:[/:?#][^\s<>]*)?)/giu;

function ours(address: string, hosts: readonly string[]): boolean {
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:/i.test(address) ? address : `https://${address}`);
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) return false;
  return hosts.some((host) => url.hostname === host || url.hostname.endsWith(`.${host}`));
}

/** Nothing but what can be seen: letters of the Latin alphabet, figures and the signs of everyday print. */
const PLAIN = /^[\n\t -~\u00A0-\u00AC\u00AE-\u024F\u202F–—‘’“”„…€]*$/;

/**
 * Without what cannot be seen and may carry or hide words: controls, directions, tags, fillers, lone
 * surrogates.
 */
function visible(text: string): string {
  if (PLAIN.test(text)) return text;
  return text
    .replace(/(?![\n\t])\p{Cc}|\p{Cs}|\p{Co}/gu, '')
    .replace(
      /(?<!\p{Extended_Pictographic}\uFE0F?[\u{1F3FB}-\u{1F3FF}]?)\u200D|\u200D(?!\p{Extended_Pictographic})/gu,
      '',
    )
    .replace(/(?<![\p{Extended_Pictographic}\d#*])\uFE0F/gu, '')
    .replace(
      /\u00AD|\u034F|\u061C|[\u115F\u1160]|[\u17B4\u17B5]|[\u180B-\u180F]|\u200B|\u200C|\u200E|\u200F|[\u202A-\u202E]|[\u2060-\u206F]|\u3164|[\uFE00-\uFE0E]|\uFEFF|\uFFA0|[\uFFF9-\uFFFB]|[\u{E0000}-\u{E0FFF}]/gu,
      '',
    );
}
