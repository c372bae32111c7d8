import { useLayoutEffect, useRef } from 'preact/hooks';
import type { PossibleAct } from '../../../src/console/protocol.ts';
import { inputOf } from '../../core/person/act-input.ts';
import type { Doing as DoingState } from '../../core/person/person.ts';
import { named, say } from '../../texts/texts.ts';
import { Act } from '../shell/act.tsx';
import { Icon } from '../shell/icons.tsx';
import { Trouble } from '../shell/states.tsx';
import { useApp, useThread } from '../world.ts';

/** An act on an order: what it needs, exactly what it would do, done. Nothing is done before the quote was seen. */
export function Doing() {
  const { person } = useThread();
  const doing = person.doing.value;
  const box = useRef<HTMLElement>(null);
  const step = doing?.step;
  useLayoutEffect(() => {
    if (step) box.current?.focus();
  }, [step]);
  if (!doing) return null;
  return (
    <section class="doing" aria-label={doing.act.label} tabIndex={-1} ref={box}>
      <h3>{doing.act.label}</h3>
      <Step doing={doing} />
      <div class="acts">
        <Act look="quiet" onClick={() => person.cancel()}>
          {say(doing.step === 'done' || doing.step === 'waiting' ? 'close' : 'cancel')}
        </Act>
      </div>
    </section>
  );
}

function Step({ doing }: { doing: DoingState }) {
  switch (doing.step) {
    case 'fields':
      return <Fields doing={doing} />;
    case 'quote':
      return <Quoted doing={doing} />;
    case 'done':
      return (
        <p class="good" role="status" dir="auto">
          <Icon name="check" /> {doing.text || say('actDone')}
        </p>
      );
    case 'waiting':
      return <p role="status">{say('actWaiting')}</p>;
  }
}

function Fields({ doing }: { doing: Extract<DoingState, { step: 'fields' }> }) {
  const { person } = useThread();
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (event.target instanceof HTMLFormElement)
      void person.quote(inputOf(doing.act, new FormData(event.target)));
  };
  return (
    <form onSubmit={submit}>
      {doing.act.fields.map((field) => (
        <Field key={field.name} field={field} />
      ))}
      <Trouble problem={doing.problem} />
      <Act type="submit" look="go" busy={doing.busy} disabled={doing.busy}>
        {say('actContinue')}
      </Act>
    </form>
  );
}

function Field({ field }: { field: PossibleAct['fields'][number] }) {
  const { name, label, kind, options = [], required, value = '' } = field;
  if (kind === 'lines')
    return (
      <fieldset>
        <legend>{label}</legend>
        {options.map((one) => (
          <label key={one.value} class="switch">
            <input type="checkbox" name={name} value={one.value} defaultChecked={options.length === 1} />
            {one.label}
          </label>
        ))}
      </fieldset>
    );
  if (kind === 'choice')
    return (
      <label class="field">
        {label}
        <select name={name} required={required}>
          {options.map((one) => (
            <option key={one.value} value={one.value}>
              {one.label}
            </option>
          ))}
        </select>
      </label>
    );
  if (kind === 'amount')
    return (
      <label class="field">
        {label}
        <input name={name} type="number" step="0.01" min="0" required={required} />
      </label>
    );
  return (
    <label class="field">
      {label}
      <input name={name} required={required} defaultValue={value} dir="auto" />
    </label>
  );
}

function Quoted({ doing }: { doing: Extract<DoingState, { step: 'quote' }> }) {
  const { formats } = useApp();
  const { person } = useThread();
  const { quote, busy, problem } = doing;
  return (
    <>
      <div class="quote">
        <p class="text" dir="auto">
          {quote.text}
        </p>
        {quote.money.map(({ direction, amount, currency, method }) => (
          <p key={`${direction} ${method} ${amount}`} class="money">
            <b>{formats.value.money(amount, currency)}</b>{' '}
            {named('money', direction).replace('{method}', method)}
          </p>
        ))}
        {quote.final && (
          <p class="aside">
            <Icon name="warn" /> {say('actFinal')}
          </p>
        )}
      </div>
      <Trouble problem={problem} />
      <Act look="go" busy={busy} disabled={busy} onClick={() => void person.confirm()}>
        {say('actConfirm')}
      </Act>
    </>
  );
}
