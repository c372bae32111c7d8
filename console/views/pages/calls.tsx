import { useEffect } from 'preact/hooks';
import { say } from '../../texts/texts.ts';
import { Act } from '../shell/act.tsx';
import { Icon } from '../shell/icons.tsx';
import { Shown, Trouble } from '../shell/states.tsx';
import { useWork } from '../world.ts';

/** Where calls ring for whoever is signed in: in this browser, or nowhere. */
export function CallsHere() {
  const { softphone } = useWork();
  useEffect(() => {
    void softphone.possible.refresh();
  }, [softphone]);
  const state = softphone.state.value;
  const trouble = softphone.trouble.value;
  return (
    <section class="sheet" aria-labelledby="calls-title">
      <h2 id="calls-title">{say('calls')}</h2>
      <p class="muted">{say('callsLead')}</p>
      <Shown of={softphone.possible} rows={1}>
        {({ possible, reason }) =>
          possible ? (
            <>
              <p role="status">{say(`calls_${state}`)}</p>
              <div>
                {state === 'off' ? (
                  <Act look="go" onClick={() => void softphone.start()}>
                    {say('callsStart')}
                  </Act>
                ) : (
                  <Act busy={state === 'starting'} onClick={() => softphone.stop()}>
                    {say('callsStop')}
                  </Act>
                )}
              </div>
            </>
          ) : (
            <p>{reason}</p>
          )
        }
      </Shown>
      {trouble && (
        <p class="trouble" role="alert">
          <Icon name="warn" />
          <span>{say(`calls_trouble_${trouble}`)}</span>
        </p>
      )}
      <Trouble problem={softphone.problem.value} />
    </section>
  );
}
