import { z } from 'zod';
import type { Attachment } from '../../conversation/values.ts';
import { ShopUnavailable } from '../../shop/unavailable.ts';
import { fingerprint } from '../canonical.ts';
import type { ToolScope } from '../tool.ts';

/** The language that a document is printed in, where somebody asks for one. */
export const PaperLanguage = z
  .string()
  .regex(/^[a-z]{2}$/, 'the code of a language')
  .optional()
  .describe('the customer’s (`en`, `fr`); without it that of their account');

const PDF = 'application/pdf';

interface Paper {
  kind: 'invoice' | 'receipt';
  /** The id of the invoice, or of the order. */
  id: string;
  /** The account that it is for. */
  account: string;
  /** The file's title in the customer's language, without its number. */
  title: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/**
 * Keeps a printed document as a file that can be sent. A document that was sent never changes: new content
 * makes a new file. Throws {@link ShopUnavailable} where it cannot be kept.
 */
export async function paperFile(
  { files }: Pick<ToolScope, 'files'>,
  { kind, id, account, title, bytes }: Paper,
): Promise<Attachment> {
  const safe = encodeURIComponent(id);
  const print = fingerprint([account, new TextDecoder('latin1').decode(bytes)]);
  const key = `${kind}s/${safe}/${print}.pdf`;
  try {
    await files.put(key, bytes, PDF);
  } catch (cause) {
    throw new ShopUnavailable(`The ${kind} could not be stored.`, { cause });
  }
  return { id: `${kind}-${id}`, filename: `${title}-${safe}.pdf`, type: PDF, size: bytes.byteLength, key };
}
