import { signal } from '@preact/signals-core';
import type { Problem } from '../../../src/console/protocol.ts';
import { Resource } from '../resource.ts';
import type { ConsentBack } from '../router.ts';
import { faultUnder } from '../setup/places.ts';
import { acting } from '../transport/acting.ts';
import { type Api, Refused } from '../transport/api.ts';
import type { Security } from './mail-hosts.ts';
import { connectionsOf, type PasswordMailbox } from './mail-password.ts';

/** The connections that mails are read and sent by, as the service calls them. */
const OF_MAILBOX = ['imap', 'smtp', 'gmail', 'graph'] as const;
/** Those that begin with a consent. */
export const CONSENTS = ['gmail', 'graph'] as const;
export type ConsentName = (typeof CONSENTS)[number];

export interface MailboxConnection {
  name: (typeof OF_MAILBOX)[number];
  /** What it is reached by: a fitting one of these is shown. */
  account?: string;
  mailbox?: string;
  user?: string;
  host?: string;
  port?: string;
  security?: Security;
  /** Whose word counts on who wrote; learnt by the mail that its test asks for. */
  authserv?: string;
  seen: { at: string; what: string } | null;
}

/** What an act is about. */
export type MailboxAct = MailboxConnection['name'] | 'password' | 'via';

interface Shown {
  /** Where mails come in and leave now: a connection, or `cloudflare`. */
  via: string;
  address: string;
  connections: MailboxConnection[];
}

interface MailSettings {
  email?: { via?: string; address?: string };
}

/** The store's mailbox: by what it is read and sent from, and what came of it lately. */
export class MailboxPlace {
  readonly #api: Api;
  readonly list: Resource<Shown>;
  /** What came of the last test, by connection. */
  readonly tried = signal<Readonly<Record<string, { ok: boolean; detail: string }>>>({});
  /** Whether the servers of a mailbox are being filled in. */
  readonly filling = signal(false);
  /** What the last act was about: a connection, `password` (the form of both servers) or `via`. What is refused stands there. */
  readonly place = signal<MailboxAct>('via');
  /** Which of the two servers the last refusal of the form is about. */
  readonly #server = signal<'imap' | 'smtp'>('imap');
  readonly busy = signal(false);
  readonly problem = signal<Problem | null>(null);

  constructor(api: Api) {
    this.#api = api;
    this.list = new Resource(async () => {
      const [kept, { connections }] = await Promise.all([
        api.get<{ settings?: MailSettings } & MailSettings>('settings'),
        api.get<{ connections: { name: string; seen: MailboxConnection['seen'] }[] }>('connections'),
      ]);
      const { email } = kept.settings ?? kept;
      return {
        ...{ via: email?.via ?? 'cloudflare', address: email?.address ?? '' },
        connections: connections.flatMap((one) => {
          const name = OF_MAILBOX.find((known) => known === one.name);
          return name ? [{ ...one, name }] : [];
        }),
      };
    });
    void this.list.refresh();
  }

  /** Where the owner is asked; null where that way is closed. */
  async connect(name: ConsentName): Promise<string | null> {
    let url: string | null = null;
    await this.#do(name, async () => {
      url = (await this.#api.post<{ url: string }>(`connections/${name}/authorize`, {})).url;
    });
    return url;
  }

  /** The provider has sent the browser back. */
  take({ name, code, state, error }: ConsentBack): Promise<boolean> {
    return this.#do(name === 'graph' ? 'graph' : 'gmail', async () => {
      if (!code || !state)
        throw new Refused(409, { type: 'about:blank', title: '', status: 409, detail: error ?? '' });
      const { detail } = await this.#api.post<{ detail: string }>(`connections/${name}/grant`, {
        code,
        state,
      });
      this.tried.value = { ...this.tried.value, [name]: { ok: true, detail } };
    });
  }

  /** Keeps both servers, and tries them: reading first, since sending writes to the mailbox itself. */
  connectByPassword(form: PasswordMailbox): Promise<boolean> {
    return this.#do('password', async () => {
      const kept = this.list.value?.connections.find(({ name }) => name === 'imap');
      const { imap, smtp } = connectionsOf(form, kept);
      this.#server.value = 'imap';
      await this.#api.put('connections/imap', imap);
      this.#server.value = 'smtp';
      await this.#api.put('connections/smtp', smtp);
      await this.#try('imap');
      await this.#try('smtp');
    });
  }

  /** What was refused of an act; null while it was another one's. */
  troubleOf(act: MailboxAct): Problem | null {
    return this.place.value === act ? this.problem.value : null;
  }

  /** Why a field of a server was refused in the form. */
  faultAt(server: 'imap' | 'smtp', field: string): string | null {
    if (this.place.value !== 'password' || this.#server.value !== server) return null;
    return faultUnder(this.problem.value, field);
  }

  test(name: MailboxConnection['name']): Promise<boolean> {
    return this.#do(name, () => this.#try(name));
  }

  async #try(name: string): Promise<void> {
    const receipt = await this.#api.post<{ ok: boolean; detail: string }>(`connections/${name}/test`, {});
    this.tried.value = { ...this.tried.value, [name]: receipt };
  }

  /** From now on mails come in and leave there. */
  use(via: string): Promise<boolean> {
    return this.#do('via', () => this.#api.patch('settings', { email: { via } }));
  }

  remove(name: MailboxConnection['name']): Promise<boolean> {
    return this.#do(name, () => this.#api.delete(`connections/${name}`));
  }

  #do(act: MailboxAct, run: () => Promise<unknown>): Promise<boolean> {
    if (!this.busy.value) this.place.value = act;
    return acting(this, async () => {
      await run();
      void this.list.refresh();
    });
  }
}
