import type { Texts } from './en.ts';
import { change } from './fr/change.ts';
import { codes } from './fr/codes.ts';
import { figures } from './fr/figures.ts';
import { inbox } from './fr/inbox.ts';
import { knowledge } from './fr/knowledge.ts';
import { mailbox } from './fr/mailbox.ts';
import { me } from './fr/me.ts';
import { morning } from './fr/morning.ts';
import { notices } from './fr/notices.ts';
import { people } from './fr/people.ts';
import { person } from './fr/person.ts';
import { search } from './fr/search.ts';
import { settings } from './fr/settings.ts';
import { shell } from './fr/shell.ts';
import { tests } from './fr/tests.ts';
import { thread } from './fr/thread.ts';
import { webhooks } from './fr/webhooks.ts';

const french: Texts = {
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
export default french;
