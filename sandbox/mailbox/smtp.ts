import { equalText } from '../../src/constant-time.ts';
import type { Box } from './box.ts';
import type { Talk } from './talk.ts';

/** A submission server (RFC 6409), which refuses what the hosts of shops refuse, in their words. */
export async function serveSmtp(talk: Talk, boxOf: (user: string) => Box): Promise<void> {
  let box: Box | null = null;
  let from = '';
  let to: string[] = [];
  talk.say('220 ssl0.host.example ESMTP ready');
  for (;;) {
    const line = await talk.line();
    if (line === null) return;
    const own: Box | null = box;
    const fault = (at: Parameters<Box['faultAt']>[0]): boolean => {
      const reply = own?.faultAt(at) ?? null;
      if (reply === null) return false;
      if (/cut$/.test(reply)) talk.cut();
      else talk.say(reply);
      return true;
    };
    if (/^EHLO /i.test(line)) {
      talk.say('250-ssl0.host.example');
      talk.say('250-PIPELINING');
      talk.say('250-SIZE 10485760');
      if (talk.canStartTls) talk.say('250-STARTTLS');
      else talk.say('250-AUTH PLAIN LOGIN');
      talk.say('250 8BITMIME');
    } else if (/^STARTTLS$/i.test(line) && talk.canStartTls) {
      talk.say('220 2.0.0 Ready to start TLS');
      await talk.startTls();
    } else if (/^AUTH PLAIN /i.test(line)) {
      const [, user = '', password = ''] = Buffer.from(line.slice(11), 'base64').toString().split('\0');
      const asked = boxOf(user);
      const refusal = asked.faultAt('auth');
      if (refusal !== null) talk.say(refusal);
      else if (!equalText(asked.password, password)) talk.say('535 5.7.8 Error: authentication failed');
      else {
        box = asked;
        talk.say('235 2.7.0 Authentication successful');
      }
    } else if (/^QUIT$/i.test(line)) {
      talk.say('221 2.0.0 Bye');
      return talk.end();
    } else if (!own) talk.say('530 5.7.0 Authentication required');
    else if (/^MAIL FROM:/i.test(line)) {
      [from, to] = [/<(.*?)>/.exec(line)?.[1] ?? '', []];
      if (!fault('mail')) talk.say('250 2.1.0 Ok');
    } else if (/^RCPT TO:/i.test(line)) {
      if (fault('rcpt')) continue;
      to.push(/<(.*?)>/.exec(line)?.[1] ?? '');
      talk.say('250 2.1.5 Ok');
    } else if (/^DATA$/i.test(line)) {
      if (fault('data')) continue;
      talk.say('354 End data with <CR><LF>.<CR><LF>');
      const raw = await letter(talk);
      if (raw === null) return;
      const reply = own.faultAt('end');
      if (reply === null || reply === 'taken-cut') {
        own.left.push({ from, to, raw: raw.toString('latin1') });
        if (own.filesSent) own.put(own.sentFolder, raw);
      }
      if (reply === null) talk.say(`250 2.0.0 Ok: queued as LAB${own.left.length}`);
      else if (/cut$/.test(reply)) talk.cut();
      else talk.say(reply);
    } else talk.say('502 5.5.2 Error: command not recognized');
  }
}

/** The lines of a mail, up to the dot that stands alone; a doubled dot is one. */
async function letter(talk: Talk): Promise<Buffer | null> {
  const lines: string[] = [];
  for (;;) {
    const line = await talk.line('latin1');
    if (line === null) return null;
    if (line === '.') return Buffer.from(lines.map((one) => `${one}\r\n`).join(''), 'latin1');
    lines.push(line.startsWith('.') ? line.slice(1) : line);
  }
}
