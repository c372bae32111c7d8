import { titlesOf } from '../../conversation/titles.ts';
import type { Product, ProductKind } from '../shop.ts';
import type { Variant } from '../sizes.ts';
import { searchWords } from './search.ts';

/**
 * Products and their stock. The feed's stock is the shelf: the pieces the shop counts, without knowing of
 * exchanges promised here. Whatever is read has the pieces taken off that open exchanges and changed orders
 * hold, so importing a feed again neither frees nor takes one. A shelf that falls below what is promised
 * reads as 0: promises are kept, no new one is made.
 */
export function putProduct(sql: SqlStorage, product: Product): void {
  sql.exec(
    `INSERT INTO products (id, title, description, size_chart, kind, translations) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET title = excluded.title, description = excluded.description,
       size_chart = excluded.size_chart, kind = excluded.kind, translations = excluded.translations`,
    product.id,
    product.title,
    product.description,
    JSON.stringify(product.sizeChart),
    product.kind ?? '',
    JSON.stringify(product.translations ?? {}),
  );
  sql.exec('DELETE FROM variants WHERE product = ?', product.id);
  for (const [position, variant] of product.variants.entries()) {
    sql.exec(
      'INSERT OR REPLACE INTO variants (sku, product, position, options, price, shelf) VALUES (?, ?, ?, ?, ?, ?)',
      variant.sku,
      product.id,
      position,
      JSON.stringify(variant.options),
      variant.price,
      variant.stock,
    );
  }
  indexWords(sql, product);
}

/** Null when there is none. */
export function readProduct(sql: SqlStorage, id: string): Product | null {
  const row = sql
    .exec<{ title: string; description: string; size_chart: string; kind: string; translations: string }>(
      'SELECT title, description, size_chart, kind, translations FROM products WHERE id = ?',
      id,
    )
    .toArray()[0];
  if (!row) return null;
  return {
    id,
    title: row.title,
    ...(row.kind === '' ? {} : { kind: row.kind }),
    description: row.description,
    sizeChart: JSON.parse(row.size_chart),
    ...(row.translations === '{}' ? {} : { translations: JSON.parse(row.translations) }),
    variants: readVariants(sql, 'product', id).map(({ variant }) => variant),
  };
}

/** A variant with what can still be promised of it, and the product it belongs to. */
export function readVariant(sql: SqlStorage, sku: string): { product: string; variant: Variant } | null {
  return readVariants(sql, 'sku', sku)[0] ?? null;
}

/** By id, sku or words, best first, at most 5. A word must be of the title; colours and sizes only rank. */
export function findProducts(sql: SqlStorage, query: string): Product[] {
  const exact = sql
    .exec<{ id: string }>(
      `SELECT id FROM products WHERE id = ?1 COLLATE NOCASE
       UNION SELECT product FROM variants WHERE sku = ?1 COLLATE NOCASE LIMIT 5`,
      query.trim(),
    )
    .toArray();
  const found = exact.length > 0 ? exact : byWords(sql, searchWords(query));
  return found.flatMap(({ id }) => readProduct(sql, id) ?? []);
}

/** Products that are looked through at most where somebody chooses among them. */
const MOST_CHOSEN_FROM = 30;

/**
 * What is in stock, nearest to a price in minor units first: by any word of the title, the kind or the description, in whatever
 * language, or all where the query has none.
 */
export function findNear(sql: SqlStorage, query: string, near: number): Product[] {
  const words = searchWords(query);
  return sql
    .exec<{ id: string }>(
      `SELECT p.id FROM products p
       JOIN variants v ON v.product = p.id AND v.shelf > 0
       LEFT JOIN product_words w ON w.product = p.id AND w.word IN (SELECT value FROM json_each(?1))
       WHERE ?2 = 0 OR w.word IS NOT NULL
       GROUP BY p.id
       ORDER BY count(DISTINCT w.word) DESC, min(abs(v.price - ?3)), p.id LIMIT ${MOST_CHOSEN_FROM}`,
      JSON.stringify(words),
      words.length,
      near,
    )
    .toArray()
    .flatMap(({ id }) => readProduct(sql, id) ?? []);
}

/** Products that are listed at most. */
const MOST_LISTED = 500;

/** All kinds with their products. */
export function productKinds(sql: SqlStorage): ProductKind[] {
  const kinds = new Map<string, ProductKind>();
  const rows = sql
    .exec<{ id: string; title: string; kind: string }>(
      `SELECT id, title, kind FROM products ORDER BY kind, title, id LIMIT ${MOST_LISTED}`,
    )
    .toArray();
  for (const { kind, id, title } of rows) {
    const known = kinds.get(kind) ?? { kind, products: [] };
    known.products.push({ id, title });
    kinds.set(kind, known);
  }
  return [...kinds.values()];
}

const TITLE = 4;
/** Words of the kind and the description tell only where somebody chooses: by name nothing is found by them. */
const TOLD = 0;
/** Words of one product that are told of it at most. */
const MOST_TOLD = 120;

function byWords(sql: SqlStorage, words: string[]): { id: string }[] {
  // Between equal hits the shorter title is the closer one: "dress" alone beats "dress with a belt".
  return sql
    .exec<{ id: string }>(
      `SELECT p.id FROM product_words w JOIN products p ON p.id = w.product
       WHERE w.word IN (SELECT value FROM json_each(?))
       GROUP BY p.id HAVING max(w.weight) >= ${TITLE}
       ORDER BY sum(w.weight) DESC, length(p.title), p.id LIMIT 5`,
      JSON.stringify(words),
    )
    .toArray();
}

function wordsTold({ kind = '', description, translations }: Product): string[] {
  const texts = [
    kind,
    description,
    ...Object.values(translations ?? {}).map((told) => told.description ?? ''),
  ];
  return [...new Set(texts.flatMap(searchWords))].slice(0, MOST_TOLD);
}

function indexWords(sql: SqlStorage, product: Product): void {
  sql.exec('DELETE FROM product_words WHERE product = ?', product.id);
  const values = product.variants.flatMap(({ options }) => Object.values(options)).join(' ');
  const insert = 'INSERT OR IGNORE INTO product_words (word, product, weight) VALUES (?, ?, ?)';
  const titles = [product.title, ...Object.values(titlesOf(product.translations) ?? {})];
  for (const word of searchWords(titles.join(' '))) sql.exec(insert, word, product.id, TITLE);
  for (const word of searchWords(values)) sql.exec(insert, word, product.id, 1);
  for (const word of wordsTold(product)) sql.exec(insert, word, product.id, TOLD);
}

function readVariants(
  sql: SqlStorage,
  by: 'sku' | 'product',
  value: string,
): { product: string; variant: Variant }[] {
  return sql
    .exec<{ product: string; sku: string; options: string; price: number; stock: number }>(
      `SELECT product, sku, options, price, max(0, shelf
         - coalesce((SELECT sum(quantity) FROM exchanges e WHERE e.sku = v.sku AND e.status = 'reserved'), 0)
         - coalesce((SELECT sum(quantity) FROM holds h WHERE h.sku = v.sku), 0)) AS stock
       FROM variants v WHERE ${by} = ? ORDER BY position`,
      value,
    )
    .toArray()
    .map(({ product, sku, options, price, stock }) => ({
      product,
      variant: { sku, options: JSON.parse(options), price, stock },
    }));
}
