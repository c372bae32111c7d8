import { useLayoutEffect, useRef } from 'preact/hooks';
import type { ChannelChoice } from '../../../src/console/protocol.ts';
import { filled, keyOfChoice } from '../../core/thread/composer.ts';
import { named, say } from '../../texts/texts.ts';
import { Act } from '../shell/act.tsx';
import { Icon, iconOf } from '../shell/icons.tsx';
import { useApp, useThread } from '../world.ts';
import { ReadyAnswers } from './answers.tsx';
import { AttachButton, Attached } from './attachments.tsx';
import { FloorWords } from './floor-words.tsx';

/** The answer: where it goes stands on its button. */
export function ReplyForm() {
  const app = useApp();
  const { composer, floor } = useThread();
  const field = useRef<HTMLTextAreaElement>(null);
  const to = composer.chosen.value;
  const template = composer.template.value;
  const taking = floor.view.value.kind === 'taking';
  // Before anything else is heard: what is typed after the click belongs in the field.
  useLayoutEffect(() => {
    if (composer.wanted.value !== 'reply') return;
    composer.wanted.value = null;
    field.current?.focus();
  });
  const submit = (event: Event) => {
    event.preventDefault();
    if (!taking && composer.send()) app.said.value = say('done_sent');
    field.current?.focus();
  };
  const blocked =
    (to !== null && !to.possible && !template) ||
    composer.unfilled.value.length > 0 ||
    composer.filesBlocked.value ||
    composer.attachments.busy.value;
  return (
    <form class="composer reply" onSubmit={submit}>
      <p class="hint">
        <FloorWords />
      </p>
      <div class="with-hints">
        <textarea
          ref={field}
          aria-label={say('reply')}
          aria-keyshortcuts={app.keys.of('reply')}
          rows={3}
          dir="auto"
          disabled={template !== null}
          value={composer.reply.text.value}
          onInput={(event) => composer.write(event.currentTarget.value)}
          onPaste={({ clipboardData }) => void composer.attachments.add([...(clipboardData?.files ?? [])])}
          onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
        />
      </div>
      {to && !to.possible && to.reason && (
        <p class="trouble">
          <Icon name="warn" />
          {say('impossible', { channel: named('channel', to.channel), reason: to.reason })}
        </p>
      )}
      {composer.unfilled.value.length > 0 && (
        <p class="trouble" role="status">
          <Icon name="warn" />
          {say('fillIn', { what: composer.unfilled.value.join(', ') })}
        </p>
      )}
      <Attached />
      <Following />
      {to?.templates && (!to.possible || template) && <TemplatePicker to={to} />}
      <div class="acts">
        <Where />
        <Act act="note" icon="note" onClick={() => composer.turnTo('note')}>
          {say('note')}
        </Act>
        <ReadyAnswers />
        <AttachButton />
        <span class="spring" />
        <Act
          act="send"
          type="submit"
          look="go"
          icon={iconOf(to?.channel ?? 'chat', 'chat')}
          disabled={taking || blocked || !to || (!template && !composer.reply.text.value.trim())}
        >
          {say('sendBy', { channel: named('channel', to?.channel ?? 'chat') })}
        </Act>
      </div>
    </form>
  );
}

/** What is done once the answer has left, as the one that stood ready brings it along. */
function Following() {
  const { composer } = useThread();
  const macro = composer.macro.value;
  if (!macro) return null;
  const acts = [
    ...macro.tags.map((tag) => say('followTag', { tag: named('tag', tag) })),
    ...(macro.afterwards === 'resolve' ? [say('followResolve')] : []),
    ...(macro.afterwards === 'snooze' ? [say('followSnooze', { hours: macro.snoozeHours })] : []),
  ];
  return (
    <p class="following" role="status">
      <span>{say('following', { acts: acts.join(', ') })}</span>
      <Act
        icon="close"
        look="quiet"
        label={say('followNothing')}
        onClick={() => {
          composer.macro.value = null;
        }}
      />
    </p>
  );
}

/** Where the answer goes, as far as there is a choice. */
function Where() {
  const { formats, now } = useApp();
  const { composer } = useThread();
  const choices = composer.choices.value;
  const to = composer.chosen.value;
  if (choices.length < 2 || !to) return <span class="muted">{to && addressOf(to)}</span>;
  return (
    <label class="where">
      <span class="unseen">{say('sendTo')}</span>
      <select value={keyOfChoice(to)} onChange={(event) => composer.choose(event.currentTarget.value)}>
        {choices.map((one) => (
          <option key={keyOfChoice(one)} value={keyOfChoice(one)}>
            {named('channel', one.channel)} · {addressOf(one)}
            {one.until && ` · ${say('until', { time: formats.value.moment(one.until, now.value) })}`}
          </option>
        ))}
      </select>
    </label>
  );
}

function addressOf({ address }: ChannelChoice): string {
  return address.startsWith('visitor:') ? say('visitor') : address.replace(/^\w+:/, '');
}

/** Outside of WhatsApp's day: an approved template, with its values. */
function TemplatePicker({ to }: { to: ChannelChoice }) {
  const { composer } = useThread();
  const chosen = composer.template.value;
  const template = to.templates?.find(({ name }) => name === chosen?.name);
  const choose = (name: string) => {
    const its = to.templates?.find((one) => one.name === name);
    composer.template.value = its ? { name, variables: its.variables.map(() => '') } : null;
  };
  const fill = (index: number, text: string) => {
    if (!chosen) return;
    composer.template.value = { ...chosen, variables: chosen.variables.with(index, text) };
  };
  return (
    <fieldset class="template">
      <legend>{say('template')}</legend>
      <select
        aria-label={say('templateChoose')}
        value={chosen?.name ?? ''}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        <option value="">{say('templateChoose')}</option>
        {to.templates?.map(({ name }) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
      {template && chosen && (
        <>
          {template.variables.map((name, index) => (
            <label key={name} class="field">
              {name}
              <input
                value={chosen.variables[index] ?? ''}
                required
                onInput={(event) => fill(index, event.currentTarget.value)}
              />
            </label>
          ))}
          <p class="preview" dir="auto">
            {filled(template.text, chosen.variables)}
          </p>
        </>
      )}
    </fieldset>
  );
}
