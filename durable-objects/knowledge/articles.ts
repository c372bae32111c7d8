import type { Article, KeptArticle, Passage } from '../../src/knowledge/article.ts';
import { passagesOf } from '../../src/knowledge/passages.ts';
import { coverageOf, matchOf, tellingWords } from '../../src/knowledge/question.ts';

/** Articles of one store. */
const MOST_ARTICLES = 5_000;
/** Passages that are looked at, and that are given. */
const LOOKED_AT = 20;
const GIVEN = 5;

interface Row extends Record<string, SqlStorageValue> {
  id: string;
  title: string;
  body: string;
  language: string;
  audience: string;
  valid_from: string | null;
  valid_to: string | null;
  url: string | null;
  updated_at: number;
}

/** The articles of a store and the index over them. */
export class Articles {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  get(id: string): KeptArticle | null {
    const [row] = this.#sql.exec<Row>('SELECT * FROM articles WHERE id = ?', id).toArray();
    return row ? keptOf(row) : null;
  }

  /** Newest first, after the given one. */
  page(after: { at: number; id: string } | null, most: number): KeptArticle[] {
    return this.#sql
      .exec<Row>(
        'SELECT * FROM articles WHERE ? IS NULL OR (updated_at, id) < (?, ?) ORDER BY updated_at DESC, id DESC LIMIT ?',
        after?.id ?? null,
        after?.at ?? 0,
        after?.id ?? '',
        most,
      )
      .toArray()
      .map(keptOf);
  }

  /** False where there are too many already. */
  put(id: string, { url, ...article }: Article & { url: string | null }, now: number): boolean {
    const known = this.#sql.exec('SELECT 1 FROM articles WHERE id = ?', id).toArray().length > 0;
    const { count } = this.#sql.exec<{ count: number }>('SELECT count(*) AS count FROM articles').one();
    if (!known && count >= MOST_ARTICLES) return false;
    // Passages are found by their article in one way alone: by reading them all.
    if (known) this.#unindex(id);
    this.#sql.exec(
      `INSERT OR REPLACE INTO articles (id, title, body, language, audience, valid_from, valid_to, url, updated_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      id,
      article.title,
      article.body,
      article.language.toLowerCase(),
      article.audience,
      article.validFrom ?? null,
      article.validTo ?? null,
      url,
      now,
    );
    this.index(id);
    return true;
  }

  /** Makes the passages of an article that has none. */
  index(id: string): void {
    const article = this.get(id);
    for (const [ordinal, { heading, text }] of passagesOf(article?.body ?? '').entries())
      this.#sql.exec(
        'INSERT INTO passages (title, heading, text, article, ordinal) VALUES (?, ?, ?, ?, ?)',
        ...[article?.title ?? '', heading, text, id, ordinal],
      );
  }

  delete(id: string): boolean {
    this.#unindex(id);
    return this.#sql.exec('DELETE FROM articles WHERE id = ? RETURNING id', id).toArray().length > 0;
  }

  #unindex(id: string): void {
    this.#sql.exec('DELETE FROM passages WHERE rowid IN (SELECT rowid FROM passages WHERE article = ?)', id);
  }

  /**
   * Passages that hold words of the question and are valid at `now`, the best first: by how much of the
   * question they hold, then in the language of the question, then by rank. `internal` includes what is for
   * advisors alone.
   */
  search(question: string, language: string, now: string, internal: boolean): Passage[] {
    const words = tellingWords(question);
    const match = matchOf(words);
    if (match === null) return [];
    const own = language.toLowerCase().split('-')[0] ?? '';
    const rows = this.#sql
      .exec<Row & { heading: string; text: string }>(
        `SELECT articles.*, passages.heading, passages.text
         FROM passages JOIN articles ON articles.id = passages.article
         WHERE passages MATCH ?1 AND (articles.audience = 'public' OR ?2)
           AND (articles.valid_from IS NULL OR unixepoch(articles.valid_from) <= unixepoch(?3))
           AND (articles.valid_to IS NULL OR unixepoch(articles.valid_to) > unixepoch(?3))
         ORDER BY (articles.language = ?4 OR articles.language LIKE ?4 || '-%') DESC, bm25(passages, 4.0, 3.0, 1.0)
         LIMIT ?5`,
        match,
        internal ? 1 : 0,
        now,
        own,
        LOOKED_AT,
      )
      .toArray();
    const passages = rows.map(
      ({ id, title, heading, text, language: written, url }): Passage => ({
        article: id,
        title,
        heading,
        text,
        language: written,
        url,
        coverage: coverageOf(words, `${title}\n${heading}\n${text}`),
      }),
    );
    const sameLanguage = (passage: Passage) => passage.language.split('-')[0] === own;
    // The sort is stable: rank decides between equals.
    return passages
      .sort((a, b) => Number(sameLanguage(b)) - Number(sameLanguage(a)) || b.coverage - a.coverage)
      .slice(0, GIVEN);
  }
}

function keptOf(row: Row): KeptArticle {
  return {
    id: row.id,
    title: row.title,
    body: row.body,
    language: row.language,
    audience: row.audience === 'internal' ? 'internal' : 'public',
    validFrom: row.valid_from,
    validTo: row.valid_to,
    url: row.url,
    updatedAt: new Date(row.updated_at).toISOString(),
  };
}
