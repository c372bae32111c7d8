import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { hrefOf } from '../../core/router.ts';
import { Sources } from '../../core/setup/sources.ts';
import { say } from '../../texts/setup/texts.ts';
import { Act } from '../shell/act.tsx';
import { Field } from '../shell/field.tsx';
import { Icon } from '../shell/icons.tsx';
import { Trouble } from '../shell/states.tsx';
import { useApp, useWork } from '../world.ts';
import { Drop } from './drop.tsx';
import { useSetup } from './world.ts';

/** What the store knows: pasted, dropped as files, read from its site. */
export function KnowledgePart() {
  const setup = useSetup();
  const { platform } = useApp();
  const { store } = useWork().me;
  const sources = useMemo(() => new Sources(setup.api, platform), [setup, platform]);
  useEffect(() => () => sources.end(), [sources]);
  const language = useSignal(store.locale.slice(0, 2));
  const write = async (texts: { title: string; body: string }[]) => {
    const done = await sources.write(texts, language.value);
    setup.changed();
    return done;
  };
  const busy = sources.busy.value;
  return (
    <div class="stack">
      <p class="muted">{say('knowledgeLead')}</p>
      <Paste write={write} busy={busy} language={language} />
      <Drop
        label={say('knowledgeFiles')}
        accept=".md,.txt,.markdown,text/plain"
        many
        disabled={busy}
        take={(files) =>
          void write(files.map(({ name, text }) => ({ title: name.replace(/\.\w+$/, ''), body: text })))
        }
      />
      <Site sources={sources} done={() => setup.changed()} />
      <Trouble problem={sources.problem.value} />
      <p role="status" class="good">
        {sources.written.value.length > 0 && (
          <>
            <Icon name="check" /> {say('written', { titles: sources.written.value.join(', ') })}
          </>
        )}
      </p>
      <p>
        <a href={hrefOf({ page: 'knowledge' })}>{say('knowledgeAll')}</a>
      </p>
    </div>
  );
}

function Paste({
  write,
  busy,
  language,
}: {
  write: (texts: { title: string; body: string }[]) => Promise<boolean>;
  busy: boolean;
  language: { value: string };
}) {
  const title = useSignal('');
  const body = useSignal('');
  const submit = async (event: Event) => {
    event.preventDefault();
    if (!(await write([{ title: title.value, body: body.value }]))) return;
    title.value = '';
    body.value = '';
  };
  return (
    <form class="stack" onSubmit={(event) => void submit(event)}>
      <div class="cells">
        <Field label={say('pasteTitle')} hint={say('pasteTitleHint')}>
          {(control) => (
            <input
              {...control}
              maxLength={200}
              dir="auto"
              value={title.value}
              onInput={(event) => (title.value = event.currentTarget.value)}
            />
          )}
        </Field>
        <Field label={say('language')}>
          {(control) => (
            <input
              {...control}
              required
              size={4}
              value={language.value}
              onInput={(event) => (language.value = event.currentTarget.value.trim())}
            />
          )}
        </Field>
      </div>
      <Field label={say('pasteBody')}>
        {(control) => (
          <textarea
            {...control}
            required
            rows={5}
            dir="auto"
            value={body.value}
            onInput={(event) => (body.value = event.currentTarget.value)}
          />
        )}
      </Field>
      <div>
        <Act type="submit" busy={busy} disabled={busy}>
          {say('pasteAdd')}
        </Act>
      </div>
    </form>
  );
}

function Site({ sources, done }: { sources: Sources; done: () => void }) {
  const url = useSignal('');
  const submit = async (event: Event) => {
    event.preventDefault();
    if (await sources.readSite(url.value.trim())) done();
  };
  const imports = sources.imports.value ?? [];
  return (
    <form class="stack" onSubmit={(event) => void submit(event)}>
      <div class="beside">
        <Field label={say('site')}>
          {(control) => (
            <input
              {...control}
              type="url"
              required
              maxLength={2_000}
              placeholder="https://"
              value={url.value}
              onInput={(event) => (url.value = event.currentTarget.value)}
            />
          )}
        </Field>
        <Act type="submit" disabled={sources.busy.value}>
          {say('siteRead')}
        </Act>
      </div>
      {imports.length > 0 && (
        <ul class="cards" role="status">
          {imports.map(({ url: from, read, waiting, failed }) => (
            <li key={from}>
              <span>{say('siteState', { url: from, read, waiting })}</span>
              {failed.slice(0, 10).map((one) => (
                <span key={one.url} class="fault">
                  {say('siteFailed', one)}
                </span>
              ))}
            </li>
          ))}
        </ul>
      )}
    </form>
  );
}
