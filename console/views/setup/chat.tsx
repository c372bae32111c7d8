import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { SettingsForm } from '../../core/setup/form.ts';
import { originOf, PageCheck, type PageReport, widgetTag } from '../../core/setup/page-check.ts';
import { named, say } from '../../texts/setup/texts.ts';
import { Act } from '../shell/act.tsx';
import { Field } from '../shell/field.tsx';
import { Icon } from '../shell/icons.tsx';
import { Trouble } from '../shell/states.tsx';
import { useWork } from '../world.ts';
import { ChoiceAt, ListAt } from './bound.tsx';
import { Copied } from './copied.tsx';
import { SettingsFields } from './save-bar.tsx';
import { useSetup } from './world.ts';

/** The chat on the store's site: the tag, whether a page has it, where it may show, how it looks. */
export function ChatPart() {
  const form = useSetup().formOf('chat');
  const { store } = useWork().me;
  return (
    <div class="stack">
      <p class="muted">{say('tagLead')}</p>
      <Copied label={say('tag')} text={widgetTag(window.location.origin, store.id)} />
      <CheckPage form={form} />
      <SettingsFields form={form}>
        <ListAt form={form} place="origins" label={say('origins')} hint={say('originsHint')} rows={3} />
        <div class="cells">
          <Colour form={form} />
          <ChoiceAt
            form={form}
            place="widget.position"
            label={say('position')}
            options={['right', 'left'].map((value) => ({ value, label: named('position', value) }))}
          />
        </div>
      </SettingsFields>
    </div>
  );
}

function Colour({ form }: { form: SettingsForm }) {
  form.show('widget.colour');
  return (
    <Field label={say('colour')} fault={form.faultAt('widget.colour')}>
      {(control) => (
        <input
          {...control}
          type="color"
          value={String(form.valueOf('widget.colour') ?? '')}
          onInput={(event) => form.set('widget.colour', event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

function CheckPage({ form }: { form: SettingsForm }) {
  const { api } = useSetup();
  const page = useMemo(() => new PageCheck(api), [api]);
  const url = useSignal('');
  const submit = (event: Event) => {
    event.preventDefault();
    void page.check(url.value.trim());
  };
  return (
    <form class="stack" onSubmit={submit}>
      <div class="beside">
        <Field label={say('checkUrl')}>
          {(control) => (
            <input
              {...control}
              type="url"
              required
              placeholder="https://"
              value={url.value}
              onInput={(event) => (url.value = event.currentTarget.value)}
            />
          )}
        </Field>
        <Act type="submit" busy={page.busy.value} disabled={page.busy.value}>
          {say('check')}
        </Act>
      </div>
      <Trouble problem={page.problem.value} />
      <div role="status">{page.report.value && <Report report={page.report.value} form={form} />}</div>
    </form>
  );
}

function Report({ report: { url, tag, origin, missing }, form }: { report: PageReport; form: SettingsForm }) {
  const from = originOf(url);
  const origins = form.valueOf('origins');
  const allow = () => form.set('origins', [...(Array.isArray(origins) ? origins : []), from]);
  return (
    <>
      <Verdict ok={tag === 'found'} text={named('report', tag)} />
      <Verdict ok={origin === 'allowed'} text={named('report', origin)} />
      {missing.length > 0 && <Verdict ok={false} text={say('reportMissing', { what: missing.join('; ') })} />}
      {origin === 'refused' && from && <Act onClick={allow}>{say('reportAllow', { origin: from })}</Act>}
    </>
  );
}

function Verdict({ ok, text }: { ok: boolean; text: string }) {
  return (
    <p class={ok ? 'good' : 'trouble'}>
      <Icon name={ok ? 'check' : 'warn'} /> {text}
    </p>
  );
}
