import { useSignal } from '@preact/signals';
import { type ShopData, SYSTEMS, type System } from '../../core/setup/shop.ts';
import { named, say } from '../../texts/setup/texts.ts';
import { Act } from '../shell/act.tsx';
import { type Control, Field } from '../shell/field.tsx';
import { Icon } from '../shell/icons.tsx';
import { Trouble } from '../shell/states.tsx';
import { useApp } from '../world.ts';

/** Connects the shop's own system; it is tried at once, and orders are read there when it answers. */
export function ShopConnect({
  shop,
  system,
  inUse,
  done,
}: {
  shop: ShopData;
  system: System;
  inUse: boolean;
  done: (act: Promise<boolean>) => Promise<void>;
}) {
  const { formats, now } = useApp();
  const fields: Readonly<Record<string, 'text' | 'secret'>> = SYSTEMS[system];
  const known = shop.connections.value?.find(({ name }) => name === system);
  const given = useSignal<Readonly<Record<string, string>>>({});
  const valueIn = (name: string) =>
    given.value[name] ?? (fields[name] === 'text' ? String(known?.[name] ?? '') : '');
  const submit = (event: Event) => {
    event.preventDefault();
    const values = Object.fromEntries(Object.keys(fields).map((name) => [name, valueIn(name)]));
    void done(shop.connect(system, values));
  };
  const busy = shop.busy.value;
  const receipt = shop.receipt.value;
  const faults = Object.keys(fields).filter((name) => shop.faultAt(name) !== null);
  return (
    <form class="stack" onSubmit={submit}>
      <p class="muted">{named('system', system)}</p>
      <div class="cells">
        {Object.entries(fields).map(([name, kind]) => (
          <Field
            key={name}
            label={named('field', name)}
            hint={kind === 'secret' ? (known ? say('secretStays') : null) : named('hint', name)}
            fault={shop.faultAt(name)}
          >
            {(control) => (
              <SealedInput
                control={control}
                isSecret={kind === 'secret'}
                required={kind === 'text' || !known}
                value={valueIn(name)}
                write={(value) => {
                  given.value = { ...given.value, [name]: value };
                }}
              />
            )}
          </Field>
        ))}
      </div>
      {inUse && (
        <p class="good">
          <Icon name="check" /> {say('inUse')}
        </p>
      )}
      {known?.seen && (
        <p class="muted">
          {known.seen.what} · {formats.value.moment(known.seen.at, now.value)}
        </p>
      )}
      {receipt && (
        <p class={receipt.ok ? 'good' : 'trouble'} role="status">
          <Icon name={receipt.ok ? 'check' : 'warn'} /> {say('connected', { what: receipt.detail })}
        </p>
      )}
      <Trouble problem={faults.length > 0 ? null : shop.problem.value} />
      <div class="acts">
        <Act type="submit" look="go" busy={busy} disabled={busy}>
          {say('connect')}
        </Act>
        {known && (
          <Act disabled={busy} onClick={() => void done(shop.test(system))}>
            {say('testNow')}
          </Act>
        )}
      </div>
    </form>
  );
}

function SealedInput({
  control,
  isSecret,
  required,
  value,
  write,
}: {
  control: Control;
  isSecret: boolean;
  required: boolean;
  value: string;
  write: (value: string) => void;
}) {
  const more = { ...control, required, value, maxLength: 1_000 };
  return isSecret ? (
    <input
      {...more}
      type="password"
      autocomplete="new-password"
      onInput={(event) => write(event.currentTarget.value)}
    />
  ) : (
    <input {...more} autocomplete="off" onInput={(event) => write(event.currentTarget.value)} />
  );
}
