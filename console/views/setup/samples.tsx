import { useEffect, useMemo } from 'preact/hooks';
import type { SettingsForm } from '../../core/setup/form.ts';
import { CHANNELS } from '../../core/setup/modes.ts';
import { Samples } from '../../core/setup/samples.ts';
import { say } from '../../texts/setup/texts.ts';
import { named } from '../../texts/texts.ts';
import { Field } from '../shell/field.tsx';
import { useApp } from '../world.ts';
import { useSetup } from './world.ts';

/** What a customer would be told with what is written in a form, as it is being typed. */
export function SampleAnswers({ form }: { form: SettingsForm }) {
  const setup = useSetup();
  const { platform, language: own } = useApp();
  const samples = useMemo(() => {
    const made = new Samples(setup.api, platform);
    made.language.value = own.peek();
    return made;
  }, [setup, platform, own]);
  useEffect(() => () => samples.end(), [samples]);
  const patch = form.patch.value;
  const language = samples.language.value;
  const channel = samples.channel.value;
  const version = setup.settings.version;
  useEffect(
    () => samples.follow(patch, language, channel, version),
    [samples, patch, language, channel, version],
  );
  return (
    <section class="samples" aria-labelledby="samples-title">
      <h4 id="samples-title">{say('samples')}</h4>
      <p class="muted">{say('samplesLead')}</p>
      <div class="cells">
        <Field label={say('samplesLanguage')}>
          {(control) => (
            <select
              {...control}
              value={language}
              onChange={(event) => {
                samples.language.value = event.currentTarget.value === 'fr' ? 'fr' : 'en';
              }}
            >
              <option value="en" lang="en">
                English
              </option>
              <option value="fr" lang="fr">
                français
              </option>
            </select>
          )}
        </Field>
        <Field label={say('samplesChannel')}>
          {(control) => (
            <select
              {...control}
              value={channel}
              onChange={(event) => {
                samples.channel.value = CHANNELS.find((one) => one === event.currentTarget.value) ?? 'chat';
              }}
            >
              {CHANNELS.map((one) => (
                <option key={one} value={one}>
                  {named('channel', one)}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <Answers samples={samples} />
    </section>
  );
}

function Answers({ samples }: { samples: Samples }) {
  const isRefused = samples.problem.value !== null;
  const isStale = samples.stale.value;
  return (
    <>
      <p class="muted" role="status">
        {isRefused ? say('samplesRefused') : isStale ? say('samplesWaiting') : ''}
      </p>
      <ol class="told" aria-busy={isStale} aria-label={say('samples')} lang={samples.language.value}>
        {samples.shown.value.map(({ question, answers }) => (
          <li key={question}>
            <p class="asked">
              <span class="unseen">{say('samplesAsked')}: </span>
              {question}
            </p>
            {answers.length === 0 ? (
              <p class="muted">{say('samplesHeld')}</p>
            ) : (
              answers.map((answer) => (
                <p key={answer} class="text">
                  {answer}
                </p>
              ))
            )}
          </li>
        ))}
      </ol>
    </>
  );
}
