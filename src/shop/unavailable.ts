/**
 * The shop did not answer. Nothing is known of a write that was under way; the same key may be tried again.
 */
export class ShopUnavailable extends Error {
  override readonly name = 'ShopUnavailable';
}
