import { change } from './en/change.ts';
import { codes } from './en/codes.ts';
import { figures } from './en/figures.ts';
import { inbox } from './en/inbox.ts';
import { knowledge } from './en/knowledge.ts';
import { mailbox } from './en/mailbox.ts';
import { me } from './en/me.ts';
import { morning } from './en/morning.ts';
import { notices } from './en/notices.ts';
import { people } from './en/people.ts';
import { person } from './en/person.ts';
import { search } from './en/search.ts';
import { settings } from './en/settings.ts';
import { shell } from './en/shell.ts';
import { tests } from './en/tests.ts';
import { thread } from './en/thread.ts';
import { webhooks } from './en/webhooks.ts';

const english = {
  ...change,
  ...codes,
  ...figures,
  ...inbox,
  ...knowledge,
  ...mailbox,
  ...me,
  ...morning,
  ...notices,
  ...people,
  ...person,
  ...search,
  ...settings,
  ...shell,
  ...tests,
  ...thread,
  ...webhooks,
};
export default english;
export type TextKey = keyof typeof english;
export type Texts = Record<TextKey, string>;
