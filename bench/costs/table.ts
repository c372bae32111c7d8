import { costOf } from '../../src/brain/model/models.ts';
import { type Assumed, CHANNELS, type Contact, type Counts, type Measured, type Prices } from './counts.ts';

/** A line of a month: how much there is of something, and what it costs in US dollars. */
interface CostLine {
  what: string;
  amount: number;
  usd: number;
}

/** What a month costs. `platform`: all lines but the phone, mails and WhatsApp; `models`: by the kind of brain. */
export interface Month {
  orders: number;
  contacts: number;
  lines: CostLine[];
  platform: number;
  channels: number;
  models: Map<string, number>;
}

const GB = 1e9;

/** A month of a shop with so many orders, once threads and files are as old as they get. Pure. */
export function monthOf(orders: number, measured: Measured, prices: Prices, assumed: Assumed): Month {
  const mix = Object.entries(assumed.mix).find(([of]) => Number(of) === orders)?.[1];
  if (!mix) throw new Error(`no mix of channels is assumed for ${orders} orders`);
  const contacts = orders * assumed.contactsPerOrder;
  const each = CHANNELS.map((channel) => ({
    contact: measured.contacts[channel],
    n: contacts * mix[channel],
  }));
  const sum = (of: (contact: Contact) => number) =>
    each.reduce((all, { contact, n }) => all + n * of(contact), 0);
  const counted = (name: keyof Counts) => orders * measured.order[name] + sum(({ counts }) => counts[name]);
  const kinds = new Set(CHANNELS.flatMap((channel) => Object.keys(measured.contacts[channel].models)));
  const modelRequests = Math.max(...[...kinds].map((kind) => sum((contact) => requestsOf(contact, kind))), 0);
  const seconds = counted('objectSeconds') + modelRequests * assumed.secondsPerModelRequest;
  const requests = counted('requests');
  const amounts: Record<Exclude<keyof Prices, 'plan'>, number> = {
    requests,
    cpuMs: requests * assumed.cpuMsPerRequest,
    objectRequests: counted('objectRequests') + counted('objectMessages') / 20,
    gbSeconds: seconds * assumed.objectGb,
    rowsRead: counted('rowsRead'),
    rowsWritten: counted('rowsWritten'),
    databaseGb: (counted('databaseBytes') * assumed.monthsKept.threads) / GB,
    fileGb: (counted('fileBytes') * assumed.monthsKept.files) / GB,
    fileWrites: counted('fileWrites'),
    fileReads: counted('fileReads'),
    logs: requests * assumed.logsPerRequest,
    mails: sum(({ mails }) => mails),
    voiceMinutes: sum(({ minutes }) => minutes),
    whatsapp: contacts * mix.whatsapp,
  };
  const priced = (name: keyof typeof amounts): CostLine => ({
    what: prices[name].what,
    amount: amounts[name],
    usd: priceOf(amounts[name], prices[name]),
  });
  const platform = [
    ...(['requests', 'cpuMs', 'objectRequests', 'gbSeconds', 'rowsRead', 'rowsWritten'] as const),
    ...(['databaseGb', 'fileGb', 'fileWrites', 'fileReads', 'logs'] as const),
  ].map(priced);
  const channels = (['mails', 'voiceMinutes', 'whatsapp'] as const).map(priced);
  const plan = { what: prices.plan.what, amount: 1, usd: prices.plan.usd };
  const total = (lines: CostLine[]) => lines.reduce((all, { usd }) => all + usd, 0);
  return {
    orders,
    contacts,
    lines: [plan, ...platform, ...channels],
    platform: total([plan, ...platform]),
    channels: total(channels),
    models: new Map([...kinds].map((kind) => [kind, sum((contact) => modelsOf(contact, kind))])),
  };
}

/** What an amount costs beyond what is included. */
export function priceOf(amount: number, { usd, per, included }: Prices[keyof Prices]): number {
  return (Math.max(0, amount - included) / per) * usd;
}

function requestsOf({ models }: Contact, kind: string): number {
  return tokensOf(models, kind).reduce((all, { requests }) => all + requests, 0);
}

/** What the models of a contact cost; a model whose price nobody knows ends it. */
function modelsOf({ models }: Contact, kind: string): number {
  return tokensOf(models, kind).reduce((all, { model, ...usage }) => {
    const cost = costOf(model, usage);
    if (cost === null) throw new Error(`${model} has no price`);
    return all + cost;
  }, 0);
}

function tokensOf(models: Contact['models'], kind: string): Contact['models'][string] {
  return Object.entries(models).find(([of]) => of === kind)?.[1] ?? [];
}

/** The months beside each other, and what they rest on, in Markdown. */
export function costsPage(
  months: readonly Month[],
  measured: Measured,
  prices: Prices,
  assumed: Assumed,
): string {
  const kinds = [...new Set(months.flatMap(({ models }) => [...models.keys()]))];
  const row = (what: string, cells: string[]) => `| ${[what, ...cells].join(' | ')} |`;
  const lines = months[0]?.lines ?? [];
  const each = (of: (month: Month) => string) => months.map(of);
  const head = each(({ orders }) => `${grouped(orders)} orders`);
  return [
    row('a month of', head),
    row(
      '---',
      each(() => '---:'),
    ),
    row(
      'contacts',
      each(({ contacts }) => grouped(contacts)),
    ),
    ...lines.map(({ what }, line) =>
      row(
        what,
        each(
          (month) => `${grouped(month.lines[line]?.amount ?? 0)}: ${dollars(month.lines[line]?.usd ?? 0)}`,
        ),
      ),
    ),
    row(
      '**Cloudflare but mails**',
      each(({ platform }) => `**${dollars(platform)}**`),
    ),
    row(
      '**mails, phone and WhatsApp**',
      each(({ channels }) => `**${dollars(channels)}**`),
    ),
    ...kinds.map((kind) =>
      row(
        `**models: ${kind}**`,
        each(({ models }) => `**${dollars(models.get(kind) ?? 0)}**`),
      ),
    ),
    row(
      '**all, by the embedded brain**',
      each((month) => `**${dollars(month.platform + month.channels)}**`),
    ),
    ...kinds.map((kind) =>
      row(
        `**all, by ${kind}**`,
        each((month) => `**${dollars(month.platform + month.channels + (month.models.get(kind) ?? 0))}**`),
      ),
    ),
    '',
    `Measured on ${measured.at}: ${CHANNELS.map((channel) => `${channel}, ${measured.contacts[channel].what}`).join('; ')}. An order is put three times, as it is placed, sent and delivered.`,
    '',
    row('a contact by', [...CHANNELS, 'an order']),
    row(
      '---',
      [...CHANNELS, ''].map(() => '---:'),
    ),
    ...(Object.keys(measured.order) as (keyof Counts)[]).map((name) =>
      row(
        name,
        [...CHANNELS.map((channel) => measured.contacts[channel].counts[name]), measured.order[name]].map(
          grouped,
        ),
      ),
    ),
    '',
    `Assumed: ${assumed.contactsPerOrder} contacts an order; by channel ${months
      .map(({ orders }) => `${mixOf(assumed, orders)} at ${grouped(orders)}`)
      .join(
        ', ',
      )}; threads kept ${assumed.monthsKept.threads} months and files ${assumed.monthsKept.files}; ${assumed.cpuMsPerRequest} ms of CPU and ${assumed.logsPerRequest} log events a request; ${assumed.secondsPerModelRequest} s for a model's answer, during which the object is billed. A voice minute is begun and counted whole.`,
    '',
    ...Object.values(prices).map(
      ({ what, usd, per, included, at, source }) =>
        `- ${what}: $${usd}${per === 1 ? '' : ` for ${grouped(per)}`}${included ? `, ${grouped(included)} included` : ''} (${at}, ${source})`,
    ),
    '- models: the prices of `src/brain/model/models.ts`',
    '',
  ].join('\n');
}

function mixOf(assumed: Assumed, orders: number): string {
  const mix = Object.entries(assumed.mix).find(([of]) => Number(of) === orders)?.[1];
  return CHANNELS.map((channel) => `${Math.round((mix?.[channel] ?? 0) * 100)} % ${channel}`).join(', ');
}

function grouped(n: number): string {
  const rounded = n >= 100 ? Math.round(n) : Number(n.toPrecision(3));
  return rounded.toLocaleString('en-US', { maximumFractionDigits: 6 });
}

function dollars(usd: number): string {
  return `$${usd.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;
}
