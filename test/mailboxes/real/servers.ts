import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Duplex } from 'node:stream';
import { connect as connectTls } from 'node:tls';
import type { Dial, Line } from '../../../src/mailboxes/wire.ts';

export const USER = 'shop@localhost';
export const PASSWORD = 'right "horse" é\\';

/** Dovecot and an SMTP server of Debian's on ports of their own, under a certificate of their own. */
export interface MailServers {
  imap: number;
  imaps: number;
  smtp: number;
  /** A mail of the user's, as it came in. */
  deliver(raw: string): void;
  /** Every mail that the SMTP server took. */
  left(): string[];
  /** Gives every folder another UIDVALIDITY. */
  renumber(): void;
  dial: Dial;
  close(): Promise<void>;
}

export async function startServers(): Promise<MailServers> {
  const home = mkdtempSync(join(tmpdir(), 'mail-servers-'));
  const at = (name: string) => join(home, name);
  const [imap, imaps, smtp] = [await freePort(), await freePort(), await freePort()];
  for (const name of ['mail', 'run', 'left']) mkdirSync(at(name));
  execFileSync(
    'openssl',
    [
      ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=localhost'],
      ...['-addext', 'subjectAltName=DNS:localhost', '-keyout', at('key.pem'), '-out', at('cert.pem')],
    ],
    { stdio: 'ignore' },
  );
  const ca = readFileSync(at('cert.pem'));
  writeFileSync(at('users'), `${USER}:${hashed()}\n`);
  writeFileSync(at('dovecot.conf'), configuration(at, { imap, imaps }));
  // Dovecot opens no mail as root.
  execFileSync('chown', ['-R', 'nobody', home]);
  chmodSync(home, 0o755);
  const processes = [
    spawn('dovecot', ['-F', '-c', at('dovecot.conf')], { stdio: 'ignore' }),
    spawn(
      '/usr/bin/python3',
      [
        join(import.meta.dirname, 'smtp.py'),
        String(smtp),
        at('cert.pem'),
        at('key.pem'),
        at('left'),
        PASSWORD,
      ],
      { stdio: 'ignore' },
    ),
  ];
  await Promise.all([imap, smtp].map(answers));
  return {
    ...{ imap, imaps, smtp },
    deliver: (raw) => save(at, 'INBOX', raw),
    left: () =>
      execFileSync('sh', ['-c', `cat ${at('left')}/*.eml 2>/dev/null || true`])
        .toString()
        .split('\0')
        .filter(Boolean),
    renumber: () => doveadm(at, ['mailbox', 'update', '-u', USER, '--uid-validity', '1999999999', 'INBOX']),
    dial: dialWith(ca),
    close: async () => {
      await Promise.all(processes.map(ended));
      rmSync(home, { recursive: true, force: true });
    },
  };
}

function configuration(at: (name: string) => string, ports: { imap: number; imaps: number }): string {
  return `
base_dir = ${at('run')}
log_path = ${at('log')}
protocols = imap
listen = 127.0.0.1
default_login_user = nobody
default_internal_user = nobody
default_internal_group = nogroup
first_valid_uid = 1
auth_failure_delay = 1 secs
mail_location = maildir:${at('mail')}/%u
mail_uid = nobody
mail_gid = nogroup
disable_plaintext_auth = yes
ssl = required
ssl_cert = <${at('cert.pem')}
ssl_key = <${at('key.pem')}
passdb {
  driver = passwd-file
  args = ${at('users')}
}
userdb {
  driver = static
  args = uid=nobody gid=nogroup home=${at('mail')}/%u
}
namespace inbox {
  inbox = yes
  mailbox "Éléments envoyés" {
    auto = create
    special_use = \\Sent
  }
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${ports.imap}
  }
  inet_listener imaps {
    port = ${ports.imaps}
    ssl = yes
  }
}
service anvil {
  chroot =
}
service stats {
  chroot =
}
`;
}

function hashed(): string {
  return execFileSync('doveadm', ['pw', '-s', 'SHA256-CRYPT', '-p', PASSWORD]).toString().trim();
}

function doveadm(at: (name: string) => string, args: string[], input?: string): void {
  execFileSync('doveadm', ['-c', at('dovecot.conf'), ...args], {
    input,
    stdio: ['pipe', 'ignore', 'inherit'],
  });
}

function save(at: (name: string) => string, folder: string, raw: string): void {
  doveadm(at, ['save', '-u', USER, '-m', folder], raw);
}

/** A line as the platform's sockets are: certificates are checked against the name that was dialled. */
function dialWith(ca: Buffer): Dial {
  const lineOf = (socket: Socket, upgrade: () => Line): Line => ({
    ...(Duplex.toWeb(socket) as unknown as Pick<Line, 'readable' | 'writable'>),
    startTls: upgrade,
    close: async () => socket.destroy(),
  });
  const twice = (): Line => {
    throw new Error('it is private already');
  };
  return ({ host, port, security }) => {
    if (security === 'tls') {
      const socket = connectTls({ host, port, ca, servername: host });
      return lineOf(socket, twice);
    }
    const raw = connect(port, host);
    // Bytes go by hand: a socket that streams have taken is not given back.
    const readable = new ReadableStream<Uint8Array>({
      start(controller) {
        raw.on('data', (bytes: Buffer) => controller.enqueue(Uint8Array.from(bytes)));
        raw.on('error', () => undefined);
        raw.on('close', () => {
          try {
            controller.close();
          } catch {
            // It was upgraded, or closed before.
          }
        });
      },
    });
    const writable = new WritableStream<Uint8Array>({
      write: (bytes) => new Promise((done) => raw.write(bytes, () => done())),
    });
    const startTls = () => {
      raw.removeAllListeners('data');
      return lineOf(connectTls({ socket: raw, ca, servername: host }), twice);
    };
    return { readable, writable, startTls, close: async () => raw.destroy() };
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

async function answers(port: number): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    const isThere = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1');
      socket.once('data', () => {
        socket.destroy();
        resolve(true);
      });
      socket.once('error', () => resolve(false));
    });
    if (isThere) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`nothing answers at port ${port}`);
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill();
  });
}
