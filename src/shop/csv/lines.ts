import { exponentOf } from '../../currency.ts';
import { minorUnits } from '../money/decimal.ts';
import type { Column } from './columns.ts';

/** Characters of an option's name, which is told with each variant. */
const LONGEST_NAME = 100;

/** One row by its columns; what is not there, or empty, is ''. */
export type Row = (column: Column) => string;

/** What rows of one order, or of one product, are in the feed; still to be checked. */
export function orderOf(rows: readonly Row[], currency: string): object {
  const [first = () => ''] = rows;
  const own = first('currency').toUpperCase() || currency;
  const money = (row: Row, column: Column) => amountOf(row(column), own);
  const [shippedAt, deliveredAt] = [instantOf(first('shipped')), instantOf(first('delivered'))];
  const email = first('email').toLowerCase();
  const order = first('order').replace(/^#/, '');
  const items = rows
    .filter((row) => row('title') || row('sku'))
    .map((row, index) => itemOf(row, index, money));
  return {
    ...{
      type: 'order',
      id: order,
      status: statusOf(first),
      currency: own,
      total: money(first, 'total'),
      items,
    },
    placedAt: instantOf(first('placed')) ?? first('placed'),
    ...(shippedAt ? { shippedAt } : {}),
    ...(deliveredAt ? { deliveredAt } : {}),
    ...(first('shipping') ? { shipping: money(first, 'shipping') } : {}),
    ...(first('discount') ? { discount: money(first, 'discount') } : {}),
    ...(first('note') ? { note: first('note').slice(0, 2000) } : {}),
    customer: {
      // A file without the shop's own ids names people by where they are written to.
      id: first('customer') || email || first('phone') || `order ${order}`,
      ...{ name: first('name'), email, phone: first('phone').replace(/^'/, '') },
    },
    ...(first('line1')
      ? {
          address: {
            ...{
              line1: first('line1'),
              line2: first('line2'),
              postcode: first('postcode').replace(/^'/, ''),
            },
            ...{ city: first('city'), country: first('country') },
          },
        }
      : {}),
    ...(first('payment')
      ? { payments: [{ id: '1', method: first('payment'), amount: money(first, 'total') }] }
      : {}),
  };
}

function itemOf(row: Row, index: number, money: (row: Row, column: Column) => unknown): object {
  const sku = row('sku') || row('title');
  return {
    ...{ line: `${index + 1}`, sku: sku.slice(0, 128), product: (row('product') || sku).slice(0, 128) },
    ...{ title: row('title') || sku, quantity: Number(row('quantity')), price: money(row, 'price') },
    options: optionsOf([row], row),
  };
}

export function productOf(rows: readonly Row[], currency: string): object {
  const [first = () => ''] = rows;
  return {
    ...{ type: 'product', id: first('product'), title: first('title') || first('product') },
    ...(first('kind') ? { kind: first('kind') } : {}),
    description: plainOf(first('description')),
    variants: rows
      .filter((row) => row('price') !== '')
      .map((row, index) => ({
        sku: row('sku') || `${first('product')}-${index + 1}`,
        options: optionsOf(rows, row),
        price: amountOf(row('price'), currency),
        // A shelf that is counted below zero holds nothing.
        stock: row('stock') === '' ? 0 : Math.max(0, Number(row('stock'))),
      })),
  };
}

/** An option's name stands in the first row of a product alone. */
function optionsOf([first = () => '']: readonly Row[], row: Row): Record<string, string> {
  const named = ([1, 2, 3] as const).flatMap((n): [string, string][] => {
    const [name, value] = [first(`option${n}name`), row(`option${n}`)];
    return name && value && name !== 'Title' ? [[name.slice(0, LONGEST_NAME).toLowerCase(), value]] : [];
  });
  const plain = (['size', 'colour'] as const).flatMap((name): [string, string][] =>
    row(name) ? [[name, row(name)]] : [],
  );
  return Object.fromEntries([...named, ...plain]);
}

function statusOf(row: Row): string {
  if (row('status')) return row('status').toLowerCase();
  if (row('cancelled')) return 'cancelled';
  if (row('delivered')) return 'delivered';
  return row('fulfilled').toLowerCase() === 'fulfilled' || row('shipped') ? 'shipped' : 'pending';
}

/**
 * Minor units of "87.00", "87,00" or "1,087.00"; the text itself where it is none, so that it is refused by name. Three decimals are
 * read in a currency that has three alone: elsewhere "1.087" may be a thousand.
 */
function amountOf(text: string, currency: string): number | string {
  const bare = text.replace(/[\s\u00a0€$£]/g, '');
  const decimal = /,\d{1,2}$/.test(bare)
    ? bare.replaceAll('.', '').replace(',', '.')
    : bare.replaceAll(',', '');
  const [amount, decimals = ''] = /^-?\d+(?:\.(\d+))?$/.exec(decimal) ?? [];
  if (amount === undefined || !/^[A-Z]{3}$/.test(currency)) return text || 'empty';
  const places = exponentOf(currency);
  const isExact = decimals.length <= places || (decimals.length !== 3 && /^0+$/.test(decimals.slice(places)));
  return isExact ? minorUnits(amount, currency) : text;
}

/** "2026-11-20 10:12:33 +0100", a day alone, or ISO 8601, as ISO 8601 with an offset; null of none. */
function instantOf(text: string): string | null {
  const [, day, time = '00:00:00', zone = 'Z'] =
    /^(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d(?::\d\d)?)(?:\.\d+)?)? ?(Z|UTC|[+-]\d\d:?\d\d)?$/.exec(text) ?? [];
  if (!day) return null;
  const offset = /^[+-]/.test(zone) ? zone.replace(/^(...):?(..)$/, '$1:$2') : 'Z';
  return `${day}T${time.length === 5 ? `${time}:00` : time}${offset}`;
}

function plainOf(html: string): string {
  return html
    .replace(/<[^<>]{0,2000}>/g, ' ')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .trim();
}
