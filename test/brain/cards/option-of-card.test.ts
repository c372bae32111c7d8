import { expect, it } from 'vitest';
import { world } from '../meaning/parcels.ts';
import { ofType, order } from '../world.ts';

/* Another size or colour, asked for while an exchange is on the card, is asked of that thing. */

const EXCHANGE = {
  en: 'I would like to exchange my dress for an M',
  fr: 'je voudrais échanger ma robe contre une M',
} as const;

it.each([
  ['en', 'is it possible in sand?', 'DR-101-M-SA'],
  ['en', 'and in sand?', 'DR-101-'],
  ['en', 'is sand possible?', 'DR-101-'],
  ['en', 'would you have it in sand?', 'DR-101-'],
  ['en', 'could it be the sand one?', 'DR-101-'],
  ['fr', 'en sable c’est possible ?', 'DR-101-'],
  ['fr', 'et en sable ?', 'DR-101-'],
  ['fr', 'vous l’auriez en sable ?', 'DR-101-'],
  ['fr', 'c’est faisable en sable ?', 'DR-101-'],
  ['fr', 'plutôt en sable, c’est possible ?', 'DR-101-'],
] as const)('%s: %s', async (locale, line, sku) => {
  const talk = world(locale, order()).speak('chat', 'verified', 'Sophie');
  await talk.say(EXCHANGE[locale]);
  const put = ofType(await talk.say(line), 'propose').map(({ call }) => call);
  expect(put).toHaveLength(1);
  expect(put[0]).toMatchObject({ tool: 'exchange_item', input: { order: '45821', line: '1' } });
  expect(JSON.stringify(put[0])).toContain(sku);
  expect(JSON.stringify(put[0])).toContain('-SA');
});
