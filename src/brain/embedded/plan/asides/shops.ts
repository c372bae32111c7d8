import { able, act, type Scene, ticket } from '../../scene.ts';

/** Shops that are told, and read aloud. */
const TOLD = 5;
const SPOKEN = 2;

/**
 * Tells where the store's own shops are and when they are open: those whose town or name was said, else all; true
 * when it did. `named`: only those that were named.
 */
export async function planShops(scene: Scene, named = false): Promise<boolean> {
  if (!able(scene, 'find_shops') || scene.reply.acts.some(({ type }) => type === 'shops')) return false;
  const found = await scene.toolbox.call('find_shops', {});
  if (!found.ok || found.output.length === 0) return false;
  const words = fold(scene.context.asked.map(({ text }) => text).join(' '));
  const postcodes = scene.reading.named.postcodes;
  const meant = found.output.filter(
    ({ name, address: { city, postcode } }) =>
      [city, name].some((one) => words.includes(fold(one))) || postcodes.includes(postcode),
  );
  if (named && meant.length === 0) return false;
  const all = meant.length > 0 ? meant : found.output;
  const told = all.slice(0, scene.say.spoken ? SPOKEN : TOLD);
  act(scene, {
    type: 'shops',
    shops: told.map(({ name, address, phone, today, pickup }) => ({
      ...{ name, phone, pickup, today },
      where: [address.line1, `${address.postcode} ${address.city}`.trim()].filter(Boolean).join(', '),
    })),
    more: all.length - told.length,
  });
  ticket(scene, named ? 'hours' : 'shop_address', null, 'resolve');
  return true;
}

function fold(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
