import { useEffect } from 'preact/hooks';
import type { Brief } from '../../../src/console/protocol.ts';
import { named, say } from '../../texts/texts.ts';
import { Act } from '../shell/act.tsx';
import { Badge } from '../shell/badge.tsx';
import { Icon } from '../shell/icons.tsx';
import { Shown } from '../shell/states.tsx';
import { useApp, useThread, useWork } from '../world.ts';
import { AgendaList } from './agenda.tsx';
import { BillingList } from './billing.tsx';
import { BlockList } from './blocks.tsx';
import { Doing } from './doing.tsx';
import { Known } from './known.tsx';
import { Links } from './links.tsx';
import { OrderList } from './orders.tsx';
import { Rights } from './rights.tsx';
import { TagList } from './tags.tsx';

/** Beside the conversation: what to know before one writes, and what can be done. */
export function BriefPane() {
  const { thread, person } = useThread();
  const state = thread.state.value;
  // What the service did in the thread may have changed orders and facts.
  useEffect(() => {
    if (state) person.refresh();
  }, [state, person]);
  const back = () => document.querySelector('.panes')?.classList.remove('show-brief');
  return (
    <aside class="brief" aria-labelledby="brief-title">
      <header>
        <h2 id="brief-title">{say('brief')}</h2>
        <span class="only-narrow">
          <Act icon="close" look="quiet" label={say('briefHide')} onClick={back} />
        </span>
      </header>
      {thread.brief.current.value.state === 'missing' ? (
        <FromList />
      ) : (
        <Shown of={thread.brief} rows={5}>
          {(brief) => <BriefLines brief={brief} />}
        </Shown>
      )}
      <TagList />
      <Doing />
      <OrderList />
      <AgendaList />
      <BillingList />
      <Known />
      <Links />
      <BlockList />
      <Rights />
    </aside>
  );
}

function BriefLines({ brief }: { brief: Brief }) {
  const { formats, now } = useApp();
  const { person } = useThread();
  const { who, what, since, tried, promised, needed, mood, reason, next } = brief;
  return (
    <>
      <p class="line who-line">
        <Badge of={who.assurance} />
        {who.vip && <span class="tag vip">{say('vip')}</span>}
        <span class="muted">{who.language.toUpperCase()}</span>
        {mood && <span class={`mood ${mood.words}`}>{named('mood', mood.words)}</span>}
      </p>
      {who.how && (
        <p class="muted how" dir="auto">
          {who.how}
        </p>
      )}
      <dl class="facts">
        <Line name={say('what')} text={what} strong />
        <Line name={say('whyHere')} text={reason && named('reason', reason)} />
        <Line name={say('sinceWhen')} text={since && formats.value.moment(since, now.value)} />
        <Lines name={say('tried')} texts={tried} />
        <Lines
          name={say('promised')}
          texts={promised.map(({ what: it, due }) => `${it} (${formats.value.moment(due, now.value)})`)}
        />
        <Lines name={say('needed')} texts={needed?.split('\n') ?? []} />
      </dl>
      {next && (
        <div class="next">
          <p>
            <Icon name="spark" /> <b>{say('next')}</b>
          </p>
          <p dir="auto">{next.text}</p>
          {next.act && <NextAct begin={() => next.act && person.begin(next.act)} label={next.act.label} />}
        </div>
      )}
    </>
  );
}

/** Where the service has no brief: what the list says of the thread. */
function FromList() {
  const { customer } = useThread();
  const entry = useWork().queue.entryOf(customer);
  if (!entry) return <p class="muted">{say('nothingKnown')}</p>;
  return (
    <dl class="facts">
      <Line name={say('what')} text={entry.summary || entry.last.text} strong />
      <Line name={say('whyHere')} text={entry.reason && named('reason', entry.reason)} />
    </dl>
  );
}

function NextAct({ begin, label }: { begin: () => void; label: string }) {
  return (
    <Act look="go" onClick={begin}>
      {label}
    </Act>
  );
}

function Line({ name, text, strong }: { name: string; text: string | null; strong?: boolean }) {
  if (!text) return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd dir="auto" class={strong ? 'strong' : ''}>
        {text}
      </dd>
    </div>
  );
}

function Lines({ name, texts }: { name: string; texts: string[] }) {
  if (texts.length === 0) return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <ul>
          {texts.map((text) => (
            <li key={text} dir="auto">
              {text}
            </li>
          ))}
        </ul>
      </dd>
    </div>
  );
}
