import { MailboxError, type OutgoingMail, type Sending } from '../port.ts';
import { base64Text, type Dial, type ServerAddress, Wire } from '../wire.ts';
import { sendingOf } from './classes.ts';

interface Reply {
  code: number;
  lines: string[];
}

/** Characters of a reply; RFC 5321 §4.5.3.1.5 has 512 for each of its lines. */
const LONGEST_REPLY = 64 * 1024;

/** Submission of one mail (RFC 6409): log in, hand it over, and know what became of it. */
export class Smtp {
  readonly #wire: Wire;
  #offers = new Map<string, string>();

  private constructor(wire: Wire) {
    this.#wire = wire;
  }

  /** Connects and logs in. `name`: what this client calls itself. */
  static async open(
    dial: Dial,
    server: ServerAddress,
    { user, password, name }: { user: string; password: string; name: string },
  ): Promise<Smtp> {
    const smtp = new Smtp(new Wire(dial(server)));
    try {
      smtp.#must(await smtp.#reply(), 220);
      await smtp.#hello(name);
      if (server.security === 'starttls') {
        if (!smtp.#offers.has('STARTTLS')) throw new MailboxError('wrong', 'the server offers no STARTTLS');
        smtp.#must(await smtp.#say('STARTTLS'), 220);
        smtp.#wire.startTls();
        await smtp.#hello(name);
      }
      await smtp.#login(user, password);
      return smtp;
    } catch (error) {
      await smtp.close();
      throw error;
    }
  }

  /** Hands one mail over. Whatever breaks before its last byte passes; behind it nobody knows. */
  async send({ from, to, raw }: Pick<OutgoingMail, 'from' | 'to' | 'raw'>): Promise<Sending> {
    // What could end a command is no address; one that is not ASCII needs SMTPUTF8.
    for (const [address, status] of [
      [to, 'recipient'],
      [from, 'policy'],
    ] as const)
      if (!/^[\x21-\x3b\x3d\x3f-\x7e]+$/.test(address))
        return { status, words: '553 an address that the server cannot be told' };
    const size = this.#offers.has('SIZE') ? ` SIZE=${raw.length}` : '';
    const most = Number(this.#offers.get('SIZE') ?? 0);
    if (most > 0 && raw.length > most)
      return { status: 'policy', words: `552 the server takes ${most} bytes at most` };
    for (const [command, good] of [
      [`MAIL FROM:<${from}>${size}`, 250],
      [`RCPT TO:<${to}>`, 250],
      ['DATA', 354],
    ] as const) {
      const reply = await this.#say(command);
      if (reply.code !== good && !(good === 250 && reply.code === 251))
        return sendingOf(reply.code, wordsOf(reply), command.startsWith('RCPT'));
    }
    await this.#wire.write(stuffed(raw));
    try {
      // From here on it may have been taken, whatever is heard of it.
      await this.#wire.write('\r\n.\r\n');
      const reply = await this.#reply();
      return reply.code === 250
        ? { status: 'accepted', words: wordsOf(reply) }
        : sendingOf(reply.code, wordsOf(reply), false);
    } catch (error) {
      return { status: 'unknown', words: error instanceof Error ? error.message : String(error) };
    }
  }

  async close(): Promise<void> {
    await this.#wire.write('QUIT\r\n').catch(() => undefined);
    await this.#wire.close();
  }

  async #hello(name: string): Promise<void> {
    const { lines } = this.#must(await this.#say(`EHLO ${name}`), 250);
    this.#offers = new Map(
      lines.slice(1).map((line) => {
        const [word = '', ...rest] = line.split(/[ =]/);
        return [word.toUpperCase(), rest.join(' ').toUpperCase()];
      }),
    );
  }

  async #login(user: string, password: string): Promise<void> {
    const kinds = this.#offers.get('AUTH')?.split(' ') ?? [];
    let reply: Reply;
    if (kinds.includes('PLAIN'))
      reply = await this.#say(`AUTH PLAIN ${base64Text(`\0${user}\0${password}`)}`);
    else if (kinds.includes('LOGIN')) {
      this.#must(await this.#say('AUTH LOGIN'), 334);
      this.#must(await this.#say(base64Text(user)), 334);
      reply = await this.#say(base64Text(password));
    } else throw new MailboxError('login', 'the server takes no password on this connection');
    if (reply.code === 235) return;
    const passes = Math.floor(reply.code / 100) === 4;
    throw new MailboxError(passes ? 'later' : 'login', wordsOf(reply));
  }

  async #say(command: string): Promise<Reply> {
    await this.#wire.write(`${command}\r\n`);
    return this.#reply();
  }

  async #reply(): Promise<Reply> {
    const lines: string[] = [];
    for (let said = 0; ; ) {
      const line = await this.#wire.line();
      said += line.length;
      const [, code, more, words = ''] = /^(\d{3})([ -]?)(.*)$/.exec(line) ?? [];
      if (code === undefined || lines.length > 100 || said > LONGEST_REPLY)
        throw new MailboxError('later', `no answer of a mail server: ${line.slice(0, 100)}`);
      lines.push(words);
      if (more !== '-') return { code: Number(code), lines };
    }
  }

  #must(reply: Reply, good: number): Reply {
    if (reply.code === good) return reply;
    throw new MailboxError(Math.floor(reply.code / 100) === 4 ? 'later' : 'wrong', wordsOf(reply));
  }
}

function wordsOf({ code, lines }: Reply): string {
  return `${code} ${lines.join(' ')}`.slice(0, 300);
}

/** RFC 5321 §4.5.2: a dot that begins a line is doubled. The mail's last line end is left to the dot behind it. */
export function stuffed(raw: Uint8Array): Uint8Array {
  const end = raw.at(-1) === 10 && raw.at(-2) === 13 ? raw.length - 2 : raw.length;
  const dots: number[] = [];
  for (let at = raw.indexOf(46); at >= 0 && at < end; at = raw.indexOf(46, at + 1))
    if (at === 0 || raw[at - 1] === 10) dots.push(at);
  const result = new Uint8Array(end + dots.length);
  let from = 0;
  dots.forEach((dot, count) => {
    result.set(raw.subarray(from, dot), from + count);
    result[dot + count] = 46;
    from = dot;
  });
  result.set(raw.subarray(from, end), from + dots.length);
  return result;
}
