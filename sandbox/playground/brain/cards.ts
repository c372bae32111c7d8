import type { AgendaRecord, Brain, OrderRecord, PersonRecord, ProductRecord } from '../../shapes.ts';
import { h } from '../dom.ts';
import type { World } from '../world.ts';
import { offersOf } from './offers.ts';

/** The facts beside the thread, one small card a kind. */
export function cards(brain: Brain, world: World): HTMLElement[] {
  const { say, time } = world;
  const { people, orders, agenda, product, waiting, promises, approvals } = brain;
  const all = <T>(of: (person: PersonRecord) => T[]) => people.flatMap(of);
  // A visitor's problem with an order is told to the thread of whoever bought it.
  const told = new Set(
    people.filter(({ visitor }) => !visitor).flatMap(({ tickets }) => tickets.map(({ subject }) => subject)),
  );
  const tickets = all(({ visitor, tickets }) =>
    tickets.filter(({ subject }) => !(visitor && told.has(subject))),
  );
  return [
    card(
      say('tickets'),
      tickets.map(({ subject, status }) => [subject, say(`ticket_${status}`)]),
      say('none'),
    ),
    card(
      say('orders'),
      orders.map((order) => [
        `#${order.id} ${order.items.map(({ title }) => title).join(', ')}`,
        stateOf(order, world),
      ]),
      say('none'),
    ),
    ...agendaOf(agenda, world),
    card(
      say('memory'),
      all(({ facts }) => facts).map(({ name, value }) => [factOf(name, world), say(`value_${value}`)]),
      say('none'),
    ),
    card(say('stock'), stockOf(product, world), say('none')),
    card(say('cards'), offersOf(people, world), say('none')),
    card(say('tools'), usedBy(people, world), say('none')),
    card(
      say('promises'),
      [
        ...approvals.map(({ effect, due }): Pair => [effect, say('toApprove', { time: time(due) })]),
        ...promises.map(({ what = '', due }): Pair => [what, due ? say('due', { time: time(due) }) : '']),
        ...waiting.map(
          ({ reason, state, advisor }): Pair => [say(`reason_${reason}`), advisor ?? say(`desk_${state}`)],
        ),
      ],
      say('none'),
    ),
  ];
}

export type Pair = [what: string, state: string];

function card(title: string, rows: Pair[], none: string): HTMLElement {
  return h(
    'section',
    { className: 'card', 'aria-label': title, tabIndex: 0 },
    h('h3', {}, title),
    rows.length > 0
      ? h('dl', {}, ...rows.map(([what, state]) => h('div', {}, h('dt', {}, what), h('dd', {}, state))))
      : h('p', { className: 'muted' }, none),
  );
}

function stateOf(
  { status, returns, exchanges, refunds, cancellation, pickup }: OrderRecord,
  { say }: World,
): string {
  const exchange = exchanges?.at(-1);
  if (exchange)
    return say('order_exchange', {
      to: Object.values(exchange.to.options ?? {})[0] ?? exchange.to.sku,
    });
  if (cancellation) return say('order_cancelled');
  if (refunds?.length) return say('order_refund');
  if (returns?.length) return say('order_return');
  if (pickup) return say(`pickup_${pickup.status}`);
  return say(`order_${status}`);
}

/** Appointments, as they hold now, and what can still be booked; no card where the store offers none. */
function agendaOf(agenda: AgendaRecord | null, { say, time }: World): HTMLElement[] {
  if (!agenda || agenda.appointments.length + agenda.free.length === 0) return [];
  const { appointments, free } = agenda;
  const [next] = free;
  return [
    card(
      say('agenda'),
      [
        ...appointments.map(({ service, startsAt, status, here }): Pair => {
          const state = here && status !== 'cancelled' ? say(`here_${here}`) : say(`visit_${status}`);
          return [`${service}, ${time(startsAt)}`, state];
        }),
        ...(next
          ? [
              [
                say('freeTimes', { count: free.length }),
                say('freeFrom', { time: time(next.startsAt) }),
              ] as Pair,
            ]
          : []),
      ],
      say('none'),
    ),
  ];
}

/** What was looked up, tried and done for the last answers, latest first, each once in a row. */
function usedBy(people: PersonRecord[], { say, briefly }: World): Pair[] {
  const used = people
    .flatMap((person) => person.used)
    .sort((one, other) => Date.parse(other.at) - Date.parse(one.at));
  const rows = used.map(({ tool, kind, at, refused }): Pair => {
    const done = kind === 'quote' ? say('quoted', { tool: say(`tool_${tool}`) }) : say(`tool_${tool}`);
    return [refused ? say('toolRefused', { tool: done }) : done, briefly(at)];
  });
  return rows.filter(([what, at], index) => rows[index - 1]?.[0] !== what || rows[index - 1]?.[1] !== at);
}

/** What is left of the first variant's colour, by size. */
function stockOf(product: ProductRecord | null, { language }: World): Pair[] {
  const [first] = product?.variants ?? [];
  if (!product || !first) return [];
  const { colour } = first.options;
  const sizes = product.variants.filter(({ options }) => options.colour === colour);
  const line = sizes.map(({ options, stock }) => `${options.size ?? ''} ${stock}`.trim()).join(' · ');
  return [[product.translations?.[language]?.title ?? product.title, line]];
}

/** Some facts are of an order: `problem:45821`. */
function factOf(name: string, { say }: World): string {
  const [fact = '', order] = name.split(':');
  return `${say(`fact_${fact}`)}${order ? ` #${order}` : ''}`;
}
