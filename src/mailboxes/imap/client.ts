import { MailboxError } from '../port.ts';
import { base64Text, type Dial, type ServerAddress, Wire } from '../wire.ts';

/*
 * As much of IMAP (RFC 3501) as a mailbox needs that is looked into every minute: log in, select, search, fetch
 * without marking read, append.
 */

export interface Login {
  user: string;
  password: string;
}

/** A response: its text, in which each literal stands as a NUL, and the literals. */
interface Response {
  text: string;
  literals: Uint8Array<ArrayBuffer>[];
}
interface Answer {
  status: string;
  /** The server's words behind the status. */
  words: string;
  untagged: Response[];
}

/** A folder as it was when it was selected. */
export interface Selected {
  uidValidity: number;
  uidNext: number;
}

/** Bytes that are fetched of one mail at most. */
const LARGEST = 40 * 1024 * 1024;
/** Bytes of all that a server says to one command, beside a mail: it may be anybody's, and an isolate is shared. */
const MOST_SAID = 4 * 1024 * 1024;
/** What a line costs that says nothing. */
const LINE_COST = 64;
/** Codes of RFC 5530 that only the owner can mend. */
const FOR_THE_OWNER =
  /\[(?:AUTHENTICATIONFAILED|AUTHORIZATIONFAILED|EXPIRED|PRIVACYREQUIRED|CONTACTADMIN|WEBALERT[^\]]*|ALERT)\]/i;
const PASSES = /\[(?:UNAVAILABLE|INUSE|LIMIT|SERVERBUG|OVERQUOTA)\]/i;

/** A client of IMAP4rev1 (RFC 3501) with what the mailbox needs of it, and a bound on all that a server may say. */
export class Imap {
  readonly #wire: Wire;
  #capabilities: readonly string[] = [];
  #next = 0;
  /** Bytes that the server may still say to what it was asked. */
  #allowed = MOST_SAID;

  private constructor(wire: Wire) {
    this.#wire = wire;
  }

  /** Connects and logs in. */
  static async open(dial: Dial, server: ServerAddress, login: Login): Promise<Imap> {
    const imap = new Imap(new Wire(dial(server)));
    try {
      const greeting = await imap.#response();
      if (!/^\* (?:OK|PREAUTH)\b/i.test(greeting.text))
        throw new MailboxError('later', spoken(greeting.text));
      if (server.security === 'starttls') {
        await imap.#must('STARTTLS');
        imap.#wire.startTls();
      }
      await imap.#learn();
      await imap.#login(login);
      await imap.#learn();
      return imap;
    } catch (error) {
      await imap.#wire.close();
      throw error;
    }
  }

  /** Selects a folder by the name that the server gave it. */
  async select(folder: string, readonly = true): Promise<Selected> {
    const { untagged } = await this.#must(readonly ? 'EXAMINE ' : 'SELECT ', quoted(folder));
    const number = (code: string) =>
      Number(
        untagged.map(({ text }) => new RegExp(`\\[${code} (\\d+)\\]`, 'i').exec(text)?.[1]).find(Boolean),
      );
    const [uidValidity, uidNext] = [number('UIDVALIDITY'), number('UIDNEXT')];
    if (!uidValidity)
      throw new MailboxError('wrong', 'the server numbers its mails anew each time (UIDVALIDITY)');
    // RFC 3501 lets a server leave UIDNEXT out.
    return { uidValidity, uidNext: uidNext || (await this.#last()) + 1 };
  }

  /** Uids from `first` on, in order. `n:*` always names the last one as well: that is left out. */
  async uidsFrom(first: number): Promise<number[]> {
    return (await this.search(`UID ${first}:*`)).filter((uid) => uid >= first);
  }

  /** Uids of mails that came in on that day or later. */
  uidsSince(day: Date): Promise<number[]> {
    return this.search(`SINCE ${imapDate(day)}`);
  }

  async search(criteria: string): Promise<number[]> {
    const { untagged } = await this.#must(`UID SEARCH ${criteria}`);
    return untagged
      .flatMap(({ text }) => /^\* SEARCH\b(.*)$/i.exec(text)?.[1]?.match(/\d+/g) ?? [])
      .map(Number)
      .sort((a, b) => a - b);
  }

  async hasMessage(messageId: string): Promise<boolean> {
    return (await this.search(`HEADER Message-ID ${quoted(messageId)}`)).length > 0;
  }

  /** A mail, unread as it was; null when it is gone. One that is too large comes cut off. */
  async fetch(uid: number): Promise<{ raw: Uint8Array<ArrayBuffer>; at: number | null } | null> {
    const asked = await this.#must(
      `UID FETCH ${uid} (UID INTERNALDATE BODY.PEEK[]<0.${LARGEST}>)`,
      '',
      LARGEST,
    );
    const found = asked.untagged.find(
      ({ text }) => /^\* \d+ FETCH /i.test(text) && new RegExp(`\\bUID ${uid}\\b`, 'i').test(text),
    );
    if (!found || !/\bBODY\[\]/i.test(found.text)) return null;
    const date = /INTERNALDATE "([^"]+)"/i.exec(found.text)?.[1];
    const at = date ? Date.parse(date.trim().replace(/^(\d+)-(\w+)-(\d+)/, '$1 $2 $3')) : Number.NaN;
    return { raw: found.literals[0] ?? new Uint8Array(), at: Number.isNaN(at) ? null : at };
  }

  /** The folder of what was sent (RFC 6154), else one of its usual names; null where there is none. */
  async sentFolder(): Promise<string | null> {
    const { untagged } = await this.#must('LIST "" "*"');
    const folders = untagged.flatMap(({ text, literals }) => folderOf(text, literals) ?? []);
    const special = folders.find(({ flags }) => /\\sent\b/i.test(flags));
    return (special ?? folders.find(({ name }) => SENT.test(name)))?.name ?? null;
  }

  async append(folder: string, raw: Uint8Array): Promise<void> {
    const tag = await this.#ask(`APPEND ${quoted(folder)} (\\Seen) {${raw.length}}`);
    const ready = await this.#response();
    if (!ready.text.startsWith('+')) throw new MailboxError('later', spoken(ready.text));
    await this.#wire.write(raw);
    await this.#wire.write('\r\n');
    check(await this.#answer(tag));
  }

  async createSent(): Promise<string> {
    await this.#must('CREATE ', quoted('Sent'));
    return 'Sent';
  }

  async logout(): Promise<void> {
    await this.#ask('LOGOUT').catch(() => undefined);
    await this.#wire.close();
  }

  async #last(): Promise<number> {
    return (await this.search('UID *')).at(-1) ?? 0;
  }

  async #learn(): Promise<void> {
    const { untagged } = await this.#must('CAPABILITY');
    this.#capabilities = untagged.flatMap(
      ({ text }) => /^\* CAPABILITY (.*)$/i.exec(text)?.[1]?.toUpperCase().split(' ') ?? [],
    );
  }

  async #login({ user, password }: Login): Promise<void> {
    const plain = this.#capabilities.includes('AUTH=PLAIN');
    if (!plain && this.#capabilities.includes('LOGINDISABLED'))
      throw new MailboxError('login', 'the server takes no password on this connection');
    const tag = await this.#ask(
      plain ? 'AUTHENTICATE PLAIN' : `LOGIN {${new TextEncoder().encode(user).length}}`,
    );
    const steps = plain
      ? [base64Text(`\0${user}\0${password}`)]
      : [`${user} {${new TextEncoder().encode(password).length}}`, password];
    let answer: Answer | null = null;
    for (const step of steps) {
      const ready = await this.#response();
      if (!ready.text.startsWith('+')) {
        answer = await this.#answer(tag, ready);
        break;
      }
      await this.#wire.write(`${step}\r\n`);
    }
    answer ??= await this.#answer(tag);
    if (answer.status === 'OK') return;
    throw new MailboxError(PASSES.test(answer.words) ? 'later' : 'login', answer.words);
  }

  /** `more`: bytes that the answer may have beyond what any may. */
  async #must(command: string, argument = '', more = 0): Promise<Answer> {
    const answer = await this.#answer(await this.#ask(command + argument, more));
    check(answer);
    return answer;
  }

  async #ask(command: string, more = 0): Promise<string> {
    const tag = `A${++this.#next}`;
    this.#allowed = MOST_SAID + more;
    await this.#wire.write(`${tag} ${command}\r\n`);
    return tag;
  }

  async #answer(tag: string, first?: Response): Promise<Answer> {
    const untagged: Response[] = [];
    for (let next = first ?? (await this.#response()); ; next = await this.#response()) {
      const done = new RegExp(`^${tag} (OK|NO|BAD)\\b ?(.*)$`, 'is').exec(next.text);
      if (done) return { status: (done[1] ?? '').toUpperCase(), words: spoken(done[2] ?? ''), untagged };
      if (/^\* BYE\b/i.test(next.text)) throw new MailboxError('later', spoken(next.text));
      untagged.push(next);
    }
  }

  /** One response whole: a line that ends in `{n}` goes on behind n bytes. */
  async #response(): Promise<Response> {
    const literals: Uint8Array<ArrayBuffer>[] = [];
    let text = '';
    for (;;) {
      const line = await this.#wire.line();
      this.#count(line.length + LINE_COST);
      const literal = /\{(\d{1,10})\+?\}$/.exec(line);
      if (!literal) return { text: text + line, literals };
      const size = Number(literal[1]);
      this.#count(size);
      literals.push(await this.#wire.bytes(size));
      text += `${line.slice(0, literal.index)}\0`;
    }
  }

  #count(bytes: number): void {
    this.#allowed -= bytes;
    if (this.#allowed < 0) throw new MailboxError('later', 'the server said more than it was asked for');
  }
}

/** Names that servers give to Sent which do not say which it is, in modified UTF-7 as they come. */
const SENT =
  /^(?:INBOX[./])?(?:\[\w+\][./])?(?:sent(?: items| messages| mail)?|(?:&AMk-l&AOk-ments |messages )?envoy&AOk-s|gesendet(?:e objekte|e elemente)?|inviat[ai]|posta inviata|enviad[oa]s|elementos enviados|itens enviados|verzonden(?: items)?)$/i;

function folderOf(text: string, literals: readonly Uint8Array[]): { flags: string; name: string } | null {
  const [, flags = '', name = ''] = /^\* LIST \(([^)]*)\) (?:"(?:\\.|[^"\\])*"|NIL) (.+)$/is.exec(text) ?? [];
  if (name === '' || /\\noselect\b/i.test(flags)) return null;
  if (name === '\0') return { flags, name: new TextDecoder().decode(literals[0]) };
  const unquoted = /^"(.*)"$/s.exec(name)?.[1]?.replace(/\\(.)/g, '$1') ?? name;
  return { flags, name: unquoted };
}

/** For names and ids that are known to be plain: what could end a line or a string is refused. */
function quoted(text: string): string {
  if (/[^\x20-\x7e]/.test(text)) throw new MailboxError('wrong', 'a name that cannot be said to the server');
  return `"${text.replace(/[\\"]/g, '\\$&')}"`;
}

function check({ status, words }: Answer): void {
  if (status === 'OK') return;
  throw new MailboxError(FOR_THE_OWNER.test(words) ? 'login' : status === 'BAD' ? 'wrong' : 'later', words);
}

function spoken(text: string): string {
  return text.replace(/^\* /, '').replaceAll('\0', ' ').trim().slice(0, 300);
}

function imapDate(day: Date): string {
  const [, month = ''] = /^\w+, \d+ (\w+)/.exec(day.toUTCString()) ?? [];
  return `${day.getUTCDate()}-${month}-${day.getUTCFullYear()}`;
}
