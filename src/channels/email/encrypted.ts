import type { Email } from 'postal-mime';
import { header, keyword } from './headers.ts';

const ARMOURED = /^-----BEGIN PGP MESSAGE-----\s*$/m;
const CLEAR_SIGNED = /^-----BEGIN PGP SIGNED MESSAGE-----\s*$/m;

/**
 * Whether nobody but the holder of a key can read this mail: PGP (RFC 3156, or its armour in the text) and
 * S/MIME (RFC 8551). What is signed only can be read, unless the signature is wrapped around it.
 */
export function isEncrypted(email: Email): boolean {
  const type = keyword(header(email.headers, 'content-type'));
  return (
    type === 'multipart/encrypted' ||
    /^application\/(x-)?pkcs7-mime$/.test(type) ||
    ARMOURED.test((email.text ?? '').slice(0, 20_000))
  );
}

/** The words of a clear-signed text (RFC 9580 §7) without its armour. */
export function withoutArmour(text: string): string {
  const begin = CLEAR_SIGNED.exec(text);
  if (!begin) return text;
  const head = text.slice(0, begin.index);
  const rest = text.slice(begin.index + begin[0].length).replace(/\r\n?/g, '\n');
  const blank = rest.indexOf('\n\n');
  const signature = rest.indexOf('\n-----BEGIN PGP SIGNATURE-----');
  if (blank < 0 || signature < blank) return text;
  const end = rest.indexOf('-----END PGP SIGNATURE-----', signature);
  const tail = end < 0 ? '' : rest.slice(end + '-----END PGP SIGNATURE-----'.length);
  return `${head}${rest.slice(blank + 2, signature).replace(/^- /gm, '')}${tail}`;
}
