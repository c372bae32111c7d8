import type { Attachment } from '../conversation/values.ts';
import type { FileStore } from '../files.ts';
import { languageOf } from '../language/index.ts';
import type { Settings } from '../settings.ts';
import { makeLabel } from './label.ts';
import type { OrderRecord, Return, Shop } from './shop.ts';
import { ShopUnavailable } from './unavailable.ts';

/**
 * The label of a return, made and stored the first time (`labels/<return>.pdf`) and the same file ever after,
 * for the customer it was made for: it bears a name and an address. Whoever the shop gives the order to has a
 * label of their own, under a key of its own; one from before its owner was kept is made anew.
 * Throws {@link ShopUnavailable} when the file store does not answer; calling again goes on from there.
 */
export async function labelOf(
  back: Return,
  order: OrderRecord,
  { settings, shop, files }: { settings: Settings; shop: Shop; files: FileStore },
): Promise<Attachment> {
  const owner = order.customer.id;
  if (back.label?.owner === owner) return attachment(back.id, back.label);
  const bytes = makeLabel({ return: back, order, settings });
  const name = encodeURIComponent(back.id);
  const label = {
    key: back.label ? `labels/${name}/${encodeURIComponent(owner)}.pdf` : `labels/${name}.pdf`,
    owner,
    filename: `${languageOf(order.customer.locale).label.file}-${name}.pdf`,
    size: bytes.byteLength,
  };
  try {
    await files.put(label.key, bytes, PDF);
  } catch (cause) {
    throw new ShopUnavailable('The label could not be stored.', { cause });
  }
  await shop.attachLabel({ return: back.id, label });
  return attachment(back.id, label);
}

const PDF = 'application/pdf';

function attachment(id: string, { key, filename, size }: NonNullable<Return['label']>): Attachment {
  return { id: `label-${id}`, filename, type: PDF, size, key };
}
