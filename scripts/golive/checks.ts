import { disagreement } from '../jurisdictions.ts';
import type { Rule } from './cloudflare.ts';
import { configured } from './config.ts';
import type { Plan } from './plan.ts';
import { Refusal, type World } from './world.ts';

/** How a thing stands. `todo`: `npm run setup` does it. `wrong`: only a person can mend it; `how` says how. */
export type State =
  | { state: 'ok'; seen: string }
  | { state: 'todo'; seen: string }
  | { state: 'wrong'; seen: string; how: string };

/** One thing that a deployment needs: how it stands by the API that knows, and what makes it so. */
export interface Check {
  name: string;
  look(plan: Plan, world: World): Promise<State>;
  mend?(plan: Plan, world: World): Promise<void>;
}

const ok = (seen: string): State => ({ state: 'ok', seen });
const todo = (seen: string): State => ({ state: 'todo', seen });
const wrong = (seen: string, how: string): State => ({ state: 'wrong', seen, how });

const hook = ({ host, config }: Plan, path: string) => `https://${host}/hooks/${config.store}/${path}`;
const mailDomain = ({ mailbox }: Plan) => mailbox.slice(mailbox.indexOf('@') + 1);

/** Secrets that the service needs, with their values; null: a fresh one. */
function secretsOf({ adminToken, twilio, meta }: Plan): Record<string, string | null> {
  return {
    ...{ SEAL_KEY: null, PLATFORM_TOKEN: null, IDENTITY_SECRET: null, ADMIN_TOKEN: adminToken },
    ...(twilio && { TWILIO_AUTH_TOKEN: twilio.token, TWILIO_ACCOUNT_SID: twilio.account }),
    ...(meta && {
      WHATSAPP_APP_SECRET: meta.secret,
      WHATSAPP_VERIFY_TOKEN: meta.verifyToken,
      WHATSAPP_TOKEN: meta.token,
    }),
  };
}

const configuration: Check = {
  name: 'Configuration',
  async look({ host, jurisdiction, config, account, apis }) {
    const fits = config.publicUrl === `https://${host}` && config.objects === jurisdiction;
    if (fits && disagreement(config) === null)
      return ok(`${config.publicUrl}, jurisdiction "${config.objects}"`);
    const deployed = (await apis.cloudflare.workers(account)).includes(config.worker);
    if (deployed && config.objects !== jurisdiction)
      return wrong(
        `the service runs, and its jurisdiction "${config.objects}" is not "${jurisdiction}"`,
        'A jurisdiction can never be changed: deploy under another name in wrangler.toml, with a bucket of its own.',
      );
    return todo(`wrangler.toml says "${config.publicUrl}", jurisdiction "${config.objects}"`);
  },
  async mend(plan, world) {
    const { host, jurisdiction } = plan;
    world.config.write(configured(world.config.read(), { publicUrl: `https://${host}`, jurisdiction }));
  },
};

const bucket: Check = {
  name: 'Bucket',
  async look({ apis, account, config, jurisdiction }) {
    const found = await apis.cloudflare.bucket(account, config.bucket, jurisdiction);
    const where = jurisdiction === '' ? '' : `, jurisdiction "${jurisdiction}"`;
    return found ? ok(config.bucket + where) : todo(`there is no bucket ${config.bucket}${where}`);
  },
  async mend({ apis, account, config, jurisdiction }) {
    await apis.cloudflare.makeBucket(account, config.bucket, jurisdiction);
  },
};

const worker: Check = {
  name: 'Worker',
  async look({ apis, account, config }) {
    const all = await apis.cloudflare.workers(account);
    return all.includes(config.worker) ? ok(config.worker) : todo('it is not deployed');
  },
  mend: (_, world) => world.deploy(),
};

const secrets: Check = {
  name: 'Secrets',
  async look(plan) {
    const missing = await missingSecrets(plan);
    return missing.length === 0
      ? ok(Object.keys(secretsOf(plan)).join(', '))
      : todo(`missing, or of another value: ${missing.join(', ')}`);
  },
  /** What is there stays: a second SEAL_KEY would open nothing that the first one has sealed. */
  async mend(plan, world) {
    const { apis, account, config } = plan;
    const values = secretsOf(plan);
    for (const name of await missingSecrets(plan)) {
      const value = values[name] ?? world.fresh(name);
      await apis.cloudflare.putSecret(account, config.worker, name, value);
      const notes = world.notes.read();
      world.notes.write({ ...notes, placed: { ...notes.placed, [name]: await printOf(value) } });
    }
  },
};

async function missingSecrets(plan: Plan): Promise<string[]> {
  const { apis, account, config, placed } = plan;
  const kept = await apis.cloudflare.secrets(account, config.worker);
  const prints = await Promise.all(
    Object.entries(secretsOf(plan)).map(async ([name, value]) => ({
      name,
      print: value === null ? null : await printOf(value),
    })),
  );
  return prints
    .filter(({ name, print }) => !kept.includes(name) || (print !== null && placed[name] !== print))
    .map(({ name }) => name);
}

async function printOf(value: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(value));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

const domain: Check = {
  name: 'Address',
  async look({ apis, account, host, config }) {
    const service = await apis.cloudflare.domain(account, host);
    if (service === config.worker) return ok(host);
    if (service === null) return todo(`${host} leads nowhere`);
    return wrong(
      `${host} leads to the Worker ${service}`,
      `Choose another host name, or take ${host} from ${service} in the dashboard.`,
    );
  },
  async mend({ apis, account, host, config, zone }) {
    await apis.cloudflare.putDomain(account, { hostname: host, service: config.worker, zone_id: zone.id });
  },
};

const service: Check = {
  name: 'Service',
  async look({ apis, host }) {
    try {
      const { name } = await apis.service.settings();
      return ok(`https://${host} answers for ${name}`);
    } catch (error) {
      if (!(error instanceof Refusal && error.status === 401)) throw error;
      return wrong(error.message, 'Give its token: ADMIN_TOKEN=… npm run setup.');
    }
  },
};

const mailIn: Check = {
  name: 'Mail in',
  async look(plan) {
    const { apis, zone, mailbox, config } = plan;
    const { via } = (await apis.service.settings()).email;
    if (via !== 'cloudflare') return ok(`${mailbox} is read where it is, by ${via}`);
    const { enabled } = await apis.cloudflare.routing(zone.id);
    if (!enabled) {
      const foreign = (await apis.cloudflare.mailServers(zone.id, mailDomain(plan))).filter(
        (server) => !/\.mx\.cloudflare\.net\.?$/.test(server),
      );
      return foreign.length === 0
        ? todo('Email Routing is off')
        : wrong(
            `mail of ${mailDomain(plan)} goes to ${foreign.join(', ')}`,
            'Email Routing would take all of it over. Use a mailbox on a domain without mail of its own and forward to it; or, once the rest is there, have the mail read where it is (docs/mailboxes.md).',
          );
    }
    const rule = (await apis.cloudflare.rules(zone.id)).find((one) =>
      one.matchers.some(({ value }) => value?.toLowerCase() === mailbox),
    );
    if (!rule) return todo(`no rule for ${mailbox}`);
    const leads =
      rule.enabled &&
      rule.actions.some(({ type, value }) => type === 'worker' && value?.includes(config.worker));
    return leads
      ? ok(`${mailbox} → ${config.worker}`)
      : wrong(
          `the rule for ${mailbox} leads elsewhere, or is off`,
          `Point it at the Worker ${config.worker} at dash.cloudflare.com, Email, Email Routing, or delete it and run setup again.`,
        );
  },
  async mend(plan) {
    const { apis, zone, mailbox, config } = plan;
    if (!(await apis.cloudflare.routing(zone.id)).enabled) await apis.cloudflare.enableRouting(zone.id);
    const rules = await apis.cloudflare.rules(zone.id);
    if (rules.some(({ matchers }) => matchers.some(({ value }) => value?.toLowerCase() === mailbox))) return;
    const rule: Rule = {
      ...{ name: 'Onethread', enabled: true },
      matchers: [{ type: 'literal', field: 'to', value: mailbox }],
      actions: [{ type: 'worker', value: [config.worker] }],
    };
    await apis.cloudflare.addRule(zone.id, rule);
  },
};

const mailOut: Check = {
  name: 'Mail out',
  async look(plan) {
    const { via } = (await plan.apis.service.settings()).email;
    if (via !== 'cloudflare') return ok(`${plan.mailbox} sends where it is, by ${via}`);
    const name = mailDomain(plan);
    const found = (await plan.apis.cloudflare.sendingDomains(plan.zone.id)).find((one) => one.name === name);
    if (!found) return todo(`${name} sends no mail yet`);
    return found.enabled
      ? ok(name)
      : wrong(
          `${name} is not ready to send`,
          'Its DNS records are being checked. Run doctor again in some minutes.',
        );
  },
  async mend(plan) {
    await plan.apis.cloudflare.addSendingDomain(plan.zone.id, mailDomain(plan));
  },
};

const settings: Check = {
  name: 'Settings',
  async look(plan) {
    const now = await plan.apis.service.settings();
    const differs = Object.keys(differences(plan, now));
    return differs.length === 0
      ? ok(`${now.name}, ${now.email.address}`)
      : todo(`to be set: ${differs.join(', ')}`);
  },
  async mend(plan) {
    const { service: api } = plan.apis;
    await api.change(differences(plan, await api.settings()));
  },
};

/** What is set once and changed in the console later: a name that somebody has changed since stays. */
function differences(
  { storeName, mailbox, twilio, meta }: Plan,
  now: Awaited<ReturnType<Plan['apis']['service']['settings']>>,
): object {
  return {
    ...(now.name === '' || now.name === UNNAMED ? { name: storeName } : {}),
    ...(now.email.address === mailbox ? {} : { email: { address: mailbox } }),
    ...(twilio && now.phone.number !== twilio.phone ? { phone: { number: twilio.phone } } : {}),
    ...(meta && now.whatsapp.phoneNumberId !== meta.number
      ? { whatsapp: { phoneNumberId: meta.number } }
      : {}),
  };
}
/** What a store is called that nobody has named. */
const UNNAMED = 'Our store';

const phone: Check = {
  name: 'Phone',
  async look(plan) {
    const { twilio, apis } = plan;
    if (!twilio || !apis.twilio) return ok('none');
    const { voice_url: url, voice_method: method } = await apis.twilio.number(twilio.number);
    const wanted = hook(plan, 'twilio/voice');
    return url === wanted && method === 'POST'
      ? ok(`${twilio.phone} → ${wanted}`)
      : todo(`calls to ${twilio.phone} go to ${url || 'nowhere'}`);
  },
  async mend(plan) {
    if (plan.twilio) await plan.apis.twilio?.point(plan.twilio.number, hook(plan, 'twilio/voice'));
  },
};

const whatsapp: Check = {
  name: 'WhatsApp',
  async look(plan) {
    const { meta, apis } = plan;
    if (!meta || !apis.meta) return ok('none');
    const number = (await apis.meta.numbers(meta.waba)).find(({ id }) => id === meta.number);
    if (!number) return wrong(`${meta.phone} is gone from the account`, 'Run setup with another number.');
    if (number.status && number.status !== 'CONNECTED')
      return wrong(
        `${meta.phone} is ${number.status.toLowerCase()}`,
        'Register the number at business.facebook.com, WhatsApp Manager, Phone numbers.',
      );
    const subscription = await apis.meta.subscription(meta.app, meta.secret);
    const wanted = hook(plan, 'whatsapp');
    const hears = subscription?.active && subscription.fields.some(({ name }) => name === 'messages');
    if (subscription && subscription.callback_url !== wanted)
      return todo(`the app is told at ${subscription.callback_url}`);
    if (!hears) return todo('the app is told of no messages');
    if (!(await apis.meta.subscribedApps(meta.waba)).includes(meta.app))
      return todo('the app hears nothing of the account');
    return ok(`${meta.phone} → ${wanted}`);
  },
  async mend(plan) {
    const { meta, apis } = plan;
    if (!meta || !apis.meta) return;
    await apis.meta.subscribe(meta, { callback: hook(plan, 'whatsapp'), verifyToken: meta.verifyToken });
    await apis.meta.subscribeApp(meta.waba);
  },
};

const owner: Check = {
  name: 'Owner',
  async look({ apis, owner: { email } }) {
    const found = (await apis.service.people()).find(
      (one) => one.email.toLowerCase() === email.toLowerCase(),
    );
    if (!found) return todo(`${email} is not known`);
    return found.role === 'owner'
      ? ok(`${email}${found.joined ? '' : ', not signed in yet'}`)
      : wrong(
          `${email} is no owner, but ${found.role}`,
          'Another owner changes that in the console, under People.',
        );
  },
  async mend({ apis, owner: person }, world) {
    world.say(`Sign in: ${await apis.service.addOwner(person)}`);
  },
};

/** Everything that a deployment needs, in the order in which one thing needs the other. */
export const CHECKS: readonly Check[] = [
  ...[configuration, bucket, worker, secrets, domain, service, mailIn, mailOut, settings, phone, whatsapp],
  owner,
];
