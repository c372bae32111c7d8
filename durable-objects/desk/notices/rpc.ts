import type { NoticeChoices } from '../../../src/notices/choices.ts';
import type { NoticeWay } from '../../../src/notices/notice.ts';
import type { PushBrowser, Subscription } from './browsers.ts';
import type { LateNotice } from './pending.ts';

/** How a person is told who has no console before them. */
export interface NoticesOfPerson {
  choices: NoticeChoices;
  /** `key`: what browsers subscribe with, base64url. */
  push: { key: string; browsers: PushBrowser[] };
  /** What they were told, newest first. */
  lately: LateNotice[];
}

/** What a person does about how they are told. `origin`: where their console is, `https://support.example`. */
export type NoticesAct =
  | { type: 'choose'; changes: Partial<NoticeChoices>; origin: string }
  | { type: 'add-browser'; name: string; at: Subscription; origin: string }
  | { type: 'forget-browser'; id: string };

export interface NoticesRpc {
  /** Null where nobody is that person. */
  notices(person: string): Promise<NoticesOfPerson | null>;
  /** `secret`: of a webhook whose address is new; it is shown this once. `unknown`: there is no such person, or browser. */
  actOnNotices(
    person: string,
    act: NoticesAct,
  ): Promise<{ notices: NoticesOfPerson; secret: string | null } | 'unknown'>;
  /** Tells a person something that tells of nothing, by one way. */
  tryNotice(
    person: string,
    way: NoticeWay,
  ): Promise<{ ok: boolean; detail: string } | 'unknown' | 'too_many'>;
}
