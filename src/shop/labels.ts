import type { Carrier } from '../carriers/carrier.ts';
import type { Attachment } from '../conversation/values.ts';
import type { FileStore } from '../files.ts';
import { languageOf } from '../language/index.ts';
import type { Settings } from '../settings.ts';
import { makeLabel } from './label.ts';
import { parcelOf } from './parcel.ts';
import type { OrderRecord, Return, Shop } from './shop.ts';
import { ShopUnavailable } from './unavailable.ts';

/** A label that is not here: `coming`, the carrier is making it; `failed`, a person sees to it. */
export type LabelWait = 'coming' | 'failed';

/**
 * The label of a return, made and stored the first time (`labels/<return>.pdf`) and the same file ever after,
 * for the customer it was made for: it bears a name and an address. Whoever the shop gives the order to has a
 * label of their own, under a key of its own; one from before its owner was kept is made anew.
 * Where a carrier is connected it is the carrier's, which may come later. Throws {@link ShopUnavailable} when the
 * file store does not answer; calling again goes on from there.
 */
export async function labelOf(
  back: Return,
  order: OrderRecord,
  {
    settings,
    shop,
    files,
    carrier,
  }: { settings: Settings; shop: Shop; files: FileStore; carrier?: Pick<Carrier, 'label'> },
): Promise<Attachment | LabelWait> {
  const owner = order.customer.id;
  if (back.label?.owner === owner) return attachment(back.id, back.label);
  const name = encodeURIComponent(back.id);
  const filename = `${languageOf(order.customer.locale).label.file}-${name}.pdf`;
  const parcel = parcelOf(back, order, settings);
  const made = (await carrier?.label({ return: back.id, order: order.id, owner, parcel })) ?? null;
  if (made && made.state !== 'ready') return made.state;
  const label = made
    ? { key: made.key, owner, filename, size: made.size }
    : await ownLabel(back, order, { settings, files }, filename);
  await shop.attachLabel({ return: back.id, label });
  return attachment(back.id, label);
}

/** The label that we write ourselves, where no carrier does. */
async function ownLabel(
  back: Return,
  order: OrderRecord,
  { settings, files }: { settings: Settings; files: FileStore },
  filename: string,
): Promise<NonNullable<Return['label']>> {
  const owner = order.customer.id;
  const bytes = makeLabel({ return: back, order, settings });
  const name = encodeURIComponent(back.id);
  const key = back.label ? `labels/${name}/${encodeURIComponent(owner)}.pdf` : `labels/${name}.pdf`;
  try {
    await files.put(key, bytes, PDF);
  } catch (cause) {
    throw new ShopUnavailable('The label could not be stored.', { cause });
  }
  return { key, owner, filename, size: bytes.byteLength };
}

/** What a tool tells of a label: the file, or why there is none yet. */
export function labelTold(label: Attachment | LabelWait | null): {
  label: Attachment | null;
  labelWait?: LabelWait;
} {
  return typeof label === 'string' ? { label: null, labelWait: label } : { label };
}

const PDF = 'application/pdf';

function attachment(id: string, { key, filename, size }: NonNullable<Return['label']>): Attachment {
  return { id: `label-${id}`, filename, type: PDF, size, key };
}
