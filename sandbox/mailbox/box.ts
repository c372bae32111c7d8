/** A mail in a folder. */
interface Kept {
  uid: number;
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
  /** What has left. */
  readonly left: { from: string; to: string[]; raw: string }[] = [];

  put(name: string, raw: Buffer, at = new Date()): number {
    const folder = this.folders.get(name) ?? this.create(name);
    folder.mails.push({ uid: folder.next, raw, at });
    return folder.next++;
  }

  create(name: string): Folder {
    const folder = { validity: 1_795_939_700 + this.folders.size, next: 1, mails: [] };
    this.folders.set(name, folder);
    return folder;
  }

  /** Gives every mail another number, as after a move to another machine. */
  renumber(): void {
    for (const folder of this.folders.values()) {
      folder.validity += 1_000;
      folder.mails.forEach((mail, at) => {
        mail.uid = at + 1;
      });
      folder.next = folder.mails.length + 1;
    }
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
