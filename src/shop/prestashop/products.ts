import { decodeEntities } from '../../language/html-entities.ts';
import { lookup } from '../../lookup.ts';
import { minorUnits } from '../money/decimal.ts';
import type { Product } from '../shop.ts';
import type { ShopFacts } from './facts.ts';
import { optionsOf, skuOf } from './orders.ts';
import type { PrestaCombination, PrestaProduct, PrestaStock, Texts } from './wire.ts';

/** A product with its combinations; one without any is its own only variant. Pure. */
export function productOf(
  presta: PrestaProduct,
  combinations: readonly PrestaCombination[],
  stocks: readonly PrestaStock[],
  facts: ShopFacts,
  currency: string,
): Product {
  const { language } = facts;
  const stockOf = (variant: string) =>
    Math.max(0, stocks.find(({ id_product_attribute: of }) => of === variant)?.quantity ?? 0);
  const alone = { id: '0', reference: presta.reference, taxed: presta.taxed || presta.price };
  const rows = combinations.length > 0 ? combinations : [alone];
  return {
    id: presta.id,
    title: plain(said(presta.name, language)),
    description: descriptionIn(presta, language),
    sizeChart: {},
    translations: Object.fromEntries(
      Object.entries(facts.languages).flatMap(([id, code]) => {
        const title = plain(lookup(presta.name, id) ?? '');
        return id === language || title === '' || !/^[a-z]{2,3}$/.test(code)
          ? []
          : [[code, { title, description: descriptionIn(presta, id) }]];
      }),
    ),
    variants: rows.map((row) => ({
      sku: skuOf(row.reference, presta.id, row.id),
      options: 'associations' in row ? optionsOf(row, facts) : {},
      price: Math.max(0, minorUnits(row.taxed, currency)),
      stock: stockOf(row.id),
    })),
  };
}

function descriptionIn({ description, description_short: short }: PrestaProduct, language: string): string {
  return plain(said(short, language) || said(description, language));
}

/** In one language; where the shop answered in one alone, in that. */
function said(words: Texts, language: string): string {
  return lookup(words, language) ?? lookup(words, '') ?? '';
}

function plain(html: string): string {
  return decodeEntities(html.replace(/<[^>]*>/g, ' ')).trim();
}
