import { named, say } from '../../texts/setup/texts.ts';
import { FieldGroup } from '../shell/field.tsx';
import { ChoiceAt, ListAt, TextAt } from './bound.tsx';
import { Holidays } from './holidays.tsx';
import { SettingsFields } from './save-bar.tsx';
import { WeekFields } from './week.tsx';
import { useSetup } from './world.ts';

/** The zones that the browser knows, and the store's own. */
function zonesWith(own: unknown): { value: string; label: string }[] {
  const names = new Set([...Intl.supportedValuesOf('timeZone'), String(own ?? 'UTC')]);
  return [...names].sort().map((value) => ({ value, label: value.replaceAll('_', ' ') }));
}

const COMPANY = ['name', 'legalName', 'address', 'registration', 'vat'] as const;

/** Who the store is, and when its people answer. */
export function Who() {
  const form = useSetup().formOf('who');
  return (
    <SettingsFields form={form}>
      <div class="cells">
        <TextAt
          form={form}
          place="name"
          label={say('who_name')}
          maxLength={100}
          autocomplete="organization"
        />
        <ChoiceAt
          form={form}
          place="timeZone"
          label={say('who_timeZone')}
          options={zonesWith(form.valueOf('timeZone'))}
        />
        <TextAt form={form} place="locale" label={say('who_locale')} />
        <ListAt form={form} place="languages" label={say('who_languages')} hint={say('who_languagesHint')} />
        <TextAt form={form} place="country" label={say('who_country')} hint={say('who_countryHint')} />
        <TextAt form={form} place="currency" label={say('who_currency')} hint={say('who_currencyHint')} />
      </div>
      <FieldGroup legend={say('legal')}>
        <p class="muted">{say('legalLead')}</p>
        <div class="cells">
          {COMPANY.map((name) => (
            <TextAt key={name} form={form} place={`company.${name}`} label={named('company', name)} />
          ))}
        </div>
      </FieldGroup>
      <WeekFields form={form} />
      <Holidays form={form} />
    </SettingsFields>
  );
}
