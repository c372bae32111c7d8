/* How staff are told of what waits. */

/** `GET me/notices`: how a person is told of what waits who has no console before them. */
export interface NoticesView {
  /** Threads of theirs alone; also those that fit them; or all that wait. */
  threads: 'mine' | 'fitting' | 'all';
  mail: boolean;
  /** An address of their own that is called; null: none. */
  webhook: string | null;
  /** When they are told of nothing, in their own time zone; `urgent`: but of what is urgent. */
  quiet: QuietHours | null;
  /** `key`: what a browser subscribes with, base64url. */
  push: { key: string; browsers: { id: string; name: string; created: string }[] };
  /** What they were told, newest first. */
  lately: {
    at: string;
    way: NoticeWay;
    about: 'waiting' | 'answered' | 'assigned' | 'mentioned' | 'test';
    state: 'waiting' | 'told' | 'failed';
    detail: string | null;
  }[];
  /** What a new address of theirs is signed with: shown by the call alone that named it. */
  secret?: string;
}
export type NoticeWay = 'push' | 'mail' | 'webhook';
export interface QuietHours {
  from: string;
  to: string;
  /** Quiet as a whole. */
  days: ('mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun')[];
  timeZone: string;
  urgent: boolean;
}

/** `PATCH me/notices`; what is left out stays. */
export type NoticeChanges = Partial<Pick<NoticesView, 'threads' | 'mail' | 'webhook' | 'quiet'>>;

/** What a push message says, once a browser has decrypted it. */
export interface PushedNotice {
  title: string;
  text: string;
  /** The thread that it leads to; empty where it is a test. */
  customer: string;
}
