import { equalText } from '../../src/constant-time.ts';
import type { Box, Folder } from './box.ts';
import { headerOf } from './box.ts';
import type { Talk } from './talk.ts';

/*
 * An IMAP server of one account at a time, as far as a client that polls goes; what it says is taken from
 * transcripts of Dovecot, where it differs from what one would expect as well.
 */

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** Speaks IMAP4rev1 with one client until it hangs up. */
export async function serveImap(talk: Talk, boxOf: (user: string) => Box): Promise<void> {
  let box: Box | null = null;
  let folder: Folder | null = null;
  const capabilities = () =>
    `IMAP4rev1 SASL-IR ID ENABLE IDLE LITERAL+${talk.canStartTls ? ' STARTTLS LOGINDISABLED' : ' AUTH=PLAIN'}`;
  talk.say(`* OK [CAPABILITY ${capabilities()}] ready`);
  for (;;) {
    const line = await command(talk);
    if (line === null) return;
    const [, tag = '*', verb = '', rest = ''] = /^(\S+) (UID \S+|\S+) ?(.*)$/s.exec(line) ?? [];
    const done = (words: string) => talk.say(`${tag} ${words}`);
    const login = (user: string, password: string) => {
      const asked = boxOf(user);
      asked.logins++;
      if (asked.imapRefusal) return done(asked.imapRefusal);
      if (!equalText(asked.password, password))
        return done('NO [AUTHENTICATIONFAILED] Authentication failed.');
      box = asked;
      return done('OK [CAPABILITY IMAP4rev1 UIDPLUS SPECIAL-USE CONDSTORE] Logged in');
    };
    switch (verb.toUpperCase()) {
      case 'CAPABILITY':
        talk.say(`* CAPABILITY ${capabilities()}`);
        done('OK Capability completed.');
        continue;
      case 'STARTTLS':
        if (!talk.canStartTls) done('BAD no TLS here');
        else {
          done('OK Begin TLS negotiation now.');
          await talk.startTls();
        }
        continue;
      case 'AUTHENTICATE': {
        talk.say('+ ');
        const [, user = '', password = ''] = Buffer.from((await talk.line()) ?? '', 'base64')
          .toString()
          .split('\0');
        login(user, password);
        continue;
      }
      case 'LOGIN': {
        const [user = '', password = ''] = words(rest);
        login(user, password);
        continue;
      }
      case 'LOGOUT':
        talk.say('* BYE Logging out');
        done('OK Logout completed.');
        return talk.end();
    }
    const own: Box | null = box;
    if (!own) {
      done('BAD Command received in Invalid state.');
      continue;
    }
    folder = answer(own, folder, { talk, verb: verb.toUpperCase(), rest, done });
  }
}

/** One command of a client that is logged in; returns the folder that is selected behind it. */
function answer(
  box: Box,
  selected: Folder | null,
  { talk, verb, rest, done }: { talk: Talk; verb: string; rest: string; done: (words: string) => void },
): Folder | null {
  const [name = ''] = words(rest);
  switch (verb) {
    case 'LIST':
      for (const folder of box.folders.keys())
        talk.say(`* LIST (\\HasNoChildren) "." ${/[& ]/.test(folder) ? `"${folder}"` : folder}`);
      done('OK List completed.');
      return selected;
    case 'SELECT':
    case 'EXAMINE': {
      const folder = box.folders.get(name);
      if (!folder) {
        done(`NO [NONEXISTENT] Mailbox doesn't exist: ${name}`);
        return null;
      }
      talk.say('* FLAGS (\\Answered \\Flagged \\Deleted \\Seen \\Draft)');
      talk.say(`* ${folder.mails.length} EXISTS`);
      talk.say('* 0 RECENT');
      talk.say(`* OK [UIDVALIDITY ${folder.validity}] UIDs valid`);
      talk.say(`* OK [UIDNEXT ${folder.next}] Predicted next UID`);
      done(`OK [READ-${verb === 'SELECT' ? 'WRITE' : 'ONLY'}] ${verb} completed.`);
      return folder;
    }
    case 'CREATE':
      box.create(name);
      done('OK Create completed.');
      return selected;
    case 'APPEND': {
      const raw = talk.literal;
      if (!raw) done('BAD no literal');
      else done(`OK [APPENDUID 1 ${box.put(name, raw)}] Append completed.`);
      return selected;
    }
    case 'UID SEARCH':
      if (!selected) done('BAD No mailbox selected.');
      else {
        // Whatever came in meanwhile may be told at any time.
        talk.say(`* ${selected.mails.length} EXISTS`);
        const found = selected.mails.filter(searched(selected, rest)).map(({ uid }) => ` ${uid}`);
        talk.say(`* SEARCH${found.join('')}`);
        done('OK Search completed.');
      }
      return selected;
    case 'UID FETCH': {
      const uid = Number(/^\d+/.exec(rest)?.[0]);
      const mail = selected?.mails.find((one) => one.uid === uid);
      if (box.cutFetches > 0) {
        box.cutFetches--;
        talk.cut();
        return selected;
      }
      if (selected && mail) {
        box.fetched++;
        const { raw } = mail;
        talk.say(`* 1 FETCH (FLAGS ())`);
        talk.say(
          `* ${selected.mails.indexOf(mail) + 1} FETCH (UID ${uid} INTERNALDATE "${internalDate(mail.at)}" BODY[]<0> {${raw.length}}`,
        );
        talk.write(raw);
        talk.say(')');
      }
      done('OK Fetch completed.');
      return selected;
    }
    default:
      done(`BAD Error in IMAP command ${verb}: Unknown command.`);
      return selected;
  }
}

/** A command with its literals in place; an APPEND's is kept beside it. */
async function command(talk: Talk): Promise<string | null> {
  let text = await talk.line();
  talk.literal = null;
  for (;;) {
    const literal = /\{(\d+)(\+?)\}$/.exec(text ?? '');
    if (text === null || !literal) return text;
    if (!literal[2]) talk.say('+ OK');
    const bytes = await talk.bytes(Number(literal[1]));
    const isMail = /^\S+ APPEND /i.test(text);
    if (isMail) talk.literal = bytes;
    const more = await talk.line();
    text = `${text.slice(0, literal.index)}${isMail ? '' : `"${bytes.toString()}"`}${more ?? ''}`;
  }
}

function words(text: string): string[] {
  return [...text.matchAll(/"((?:\\.|[^"\\])*)"|(\S+)/g)].map(([, quoted, plain = '']) =>
    quoted === undefined ? plain : quoted.replace(/\\(.)/g, '$1'),
  );
}

function searched(folder: Folder, criteria: string): (mail: Folder['mails'][number]) => boolean {
  const last = folder.mails.at(-1)?.uid ?? 0;
  const from = /^UID (\d+|\*)(?::\*)?$/.exec(criteria)?.[1];
  // RFC 3501 §6.4.8: `n:*` holds the last one also where n is behind it.
  if (from !== undefined) return ({ uid }) => uid === last || uid >= (from === '*' ? last : Number(from));
  const since = /^SINCE (\d+)-(\w+)-(\d+)$/.exec(criteria);
  if (since) {
    const day = Date.UTC(Number(since[3]), MONTHS.indexOf(since[2] ?? ''), Number(since[1]));
    return ({ at }) => at.getTime() >= day;
  }
  const [, name = '', value = ''] = words(criteria);
  return ({ raw }) => headerOf(raw, name).toLowerCase().includes(value.toLowerCase());
}

function internalDate(at: Date): string {
  const two = (n: number) => String(n).padStart(2, '0');
  const day = String(at.getUTCDate()).padStart(2, ' ');
  return `${day}-${MONTHS[at.getUTCMonth()]}-${at.getUTCFullYear()} ${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())} +0000`;
}
