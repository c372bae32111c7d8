import type { FunctionComponent } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import {
  CHANNEL_OF,
  LINES,
  type LineName,
  progressOf,
  type SetupLine,
  type Told,
} from '../../core/setup/lines.ts';
import { Setup } from '../../core/setup/setup.ts';
import { named, say } from '../../texts/setup/texts.ts';
import { named as codeNamed } from '../../texts/texts.ts';
import { Act } from '../shell/act.tsx';
import { Icon, type IconName } from '../shell/icons.tsx';
import { Shown, Trouble } from '../shell/states.tsx';
import { useApp, useWork } from '../world.ts';
import { ChatPart } from './chat.tsx';
import { Kind } from './kind.tsx';
import { KnowledgePart } from './knowledge.tsx';
import { Live } from './live.tsx';
import { MailboxPart } from './mailbox.tsx';
import { PeoplePart } from './people.tsx';
import { PhonePart, WhatsAppPart } from './phones.tsx';
import { Policies } from './policies.tsx';
import { ShopPart } from './shop.tsx';
import { TestsPart } from './tests.tsx';
import { Who } from './who.tsx';
import { SetupContext, useSetup } from './world.ts';

const PARTS: Record<LineName, FunctionComponent> = {
  who: Who,
  kind: Kind,
  shop: ShopPart,
  knowledge: KnowledgePart,
  policies: Policies,
  chat: ChatPart,
  email: MailboxPart,
  whatsapp: WhatsAppPart,
  phone: PhonePart,
  people: PeoplePart,
  tests: TestsPart,
  live: Live,
};
const ICONS: Record<SetupLine['state'], IconName> = {
  ok: 'check',
  open: 'dot',
  broken: 'warn',
  unknown: 'dot',
  unused: 'dot',
};

/** What of a store is set up: each line checks itself, and opens its form. */
export function Checklist() {
  const { api, desk } = useWork();
  const { platform, router } = useApp();
  const setup = useMemo(
    () => new Setup(api, platform, () => desk.page.value?.troubles ?? []),
    [api, platform, desk],
  );
  const { page } = desk;
  const troubles = page.value?.troubles;
  useEffect(() => {
    if (troubles) setup.changed();
  }, [troubles, setup]);
  const open = LINES.find((name) => name === router.route.value.id) ?? null;
  return (
    <SetupContext.Provider value={setup}>
      <section class="setup-box" aria-labelledby="setup-title">
        <h2 id="setup-title">{say('setup')}</h2>
        <Shown of={setup.list} rows={12}>
          {(lines) => (
            <>
              <Progress lines={lines} />
              <ul class="setup" aria-label={say('setup')}>
                {lines.map((line) => (
                  <Line key={line.name} line={line} isOpen={line.name === open} />
                ))}
              </ul>
            </>
          )}
        </Shown>
      </section>
    </SetupContext.Provider>
  );
}

function Progress({ lines }: { lines: readonly SetupLine[] }) {
  const setup = useSetup();
  const { done, of } = progressOf(lines);
  return (
    <div class="progress">
      <progress value={done} max={of} aria-label={say('setup')} />
      <span class="muted">{say('progress', { done, of })}</span>
      <Act look="quiet" onClick={() => setup.changed()}>
        {say('checkAgain')}
      </Act>
    </div>
  );
}

function Line({ line: { name, state, seen, mend }, isOpen }: { line: SetupLine; isOpen: boolean }) {
  const { router } = useApp();
  const words = useWords();
  const head = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(isOpen);
  useLayoutEffect(() => {
    if (isOpen && !wasOpen.current) head.current?.scrollIntoView({ block: 'nearest' });
    wasOpen.current = isOpen;
  }, [isOpen]);
  const Part = PARTS[name];
  return (
    <li class={state}>
      <h3>
        <button
          ref={head}
          type="button"
          id={`setup-${name}`}
          aria-expanded={isOpen}
          aria-controls={isOpen ? `part-${name}` : undefined}
          onClick={() => router.go({ page: 'settings', id: isOpen ? null : name })}
        >
          <Icon name={ICONS[state]} />
          <span class="what">
            {named('line', name)}
            <span class="seen">{seen.map(words('seen')).join(' · ')}</span>
          </span>
          <span class={`state ${state}`}>{named('state', state)}</span>
        </button>
      </h3>
      {!isOpen && <Mend state={state} text={mend && words('mend')(mend)} />}
      {isOpen && (
        <section class="part" id={`part-${name}`} aria-labelledby={`setup-${name}`}>
          <Mend state={state} text={mend && words('mend')(mend)} />
          <Part />
          <Aside name={name} state={state} />
          <Next name={name} />
        </section>
      )}
    </li>
  );
}

/** What is wrong or missing, and how it is mended: under the line, and first in its form once that is open. */
function Mend({ state, text }: { state: SetupLine['state']; text: string | null }) {
  return text ? <p class={`mend ${state}`}>{text}</p> : null;
}

/** A channel that the store does not use is put aside, and is no work that is left. */
function Aside({ name, state }: Pick<SetupLine, 'name' | 'state'>) {
  const setup = useSetup();
  const channel = CHANNEL_OF.get(name);
  if (!channel || (state !== 'open' && state !== 'unused')) return null;
  const { busy, problem } = setup.putting;
  return (
    <div>
      <Act look="quiet" disabled={busy.value} onClick={() => void setup.use(channel, state === 'unused')}>
        {say(state === 'unused' ? 'useAfterAll' : 'notUsed')}
      </Act>
      <Trouble problem={problem.value} />
    </div>
  );
}

/** To the next line that is still to be done: its form opens, and has the focus. */
function Next({ name }: { name: LineName }) {
  const { router } = useApp();
  const next = useSetup().after(name);
  if (!next) return null;
  const go = () => {
    router.go({ page: 'settings', id: next });
    requestAnimationFrame(() => document.getElementById(`setup-${next}`)?.focus());
  };
  return (
    <div class="onward">
      <Act onClick={go}>{say('next', { line: named('line', next) })}</Act>
    </div>
  );
}

/** Texts of the checklist with their times and channels as people say them. */
function useWords(): (group: 'seen' | 'mend') => (told: Told) => string {
  const { formats, now } = useApp();
  return (group) =>
    ({ key, data }) => {
      const { time, channel } = data;
      return named(group, key, {
        ...data,
        ...(typeof time === 'string' ? { time: formats.value.moment(time, now.value) } : {}),
        ...(typeof channel === 'string' ? { channel: codeNamed('channel', channel) } : {}),
      });
    };
}
