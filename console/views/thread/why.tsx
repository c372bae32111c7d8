import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import type { Problem } from '../../../src/console/protocol.ts';
import { callLine, type Why } from '../../core/person/why.ts';
import { Resource } from '../../core/resource.ts';
import { problemOf } from '../../core/transport/api.ts';
import { named, say } from '../../texts/texts.ts';
import { Act } from '../shell/act.tsx';
import { Dialog } from '../shell/dialog.tsx';
import { Shown, Trouble } from '../shell/states.tsx';
import { useApp, useThread, useWork } from '../world.ts';

/** Why the assistant said something: what it understood, used, looked up and was held by. */
export function WhyDialog({ message, close }: { message: string; close: () => void }) {
  const { api } = useWork();
  const { customer } = useThread();
  const why = useMemo(
    () => new Resource(() => api.get<Why>(`customers/${customer}/why/${encodeURIComponent(message)}`)),
    [api, customer, message],
  );
  useEffect(() => {
    void why.refresh();
  }, [why]);
  return (
    <Dialog title={say('whyTitle')} wide onClose={close}>
      <Shown of={why} missing={say('whyMissing')}>
        {(told) => <Told why={told} />}
      </Shown>
      <MakeTest />
    </Dialog>
  );
}

/** Keeps the thread as a scenario: for those who may write articles. */
function MakeTest() {
  const app = useApp();
  const { api, me } = useWork();
  const { customer } = useThread();
  const busy = useSignal(false);
  const problem = useSignal<Problem | null>(null);
  if (me.person.role === 'advisor') return null;
  const make = async () => {
    busy.value = true;
    problem.value = null;
    try {
      await api.post(`customers/${customer}/scenario`, {});
      app.said.value = say('madeTest');
      app.router.go({ page: 'tests' });
    } catch (error) {
      problem.value = problemOf(error);
    } finally {
      busy.value = false;
    }
  };
  return (
    <div class="acts">
      <Act busy={busy.value} disabled={busy.value} onClick={() => void make()}>
        {say('makeTest')}
      </Act>
      <Trouble problem={problem.value} />
    </div>
  );
}

function Told({ why }: { why: Why }) {
  const { formats } = useApp();
  const { intents = [], brain, failed = [], knew, articles = [], tools = [], policy = [] } = why;
  const { handover, ms, cost } = why;
  const known = Object.entries(knew?.facts ?? {}).map(
    ([name, value]) => `${name.replaceAll('_', ' ')}: ${value}`,
  );
  const orders = (knew?.orders ?? []).map((order) => say('order', { order }));
  const parts: [string, ComponentChildren][] = [
    [say('whyIntent'), intents.map((intent) => named('intent', intent)).join(', ')],
    [say('whyBrain'), brain],
    [say('whyFailed'), list(failed.map((one) => `${one.brain}: ${one.reason}`))],
    [say('whyFacts'), list([...known, ...orders])],
    [say('whyArticles'), articles.length > 0 && <ArticleLinks articles={articles} />],
    [say('whyTools'), list(tools.map(callLine))],
    [say('whyPolicy'), list([...policy, ...(handover ? [named('reason', handover)] : [])])],
    [say('whyLatency'), ms !== undefined && say('seconds', { n: formats.value.number(ms / 1000) })],
    [say('whyCost'), cost != null && formats.value.dollars(cost)],
  ];
  const told = parts.filter(([, what]) => what);
  if (told.length === 0) return <p class="muted">{say('whyNothing')}</p>;
  return (
    <dl class="facts">
      {told.map(([name, what]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{what}</dd>
        </div>
      ))}
    </dl>
  );
}

function ArticleLinks({ articles }: { articles: NonNullable<Why['articles']> }) {
  return (
    <ul>
      {articles.map(({ article, title, url }) => (
        <li key={article} dir="auto">
          {url && /^https?:/.test(url) ? (
            <a href={url} target="_blank" rel="noopener noreferrer">
              {title}
            </a>
          ) : (
            title
          )}
        </li>
      ))}
    </ul>
  );
}

function list(lines: string[]): ComponentChildren {
  if (lines.length === 0) return null;
  return (
    <ul>
      {lines.map((line) => (
        <li key={line} dir="auto">
          {line}
        </li>
      ))}
    </ul>
  );
}
