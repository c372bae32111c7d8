import { z } from 'zod';

/** The longest article, in characters: what is longer is several. */
const LONGEST = 100_000;

const Day = z.iso.datetime({ offset: true });

/** A piece of the store's knowledge, as it is put and shown. */
export const Article = z.strictObject({
  title: z.string().trim().min(1).max(200),
  /** Markdown. */
  body: z.string().trim().min(1).max(LONGEST),
  /** BCP 47. */
  language: z.string().regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/, 'a language such as en or fr-FR'),
  /** `internal` is for advisors: no customer and no brain that answers one ever sees it. */
  audience: z.enum(['public', 'internal']).default('public'),
  validFrom: Day.nullish(),
  validTo: Day.nullish(),
});
export type Article = z.infer<typeof Article>;

/** An article with what the service keeps of it. `url` is the page that it was read from. */
export interface KeptArticle extends Article {
  id: string;
  url: string | null;
  /** ISO 8601. */
  updatedAt: string;
}

/** What was found for a question. */
export interface Passage {
  article: string;
  title: string;
  /** Heading that it stands under; empty where there is none. */
  heading: string;
  text: string;
  language: string;
  url: string | null;
  /** Share of the question's telling words that it holds, 0 to 1. */
  coverage: number;
}

/** The store's knowledge, as a turn may ask it. */
export interface Knowledge {
  /** Public passages that may answer, best first. What answers nothing is noted for the owner. */
  search(question: string, language: string): Promise<Passage[]>;
}
