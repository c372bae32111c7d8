import type { ApiFault } from './api.ts';
import type { Subscription } from './push.ts';

/** A mail in a folder. */
export interface Kept {
  uid: number;
  /** What an API calls it. */
  id: string;
  raw: Buffer;
  at: Date;
}

/** A folder as IMAP has it. */
export interface Folder {
  validity: number;
  next: number;
  mails: Kept[];
}

/** What is to go wrong at a point of an SMTP dialogue: a reply instead of the good one, or the line is cut. */
export interface SmtpFault {
  at: 'auth' | 'mail' | 'rcpt' | 'data' | 'end';
  /** `cut`: the line breaks where the answer would be; `taken-cut`: the same, and the mail was taken. */
  reply: string;
  times: number;
}

/** One account of the emulated host, and what is to go wrong there. */
export class Box {
  readonly folders = new Map<string, Folder>([
    ['INBOX', { validity: 1_795_939_645, next: 1, mails: [] }],
    ['INBOX.&AMk-l&AOk-ments envoy&AOk-s', { validity: 1_795_939_646, next: 1, mails: [] }],
  ]);
  readonly sentFolder = 'INBOX.&AMk-l&AOk-ments envoy&AOk-s';
  /** Whether what is sent is put into Sent by the host. */
  filesSent = false;
  password = 'right-horse';
  /** What a login is answered with instead. */
  imapRefusal = '';
  /** IMAP logins, right and wrong. */
  logins = 0;
  /** Mails that were fetched: what is read twice is counted twice. */
  fetched = 0;
  /** The line breaks at the next fetch of a mail. */
  cutFetches = 0;
  smtpFaults: SmtpFault[] = [];
  /** What is to go wrong at the APIs. */
  apiFaults: ApiFault[] = [];
  /** What came into which folder, in order: the history that the APIs tell. */
  readonly log: { n: number; folder: string; mail: Kept }[] = [];
  /** Up to where that history is forgotten. */
  forgotten = 0;
  /** Whether it tells everything twice. */
  tellsTwice = false;
  /** Whether what is sent by an API gets another Message-ID. */
  renames = false;
  /** Addresses it may write as, beside its own; and mailboxes that it may open. */
  aliases: string[] = [];
  shared: string[] = [];
  /** Drafts by id, as Graph makes them. */
  readonly drafts = new Map<string, Buffer>();
  /** What is granted of what is asked for; null: all. */
  grants: string[] | null = null;
  /** Access tokens and refresh tokens that are good. */
  readonly access = new Set<string>();
  readonly consents = new Set<string>();
  /** Tokens that were asked for, and calls to the APIs. */
  asked = { tokens: 0, calls: 0 };
  /** The topic that is told of new mail, and those who subscribed. */
  watch: string | null = null;
  readonly subscriptions = new Map<string, Subscription>();
  /** How often what comes in is told. */
  tells: 'once' | 'twice' | 'never' = 'once';
  /** Whether what is told waits for a relay, and what it was answered with. */
  isRelayed = false;
  readonly pushed: number[] = [];
  /** Who tells of it. */
  arrived: (mail: Kept) => void = () => {};
  /** What has left. */
  readonly left: { from: string; to: string[]; raw: string }[] = [];

  put(name: string, raw: Buffer, at = new Date()): number {
    const folder = this.folders.get(name) ?? this.create(name);
    const mail = { uid: folder.next, id: crypto.randomUUID().replaceAll('-', '').slice(0, 16), raw, at };
    folder.mails.push(mail);
    this.log.push({ n: this.log.length + 1, folder: name, mail });
    if (name === 'INBOX') this.arrived(mail);
    return folder.next++;
  }

  create(name: string): Folder {
    const folder = { validity: 1_795_939_700 + this.folders.size, next: 1, mails: [] };
    this.folders.set(name, folder);
    return folder;
  }

  /** Gives every mail another number, as after a move to another machine; what the APIs knew of before is forgotten. */
  renumber(): void {
    this.forgotten = this.log.length + 1;
    this.log.push({
      n: this.forgotten,
      folder: '',
      mail: { uid: 0, id: '', raw: Buffer.alloc(0), at: new Date(0) },
    });
    for (const folder of this.folders.values()) {
      folder.validity += 1_000;
      folder.mails.forEach((mail, at) => {
        mail.uid = at + 1;
      });
      folder.next = folder.mails.length + 1;
    }
  }

  /** A mail by what an API calls it, and where it lies. */
  byId(id: string): { folder: string; mail: Kept } | null {
    for (const [folder, { mails }] of this.folders) {
      const mail = mails.find((one) => one.id === id);
      if (mail) return { folder, mail };
    }
    return null;
  }

  /** What an API does with a mail that leaves: it files it itself, under another Message-ID where it renames. */
  leave(raw: Buffer, renames = this.renames): Kept {
    const named = renames
      ? Buffer.from(
          raw
            .toString('latin1')
            .replace(/^Message-ID:.*$/im, `Message-ID: <CA${crypto.randomUUID()}@mail.example>`),
          'latin1',
        )
      : raw;
    const to = /[^\s<>]+@[^\s<>]+/.exec(headerOf(raw, 'to'))?.[0] ?? '';
    const from = /[^\s<>]+@[^\s<>]+/.exec(headerOf(raw, 'from'))?.[0] ?? '';
    this.left.push({ from, to: [to], raw: named.toString('latin1') });
    this.put(this.sentFolder, named);
    return this.log.at(-1)?.mail as Kept;
  }

  faultAt(at: SmtpFault['at']): string | null {
    const fault = this.smtpFaults.find((one) => one.at === at && one.times > 0);
    if (!fault) return null;
    fault.times--;
    return fault.reply;
  }
}

/** A mail's header, unfolded; empty without it. */
export function headerOf(raw: Buffer, name: string): string {
  const head = raw.toString('latin1').split('\r\n\r\n', 1)[0] ?? '';
  return new RegExp(`^${name}:(.*(?:\r\n[ \t].*)*)`, 'im').exec(head)?.[1]?.replace(/\r\n/g, '').trim() ?? '';
}
