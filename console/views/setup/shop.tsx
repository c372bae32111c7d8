import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { valueAt } from '../../core/pages/change-of.ts';
import { ShopData, type ShopSummary, SYSTEMS, type System, type Taken } from '../../core/setup/shop.ts';
import { named, say } from '../../texts/setup/texts.ts';
import { Act } from '../shell/act.tsx';
import { Field } from '../shell/field.tsx';
import { Shown, Trouble } from '../shell/states.tsx';
import { useApp } from '../world.ts';
import { Drop } from './drop.tsx';
import { ShopConnect } from './shop-connect.tsx';
import { useSetup } from './world.ts';

const WHERE = ['embedded', ...(Object.keys(SYSTEMS) as System[])] as const;

/** Where orders come from: a file, or the shop's own system. */
export function ShopPart() {
  const setup = useSetup();
  const shop = useMemo(() => new ShopData(setup.api, setup.settings), [setup]);
  const kind = String(valueAt(setup.settings.read.value?.settings, 'shop.kind') ?? 'embedded');
  const chosen = useSignal<string | null>(null);
  const where = WHERE.find((one) => one === (chosen.value ?? kind)) ?? 'embedded';
  const done = async (act: Promise<boolean>) => {
    await act;
    setup.changed();
  };
  return (
    <div class="stack">
      <Field label={say('shopWhere')}>
        {(control) => (
          <select {...control} value={where} onChange={(event) => (chosen.value = event.currentTarget.value)}>
            {WHERE.map((one) => (
              <option key={one} value={one}>
                {named('where', one)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {where === 'embedded' ? (
        <>
          {kind === 'embedded' ? (
            <FromFile shop={shop} done={done} />
          ) : (
            <div>
              <Act disabled={shop.busy.value} onClick={() => void done(shop.keepHere())}>
                {say('keepHere')}
              </Act>
            </div>
          )}
          <Trouble problem={shop.problem.value} />
        </>
      ) : (
        <ShopConnect key={where} shop={shop} system={where} inUse={kind === where} done={done} />
      )}
    </div>
  );
}

function FromFile({ shop, done }: { shop: ShopData; done: (act: Promise<boolean>) => Promise<void> }) {
  const file = useSignal('');
  const take = ([first]: { name: string; text: string }[]) => {
    if (!first) return;
    file.value = first.name;
    const { name, text } = first;
    if (/\.csv$/i.test(name)) void shop.look(name, text);
    else void done(shop.take(name, text));
  };
  return (
    <>
      <p class="muted">{say('fileLead')}</p>
      <Drop
        label={say('fileDrop')}
        accept=".ndjson,.jsonl,.json,.txt,.csv"
        disabled={shop.busy.value}
        take={take}
      />
      <div role="status">
        {shop.busy.value && <p class="muted">{say('fileReading', { file: file.value })}</p>}
        {shop.looked.value && <LookedFile shop={shop} done={done} />}
        {shop.taken.value && <TakenFile taken={shop.taken.value} />}
      </div>
      <Shown of={shop.summary} rows={1}>
        {(summary) => <Held summary={summary} />}
      </Shown>
    </>
  );
}

/** What a CSV holds, before it is sent. */
function LookedFile({ shop, done }: Parameters<typeof FromFile>[0]) {
  const { value } = shop.looked;
  if (!value) return null;
  const { file, recognised } = value;
  const { orders, people, products } = recognised;
  return (
    <>
      <p>{say('fileLooked', { file, orders, people, products })}</p>
      <Contents of={value} />
      {orders + products > 0 && (
        <Act look="go" disabled={shop.busy.value} onClick={() => void done(shop.takeLooked())}>
          {say('fileSend')}
        </Act>
      )}
    </>
  );
}

function TakenFile({ taken }: { taken: Taken }) {
  const { orders, people, products, places } = taken.recognised;
  return (
    <>
      <p class="good">{say('fileTaken', { file: taken.file, orders, people, products, places })}</p>
      <Contents of={taken} />
    </>
  );
}

/** Who and what was recognised, and what is not taken with the reason. */
function Contents({ of: { recognised, rejected, wrong } }: { of: Taken }) {
  const { formats } = useApp();
  const { some } = recognised;
  return (
    <>
      {some.length > 0 && (
        <ul class="cards" aria-label={say('fileSome')}>
          {some.map(({ order, name, total, currency }) => (
            <li key={order} dir="auto">
              <span>
                <b>{name}</b> · {say('fileOrder', { order })}
                {total !== null && ` · ${formats.value.money(total, currency)}`}
              </span>
            </li>
          ))}
        </ul>
      )}
      {wrong > 0 && (
        <>
          <p class="trouble">{say('fileRejected', { n: wrong })}</p>
          <ul class="cards" aria-label={say('fileRejected', { n: wrong })}>
            {rejected.slice(0, 20).map(({ line, message }) => (
              <li key={`${line} ${message}`}>{say('fileLine', { line, message })}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Held({ summary: { held } }: { summary: ShopSummary }) {
  const { formats, now } = useApp();
  if (!held || held.orders + held.products === 0) return null;
  const { orders, people, products, newest } = held;
  return (
    <div>
      <p>{say('shopHas', { orders, people, products })}</p>
      {newest.length > 0 && (
        <p class="muted">
          {say('shopNewest')}:{' '}
          {newest
            .map(({ id, name, at }) => `${name}, ${id} (${formats.value.moment(at, now.value)})`)
            .join(' · ')}
        </p>
      )}
    </div>
  );
}
