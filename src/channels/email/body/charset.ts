/** A text part's bytes and what is said of them. */
export interface Encoded {
  bytes: Uint8Array;
  /** The charset parameter of Content-Type. */
  declared: string | undefined;
  html: boolean;
}

/** Bytes of a page in which its own charset is looked for (HTML, "prescan a byte stream"). */
const PRESCANNED = 1024;
/** Of so many well-formed characters one may be broken, and the text is UTF-8 all the same. */
const WELL_FORMED = 4;

/**
 * Decodes a part. Valid UTF-8 is UTF-8 whatever is declared: no other charset looks like it by chance. Else what
 * the header says, then what the page says, as far as that can be true; else windows-1252, which mail without a
 * charset is nearly always in.
 */
export function decodeText({ bytes, declared, html }: Encoded): string {
  const marked = byteOrderMark(bytes);
  if (marked) return new TextDecoder(marked).decode(bytes);
  const named = decoderOf(declared);
  // UTF-16 and the charsets with escapes are no ASCII: their bytes say nothing by themselves.
  if (named && /^(utf-16|iso-2022)/.test(named.encoding)) return named.decode(bytes);
  const utf8 = asUtf8(bytes);
  if (utf8 !== null) return utf8;
  const paged = html ? decoderOf(pageCharset(bytes)) : null;
  const fitting = [named, paged].find((one) => one && one.encoding !== 'utf-8');
  return (fitting ?? new TextDecoder('windows-1252')).decode(bytes);
}

function byteOrderMark([first, second, third]: Uint8Array): string | null {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : null;
}

/** Null where it is no UTF-8. The end may be cut off in the middle of a character. */
function asUtf8(bytes: Uint8Array): string | null {
  const text = new TextDecoder('utf-8').decode(bytes, { stream: true });
  const broken = text.split('\ufffd').length - 1;
  if (broken === 0) return text;
  const whole = (text.match(/[^\p{ASCII}\ufffd]/gu) ?? []).length;
  return whole >= broken * WELL_FORMED ? text : null;
}

function pageCharset(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, PRESCANNED));
  return /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w.:-]{1,40})/i.exec(head)?.[1];
}

function decoderOf(label: string | undefined): TextDecoder | null {
  try {
    // What is beyond ASCII is not in ASCII: the declaration says nothing.
    return label && !/^\s*(us-)?ascii\s*$/i.test(label) ? new TextDecoder(label.trim()) : null;
  } catch {
    return null;
  }
}
