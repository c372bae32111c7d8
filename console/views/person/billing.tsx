import { named, say } from '../../texts/texts.ts';
import { useApp, useThread } from '../world.ts';

/** Whose people the customer is among, what runs, and what was invoiced; nothing where the store sells none of it. */
export function BillingList() {
  const { person } = useThread();
  const { formats } = useApp();
  const billing = person.billing.value;
  if (!billing) return null;
  const { companies, subscriptions, invoices } = billing;
  if (companies.length + subscriptions.length + invoices.length === 0) return null;
  const { day, money } = formats.value;
  return (
    <section aria-labelledby="billing-title">
      <h3 id="billing-title">{say('billing')}</h3>
      <ul class="tickets">
        {companies.map(({ id, name, tier, manager }) => (
          <li key={id}>
            <b dir="auto">{name}</b>
            {tier === 'strategic' && <span class="tag vip">{named('tier', tier)}</span>}
            {manager && <span class="muted">{say('managedBy', { name: manager })}</span>}
          </li>
        ))}
        {subscriptions.map(
          ({ id, plan, status, price, currency, interval, seats, renewsOn, endsOn, changing }) => (
            <li key={id}>
              <span dir="auto">
                {plan}, {money(price, currency)} {named('each', interval)}
                {seats !== null && `, ${say('seats', { count: `${seats}` })}`}
              </span>
              {endsOn ? (
                <span class="muted">{say('endsOn', { day: day(endsOn) })}</span>
              ) : (
                renewsOn && <span class="muted">{say('renewsOn', { day: day(renewsOn) })}</span>
              )}
              {changing && (
                <span class="muted" dir="auto">
                  {say('changesOn', {
                    day: day(changing.on),
                    plan: changing.plan,
                    price: money(changing.price, currency),
                  })}
                  {changing.seats !== null && `, ${say('seats', { count: `${changing.seats}` })}`}
                </span>
              )}
              <span class={`state ${status}`}>{named('subscription', status)}</span>
            </li>
          ),
        )}
        {invoices.map(({ id, issuedOn, status, overdue, total, currency }) => (
          <li key={id}>
            <span dir="auto">
              {id}, {money(total, currency)}
            </span>
            <span class="muted">{day(issuedOn)}</span>
            <span class={`state ${status}`}>{named('invoice', overdue ? 'overdue' : status)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
