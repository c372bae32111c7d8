import { dictionary } from '../texts.ts';
import english, { type SetupKey } from './en.ts';

/** What the set-up says. It comes with its page, not with the first load. */
export const { say, count, named } = dictionary<SetupKey>(
  english,
  async () => (await import('./fr.ts')).default,
);
