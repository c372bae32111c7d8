import { type Effect, effectOf, quoteFollows } from './marks.ts';
import { isHidden } from './style/hiding.ts';
import { isUnseen, PAPER, type Paint, painted } from './style/paint.ts';
import { Sheet } from './style/sheet.ts';

/** HTML as plain text, in the form plain-text mails have: quoted parts begin their lines with `> `. */
export interface Rendered {
  text: string;
  /** Content-IDs of pictures outside quotes and signatures. */
  pictures: Set<string>;
  /** The beginning of the text in it that nobody is shown; empty where there is none. */
  hidden: string;
}

const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));
const BLOCKS = new Set(
  (
    'address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 ' +
    'h5 h6 header html li main nav ol p pre section summary table tbody tfoot thead tr ul'
  ).split(' '),
);
/** Elements that end a sibling left open. */
const IMPLIED = new Set(['li', 'td', 'th']);
/** Blocks with an empty line around them. */
const SPACED = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'table', 'pre']);

/** Elements in elements, as deep as browsers go about; nobody reads what lies deeper. */
const MOST_DEPTH = 500;

/** Characters of hidden text that are kept. */
const MOST_HIDDEN = 2_000;

interface Frame {
  name: string;
  effect: Effect | null;
  /** An empty line follows it. */
  spaced: boolean;
  /** Where a link leads, and how long the line was before its text. */
  link: { url: string; from: number } | null;
  paint: Paint;
}

/** The text as it grows: open elements, what they do to it, and the line being written. */
export class Page {
  readonly sheet = new Sheet();
  #lines: string[] = [];
  #line = '';
  #space = false;
  #stack: Frame[] = [];
  #open = new Map<string, number>();
  #count = { hidden: 0, quote: 0, container: 0, signature: 0 };
  /** For each open quote container, whether it still quotes. */
  #containers: boolean[] = [];
  #rest = false;
  #pre = 0;
  #keepSignatures: boolean;
  #pictures = new Set<string>();
  #hidden = '';
  /** Open elements that are too deep to be followed. */
  #beyond = 0;

  constructor(keepSignatures: boolean) {
    this.#keepSignatures = keepSignatures;
  }

  get #quoted(): boolean {
    return this.#rest || this.#count.quote > 0 || this.#count.container > 0;
  }

  get #paint(): Paint {
    return this.#stack.at(-1)?.paint ?? PAPER;
  }

  get #silent(): boolean {
    return this.#count.hidden > 0 || (this.#count.signature > 0 && !this.#keepSignatures);
  }

  text(text: string): void {
    const unseen = this.#beyond > 0 || isUnseen(this.#paint);
    if ((unseen || this.#count.hidden > 0) && this.#hidden.length < MOST_HIDDEN && text.trim() !== '')
      this.#hidden += `${text.replace(/\s+/g, ' ').slice(0, MOST_HIDDEN)} `;
    if (unseen || this.#silent) return;
    if (this.#pre > 0) {
      const [first = '', ...more] = text.split('\n');
      this.#append(first);
      for (const line of more) {
        this.#break();
        this.#append(line);
      }
      return;
    }
    const words = text.replace(/[ \t\r\n\f]+/g, ' ');
    if (words.startsWith(' ')) this.#space = true;
    const trimmed =
      words.trim() === '' ? words.replaceAll(' ', '') : words.replace(/^ /, '').replace(/ $/, '');
    if (trimmed) {
      this.#append(this.#space && this.#line ? ` ${trimmed}` : trimmed);
      this.#space = words.endsWith(' ');
    }
  }

  open(name: string, attributes: Map<string, string>, selfClosing: boolean): void {
    if (name === 'br') this.#break();
    else if (name === 'hr') this.#rule();
    else if (name === 'img') this.#picture(attributes.get('src') ?? '');
    const classes = new Set((attributes.get('class') ?? '').toLowerCase().split(/\s+/));
    const id = (attributes.get('id') ?? '').toLowerCase().replace(/^x_/, '');
    if (quoteFollows(id)) {
      this.#flush();
      this.#rest = true;
    }
    if (VOID.has(name)) return;
    if (this.#stack.length >= MOST_DEPTH) {
      this.#beyond++;
      return;
    }
    const top = this.#stack.at(-1)?.name ?? '';
    if (IMPLIED.has(name) && IMPLIED.has(top)) this.close(top);
    const spaced = SPACED.has(name) && !tight(classes);
    if (BLOCKS.has(name)) {
      // A block ends an open paragraph (HTML 13.2.6.4.7); so no block ever stands above an open `p`.
      if (this.#open.get('p')) this.close('p');
      this.#flush();
      if (spaced) this.#blank();
    }
    if (selfClosing && !BLOCKS.has(name)) return;
    const { rules, sometimes } = this.sheet.of(name, id, classes, attributes.get('style') ?? '');
    const effect = effectOf(
      name,
      id,
      classes,
      attributes,
      sometimes && isHidden(sometimes) ? sometimes : rules,
    );
    if (effect) {
      if (effect !== 'hidden') this.#flush();
      this.#count[effect]++;
      if (effect === 'container') this.#containers.push(true);
    }
    if (name === 'pre') this.#pre++;
    const url = name === 'a' ? webAddress(attributes.get('href') ?? '') : null;
    const link = url ? { url, from: this.#line.length } : null;
    this.#stack.push({ name, effect, spaced, link, paint: painted(this.#paint, rules, attributes) });
    this.#open.set(name, (this.#open.get(name) ?? 0) + 1);
    if (name === 'li' && !this.#silent) this.#append('- ');
  }

  close(name: string): void {
    if (name === 'br') this.#break();
    if (this.#beyond > 0) {
      this.#beyond--;
      return;
    }
    if (!this.#open.get(name)) return;
    for (let frame = this.#stack.pop(); frame; frame = this.#stack.pop()) {
      this.#left(frame);
      if (frame.name === name) break;
    }
  }

  finish(): Rendered {
    this.#flush();
    return { text: this.#lines.join('\n'), pictures: this.#pictures, hidden: this.#hidden.trim() };
  }

  #left({ name, effect, spaced, link }: Frame): void {
    if (link && !this.#silent && !this.#line.slice(link.from, link.from + 1_000).includes(link.url)) {
      this.#append(` <${link.url}>`);
    }
    this.#open.set(name, (this.#open.get(name) ?? 1) - 1);
    if (BLOCKS.has(name) || (effect && effect !== 'hidden')) this.#flush();
    else if (name === 'td' || name === 'th') this.#space = true;
    if (spaced) this.#blank();
    if (name === 'pre') this.#pre--;
    if (effect === 'container') {
      if (this.#containers.pop()) this.#count.container--;
    } else if (effect) this.#count[effect]--;
    if (name === 'blockquote' && this.#containers.at(-1)) {
      this.#containers[this.#containers.length - 1] = false;
      this.#count.container--;
    }
  }

  #append(text: string): void {
    this.#line += text;
  }

  #picture(src: string): void {
    const cid = /^cid:(.{1,200})$/i.exec(src.trim())?.[1];
    if (cid && !this.#silent && !this.#quoted && this.#count.signature === 0)
      this.#pictures.add(unescaped(cid));
  }

  #break(): void {
    if (!this.#silent) this.#push();
  }

  /** Ends the line if there is one. A line of hard spaces is how Office writes an empty one. */
  #flush(): void {
    if (this.#line.trim()) this.#push();
    else if (this.#line) this.#blank();
    this.#line = '';
    this.#space = false;
  }

  #push(): void {
    const line = this.#line.trimEnd();
    this.#lines.push(this.#quoted ? `> ${line}` : line);
    this.#line = '';
    this.#space = false;
  }

  #blank(): void {
    const last = this.#lines.at(-1);
    if (last !== undefined && last !== '' && last !== '> ' && !this.#silent)
      this.#lines.push(this.#quoted ? '> ' : '');
  }

  #rule(): void {
    this.#flush();
    if (!this.#silent) this.#lines.push(this.#quoted ? '> ' : '-----');
  }
}

/**
 * A web address that is worth reading: the page of a product, say. Tracking links run to thousands of
 * characters.
 */
function webAddress(href: string): string | null {
  return /^https?:\/\/[^\s<>]{1,300}$/i.test(href.trim()) ? href.trim() : null;
}

/** Office writes each line as a paragraph without margins. */
function tight(classes: ReadonlySet<string>): boolean {
  for (const name of classes) if (/^(x_)*(mso|xmso)/.test(name)) return true;
  return false;
}

/** The Content-ID in a `cid:` URL. */
function unescaped(cid: string): string {
  try {
    return decodeURIComponent(cid);
  } catch {
    return cid;
  }
}
