import { z } from 'zod';
import { patiently } from '../../patience.ts';
import type { Return } from '../shop.ts';
import { ShopUnavailable } from '../unavailable.ts';
import type { ShopifyClient } from './client.ts';
import { LABEL_ATTACH, LABEL_PLACE } from './mutations.ts';
import { REVERSE } from './reads.ts';

/** Milliseconds for the bytes of a label to go up. */
const UPLOAD_MS = 3_000;

const Nodes = <T>(of: z.ZodType<T>) => z.object({ nodes: z.array(of) });
const Reverse = z.object({
  return: z
    .object({
      reverseFulfillmentOrders: Nodes(
        z.object({
          id: z.string(),
          lineItems: Nodes(z.object({ id: z.string(), totalQuantity: z.number().int() })),
          reverseDeliveries: Nodes(
            z.object({
              deliverable: z
                .object({ tracking: z.object({ number: z.string().nullish() }).nullish() })
                .nullish(),
            }),
          ),
        }),
      ),
    })
    .nullish(),
});
const Placed = z.object({
  stagedTargets: z.array(
    z.object({
      url: z.url(),
      resourceUrl: z.url(),
      parameters: z.array(z.object({ name: z.string(), value: z.string() })).default([]),
    }),
  ),
});

interface LabelWorld {
  client: ShopifyClient;
  fetch(url: string, init: RequestInit): Promise<Response>;
  /** Whether an address may be called. */
  mayCall(url: string): boolean;
}

/**
 * Tells Shopify of the label that a parcel comes back with, so that whoever opens it knows whose it is. The
 * tracking number is its mark: one that is there is not made again. Ours is what counts; where this fails the
 * customer misses nothing.
 */
export async function attachLabel(
  { client, fetch, mayCall }: LabelWorld,
  id: string,
  { tracking, label, bytes }: Pick<Return, 'tracking'> & { label: { filename: string }; bytes: ArrayBuffer },
): Promise<void> {
  const { return: back } = await client.ask(REVERSE, { id }, Reverse);
  const [awaited] = back?.reverseFulfillmentOrders.nodes ?? [];
  if (!awaited) return;
  const isThere = awaited.reverseDeliveries.nodes.some(
    ({ deliverable }) => deliverable?.tracking?.number === tracking,
  );
  if (isThere) return;
  const place = {
    filename: label.filename,
    mimeType: 'application/pdf',
    resource: 'RETURN_LABEL',
    httpMethod: 'PUT',
  };
  const { left } = await client.change(['stagedUploadsCreate', LABEL_PLACE], { input: [place] }, Placed);
  const [target] = left?.stagedTargets ?? [];
  if (!target || !mayCall(target.url)) return;
  const headers = Object.fromEntries(target.parameters.map(({ name, value }) => [name, value]));
  const put = await patiently(UPLOAD_MS, (signal) =>
    fetch(target.url, { method: 'PUT', headers, body: bytes, redirect: 'manual', signal }),
  );
  if (!put.ok) throw new ShopUnavailable('The label did not go up.');
  const lines = awaited.lineItems.nodes.map(({ id: line, totalQuantity: quantity }) => ({
    reverseFulfillmentOrderLineItemId: line,
    quantity,
  }));
  await client.change(
    ['reverseDeliveryCreateWithShipping', LABEL_ATTACH],
    { rfo: awaited.id, lines, file: target.resourceUrl, tracking: { number: tracking } },
    z.unknown(),
  );
}
