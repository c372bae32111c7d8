import type { Header } from '../channels/email/headers.ts';

/** Bytes of a mail that are looked at for its headers. */
const LONGEST_HEAD = 256 * 1024;

/** A mail's headers as they stand, unfolded; nothing of them is decoded. */
export function headersOf(raw: Uint8Array): Header[] {
  const text = new TextDecoder().decode(raw.subarray(0, LONGEST_HEAD));
  const head = text.split(/\r?\n\r?\n/, 1)[0] ?? '';
  return head
    .replace(/\r?\n(?=[ \t])/g, '')
    .split(/\r?\n/)
    .flatMap((line) => {
      const [, key = '', value = ''] = /^([\x21-\x39\x3b-\x7e]+)[ \t]*:(.*)$/s.exec(line) ?? [];
      return key === '' ? [] : [{ key: key.toLowerCase(), value: value.trim() }];
    });
}
