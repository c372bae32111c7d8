import type { Check, State } from './checks.ts';
import type { Plan } from './plan.ts';

/*
 * The carriers and the mailbox that the store is connected to. Their secrets are sealed in the service, which
 * alone can open them: it is asked to try each, and says what the other system answered.
 */

/** What to do where a connection does not work, by its name. */
const MEND = {
  'mondial-relay':
    'Compare brand, user, password and key with the contract, or ask Mondial Relay to open API 1 and API 2 for them; then PUT /api/v1/connections/mondial-relay (docs/carriers.md).',
  sendcloud:
    'Take key and secret from the integration at panel.sendcloud.sc, Settings, Integrations, then PUT /api/v1/connections/sendcloud (docs/carriers.md).',
  imap: 'Compare host, port, user and password with the host’s help pages (some want an app password, or IMAP switched on), then connect again in the console under Settings, Mailbox (docs/mailboxes.md).',
  smtp: 'Compare host, port, user and password with the host’s help pages; the user must be allowed to write as the mailbox. Then connect again in the console under Settings, Mailbox (docs/mailboxes.md).',
  gmail:
    'Connect Gmail again in the console under Settings, Mailbox, and tick both boxes; a project in Testing ends each consent after 7 days (docs/mailboxes.md).',
  graph:
    'Connect Microsoft 365 again in the console under Settings, Mailbox; where the app’s client secret has ended, make a new one at entra.microsoft.com (docs/mailboxes.md).',
} as const;
type Name = keyof typeof MEND;

/** What each way of reading and sending mail is connected by. */
const WAYS: ReadonlyMap<string, readonly Name[]> = new Map<string, readonly Name[]>([
  ['imap', ['imap', 'smtp']],
  ['gmail', ['gmail']],
  ['graph', ['graph']],
]);

/** Tries a connection through the service; `needed`: without it something does not work. */
function tried(name: Name, title: string, needed: (plan: Plan) => Promise<string | null>): Check {
  return {
    name: title,
    async look(plan): Promise<State> {
      const { service } = plan.apis;
      const need = await needed(plan);
      if (!(await service.connections()).includes(name))
        return need === null
          ? { state: 'ok', seen: 'none' }
          : { state: 'wrong', seen: `${need}, and it is not connected`, how: MEND[name] };
      const { ok, detail } = await service.tryConnection(name);
      // The other system's last full stop is not ours.
      const seen = detail.replace(/\.$/, '');
      return ok ? { state: 'ok', seen } : { state: 'wrong', seen, how: MEND[name] };
    },
  };
}

const carrier = (name: Name, title: string) => tried(name, title, async () => null);
const ofMailbox = (name: Name, title: string) =>
  tried(name, title, async ({ apis }) => {
    const { via } = (await apis.service.settings()).email;
    return WAYS.get(via)?.includes(name) ? `settings.email.via is "${via}"` : null;
  });

/**
 * What doctor looks at beside what setup makes. Trying `smtp`, `gmail` and `graph` sends a mail from the mailbox
 * to itself: nothing less shows that it may.
 */
export const CONNECTION_CHECKS: readonly Check[] = [
  carrier('mondial-relay', 'Mondial Relay'),
  carrier('sendcloud', 'Sendcloud'),
  ofMailbox('imap', 'IMAP'),
  ofMailbox('smtp', 'SMTP'),
  ofMailbox('gmail', 'Gmail'),
  ofMailbox('graph', 'Microsoft 365'),
];
