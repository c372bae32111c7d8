import type { z } from 'zod';
import type { Article } from '../../src/knowledge/article.ts';
import type { Preset } from '../../src/settings/presets.ts';
import type { Settings } from '../../src/settings.ts';
import type { FeedLine } from '../../src/shop/shop.ts';

/** A demo store of one kind of company, beside `demo`. */
export interface DemoStore {
  /** `demo-services`. */
  id: string;
  /** What its owner begins with. */
  preset: Preset['id'];
  /** What is its own: a merge patch over the preset. */
  settings: OwnSettings;
  /** Its feed; dates hang on `now`. The same `now` gives the same feed. */
  feed(now: Date): FeedLine[];
  articles: Readonly<Record<string, Article>>;
  page: Readonly<Record<'en' | 'fr', PageWords>>;
  /** What somebody may want to say to it, on any channel. */
  examples: Readonly<Record<'en' | 'fr', readonly string[]>>;
}

type AnySettings = z.input<typeof Settings>;

/** Settings of which as much is given as the sandbox itself reads. */
type OwnSettings = AnySettings & {
  name: string;
  timeZone: string;
  email: { address: string };
  phone: { number: string };
  whatsapp: { phoneNumberId: string };
};

/** The words on the store's own page. */
interface PageWords {
  /** Of the window. */
  title: string;
  menu: readonly string[];
  lead: string;
  sub: string;
  goods: string;
  foot: string;
}
