import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import type { MorningView } from '../../../src/console/protocol.ts';
import { MorningPage as Morning, type Often } from '../../core/pages/morning.ts';
import { hrefOf } from '../../core/router.ts';
import type { TextKey } from '../../texts/en.ts';
import { named, say } from '../../texts/texts.ts';
import { Empty, Shown, Trouble } from '../shell/states.tsx';
import { useApp, useWork } from '../world.ts';

/** What whoever opens the shop looks at first. */
export function MorningPage() {
  const { api } = useWork();
  const { formats, now } = useApp();
  const morning = useMemo(() => new Morning(api), [api]);
  return (
    <div class="page">
      <h1>{say('morning')}</h1>
      <Shown of={morning.view} rows={8}>
        {(view) => (
          <>
            <p class="muted">{say('morningSince', { time: formats.value.moment(view.since, now.value) })}</p>
            <Happened view={view} />
            <Waits view={view} />
            <Due view={view} />
            <Unanswered view={view} />
            <Troubles view={view} />
          </>
        )}
      </Shown>
      <ByMail morning={morning} />
    </div>
  );
}

function Part({ title, children }: { title: TextKey; children: ComponentChildren }) {
  return (
    <section aria-labelledby={title}>
      <h2 id={title}>{say(title)}</h2>
      {children}
    </section>
  );
}

function Happened({ view: { happened } }: { view: MorningView }) {
  return (
    <Part title="morningHappened">
      <dl class="numbers">
        {(['people', 'tickets', 'messages', 'resolved', 'handed_over'] as const).map((name) => (
          <div key={name}>
            <dt>{named('happened', name)}</dt>
            <dd>{happened[name]}</dd>
          </div>
        ))}
      </dl>
      <a href={hrefOf({ page: 'figures' })}>{say('figures')}</a>
    </Part>
  );
}

function Waits({ view: { waiting, approvals, drafts, unclaimed } }: { view: MorningView }) {
  const { formats, now } = useApp();
  const counted = { approvals, drafts, unclaimed };
  return (
    <Part title="morningWaits">
      {waiting.threads.length === 0 ? (
        <Empty text={say('morningNobody')} />
      ) : (
        <ul class="cards" aria-label={say('morningWaits')}>
          {waiting.threads.map(({ customer, name, since, channel, reason }) => (
            <li key={customer}>
              <a href={hrefOf({ page: 'inbox', id: customer })} dir="auto">
                {name ?? say('visitor')}
              </a>
              <span class="muted">
                {formats.value.moment(since, now.value)} · {named('channel', channel)} ·{' '}
                {named('reason', reason)}
              </span>
            </li>
          ))}
        </ul>
      )}
      {waiting.count > waiting.threads.length && (
        <p class="muted">{say('morningMore', { n: number(waiting) })}</p>
      )}
      <p>
        {(['approvals', 'drafts', 'unclaimed'] as const).map((name, n) => (
          <span key={name}>
            {n > 0 && ' · '}
            <a href={hrefOf({ page: 'inbox' })}>
              {named('waits', name)}: {number(counted[name])}
            </a>
          </span>
        ))}
      </p>
    </Part>
  );
}

function number({ count, more }: { count: number; more: boolean }): string {
  return more ? `${count}+` : `${count}`;
}

function Due({ view: { due } }: { view: MorningView }) {
  const { formats, now } = useApp();
  if (due.length === 0) return null;
  return (
    <Part title="morningDue">
      <ul class="cards" aria-label={say('morningDue')}>
        {due.map(({ customer, what, due: at, state, name }) => (
          <li key={`${customer} ${at} ${what}`}>
            <a href={hrefOf({ page: 'inbox', id: customer })} dir="auto">
              {what}
            </a>
            <span>
              <span class={`state ${state === 'broken' ? 'broken' : 'due'}`}>{named('promise', state)}</span>{' '}
              <span class="muted">
                {formats.value.moment(at, now.value)}
                {name && ` · ${name}`}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </Part>
  );
}

function Unanswered({ view: { unanswered } }: { view: MorningView }) {
  if (unanswered.length === 0) return null;
  return (
    <Part title="morningUnanswered">
      <ul class="cards" aria-label={say('morningUnanswered')}>
        {unanswered.map(({ key, example, count }) => (
          <li key={key}>
            <span dir="auto">{example}</span>
            <span class="muted">{say('morningAsked', { n: count })}</span>
          </li>
        ))}
      </ul>
      <a href={hrefOf({ page: 'knowledge' })}>{say('knowledge')}</a>
    </Part>
  );
}

function Troubles({ view: { troubles } }: { view: MorningView }) {
  const { formats, now } = useApp();
  if (troubles.length === 0) return null;
  return (
    <Part title="morningTroubles">
      <ul class="cards" aria-label={say('morningTroubles')}>
        {troubles.map(({ channel, reason, last }) => (
          <li key={`${channel} ${reason}`}>
            <span dir="auto">{reason}</span>
            <span class="muted">
              {named('channel', channel)} · {formats.value.moment(last, now.value)}
            </span>
          </li>
        ))}
      </ul>
    </Part>
  );
}

function ByMail({ morning }: { morning: Morning }) {
  const { language } = useApp();
  return (
    <Part title="morningMail">
      <p class="muted">{say('morningMailLead')}</p>
      <Shown of={morning.mail} rows={1}>
        {({ often }) => (
          <label class="field">
            {say('morningOften')}
            <select
              value={often ?? 'never'}
              disabled={morning.busy.value}
              onChange={(event) => void morning.choose(oftenOf(event.currentTarget.value), language.value)}
            >
              {['never', 'daily', 'weekly'].map((one) => (
                <option key={one} value={one}>
                  {named('often', one)}
                </option>
              ))}
            </select>
          </label>
        )}
      </Shown>
      <Trouble problem={morning.problem.value} />
    </Part>
  );
}

function oftenOf(value: string): Often {
  return value === 'daily' || value === 'weekly' ? value : null;
}
