import { minorUnitsOf } from '../../core/pages/change-of.ts';
import type { SettingsForm } from '../../core/setup/form.ts';
import { named, say } from '../../texts/setup/texts.ts';
import { FieldGroup } from '../shell/field.tsx';
import { TextAt } from './bound.tsx';
import { SampleAnswers } from './samples.tsx';
import { SettingsFields } from './save-bar.tsx';
import { ChoiceIn, NumberIn, Sentence, WordsIn } from './sentence.tsx';
import { useSetup } from './world.ts';

const ADDRESS = ['name', 'line1', 'line2', 'postcode', 'city', 'country'] as const;

/** What the store promises, as sentences with values, beside what customers would be told with them. */
export function Policies() {
  const form = useSetup().formOf('policies');
  return (
    <>
      <p class="muted">{say('policiesLead')}</p>
      <div class="policies">
        <SettingsFields form={form}>
          <Returns form={form} />
          <Money form={form} />
          <Shipping form={form} />
          <PeopleAndVoice form={form} />
        </SettingsFields>
        <SampleAnswers form={form} />
      </div>
    </>
  );
}

interface Group {
  form: SettingsForm;
}

const choices = (names: readonly string[]) =>
  names.map((value) => ({ value, label: named('choice', value) }));

/** Yes or no, as words that fit the sentence. */
function EitherIn({ form, place, yes, no }: Group & { place: string; yes: string; no: string }) {
  return (
    <ChoiceIn
      form={form}
      place={place}
      value={form.valueOf(place) === true ? 'yes' : 'no'}
      write={(value) => form.set(place, value === 'yes')}
      options={[
        { value: 'yes', label: yes },
        { value: 'no', label: no },
      ]}
    />
  );
}

function Returns({ form }: Group) {
  return (
    <FieldGroup legend={say('group_returns')}>
      <Sentence
        form={form}
        text={say('sentence_returns')}
        places={['returns.windowDays', 'returns.free']}
        parts={{
          'returns.windowDays': <NumberIn form={form} place="returns.windowDays" />,
          'returns.free': (
            <EitherIn form={form} place="returns.free" yes={say('value_free')} no={say('value_paid')} />
          ),
        }}
      />
      <Sentence
        form={form}
        text={say('sentence_carrier')}
        places={['returns.carrier', 'returns.refundDays']}
        parts={{
          'returns.carrier': <WordsIn form={form} place="returns.carrier" size={16} />,
          'returns.refundDays': <NumberIn form={form} place="returns.refundDays" />,
        }}
      />
      <FieldGroup legend={say('address')}>
        <div class="cells">
          {ADDRESS.map((name) => (
            <TextAt key={name} form={form} place={`returns.address.${name}`} label={named('address', name)} />
          ))}
        </div>
      </FieldGroup>
    </FieldGroup>
  );
}

function Money({ form }: Group) {
  const currency = form.settings.currency;
  return (
    <FieldGroup legend={say('group_exchanges')}>
      <Sentence
        form={form}
        text={say('sentence_exchanges')}
        places={['exchanges.difference']}
        parts={{
          'exchanges.difference': (
            <ChoiceIn
              form={form}
              place="exchanges.difference"
              options={choices(['none', 'pay_back', 'person'])}
            />
          ),
        }}
      />
      <Sentence
        form={form}
        text={say('sentence_approvals')}
        places={['approvals.amount']}
        parts={{
          'approvals.amount': <NumberIn form={form} place="approvals.amount" unit={minorUnitsOf(currency)} />,
          currency: String(currency ?? ''),
        }}
      />
    </FieldGroup>
  );
}

function Shipping({ form }: Group) {
  const kept = form.valueOf('shipping.days');
  const [least, most] = Array.isArray(kept) ? kept : [null, null];
  const isFree = form.valueOf('shipping.freeFrom') !== null;
  const unit = minorUnitsOf(form.settings.currency);
  return (
    <FieldGroup legend={say('group_shipping')}>
      <Sentence
        form={form}
        text={say('sentence_shipping')}
        places={['shipping.days']}
        parts={{
          'shipping.days.0': (
            <NumberIn
              form={form}
              place="shipping.days.0"
              value={least}
              write={(value) => form.set('shipping.days', [value, most])}
            />
          ),
          'shipping.days.1': (
            <NumberIn
              form={form}
              place="shipping.days.1"
              value={most}
              write={(value) => form.set('shipping.days', [least, value])}
            />
          ),
        }}
      />
      <Sentence
        form={form}
        text={say('sentence_freeFrom')}
        places={['shipping.freeFrom']}
        parts={{
          'shipping.never': (
            <ChoiceIn
              form={form}
              place="shipping.never"
              value={isFree ? 'from' : 'never'}
              write={(value) => form.set('shipping.freeFrom', value === 'from' ? 60 * unit : null)}
              options={[
                { value: 'from', label: say('value_from') },
                { value: 'never', label: say('value_never') },
              ]}
            />
          ),
          'shipping.freeFrom': isFree ? (
            <>
              {' '}
              <NumberIn form={form} place="shipping.freeFrom" unit={unit} /> {String(form.settings.currency)}
            </>
          ) : (
            ''
          ),
        }}
      />
    </FieldGroup>
  );
}

function PeopleAndVoice({ form }: Group) {
  return (
    <FieldGroup legend={say('group_people')}>
      <Sentence
        form={form}
        text={say('sentence_lookup')}
        places={['orderLookup']}
        parts={{
          orderLookup: (
            <ChoiceIn form={form} place="orderLookup" options={choices(['number+contact', 'number'])} />
          ),
        }}
      />
      <Sentence
        form={form}
        text={say('sentence_answer')}
        places={['promises.answerMinutes', 'promises.callbackMinutes']}
        parts={{
          'promises.answerMinutes': <NumberIn form={form} place="promises.answerMinutes" />,
          'promises.callbackMinutes': <NumberIn form={form} place="promises.callbackMinutes" />,
        }}
      />
      <Sentence
        form={form}
        text={say('sentence_withdrawal')}
        places={['withdrawal']}
        parts={{
          withdrawal: <EitherIn form={form} place="withdrawal" yes={say('value_yes')} no={say('value_no')} />,
        }}
      />
      <Sentence
        form={form}
        text={say('sentence_tone')}
        places={['voice.tone']}
        parts={{ 'voice.tone': <WordsIn form={form} place="voice.tone" size={32} /> }}
      />
    </FieldGroup>
  );
}
