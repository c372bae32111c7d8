import type { ThreadOrder } from '../../../src/console/protocol.ts';
import { named, say } from '../../texts/texts.ts';
import { Shown } from '../shell/states.tsx';
import { useApp, useThread } from '../world.ts';
import { ActButtons } from './act-buttons.tsx';

/** What was ordered, how it stands, what may be done with it now. */
export function OrderList() {
  const { person, thread } = useThread();
  const about = thread.brief.value?.order ?? null;
  return (
    <section aria-labelledby="orders-title">
      <h3 id="orders-title">{say('orders')}</h3>
      <Shown of={person.orders} rows={2} missing={say('noOrders')}>
        {({ orders }) =>
          orders.length === 0 ? (
            <p class="muted">{say('noOrders')}</p>
          ) : (
            <ul class="orders">
              {orders.map((order, index) => (
                <OrderItem
                  key={order.id}
                  order={order}
                  open={order.id === about || (about === null && index === 0)}
                />
              ))}
            </ul>
          )
        }
      </Shown>
    </section>
  );
}

function OrderItem({ order, open }: { order: ThreadOrder; open: boolean }) {
  const { formats } = useApp();
  return (
    <li>
      <details open={open}>
        <summary>
          <b>{say('order', { order: order.id })}</b>{' '}
          <span class={`state ${order.status}`}>{named('order', order.status)}</span>
        </summary>
        <ul class="items">
          {order.items.map(({ line, title, options, quantity, price }) => (
            <li key={line} dir="auto">
              <span>
                {quantity > 1 && `${quantity} × `}
                {title}
                <span class="muted"> {Object.values(options).join(', ')}</span>
              </span>
              <span>{formats.value.money(price * quantity, order.currency)}</span>
            </li>
          ))}
          <li class="total">
            <span>{say('total')}</span>
            <span>{formats.value.money(order.total, order.currency)}</span>
          </li>
        </ul>
        <p class="muted">
          {say('placed')} {formats.value.day(order.placedAt)}
          {order.deliveredAt && ` · ${say('delivered')} ${formats.value.day(order.deliveredAt)}`}
        </p>
        {order.shipments.map(({ carrier, tracking, status }) => (
          <p key={`${carrier} ${tracking}`} class="muted">
            {tracking ? say('shippedBy', { carrier, tracking }) : carrier} · {named('order', status)}
          </p>
        ))}
        {order.boughtIn && <p class="muted">{say('boughtIn', { place: order.boughtIn })}</p>}
        {order.pickup && <Pickup pickup={order.pickup} />}
        {order.returnUntil && (
          <p class="muted">{say('returnUntil', { day: formats.value.day(order.returnUntil) })}</p>
        )}
        {order.done.map(({ text, at }) => (
          <p key={`${at} ${text}`} class="did" dir="auto">
            {text} <span class="muted">{formats.value.day(at)}</span>
          </p>
        ))}
        <ActButtons acts={order.acts} of={say('order', { order: order.id })} />
      </details>
    </li>
  );
}

/** Where what is not sent waits, until when, and what is shown there. */
function Pickup({ pickup: { place, status, until, code } }: { pickup: NonNullable<ThreadOrder['pickup']> }) {
  const { formats } = useApp();
  return (
    <p class="muted" dir="auto">
      {say('collectedAt', { place })}: {named('pickup', status)}
      {until && status !== 'collected' && ` · ${say('keptUntil', { day: formats.value.day(until) })}`}
      {code && status !== 'collected' && ` · ${say('pickupCode', { code })}`}
    </p>
  );
}
