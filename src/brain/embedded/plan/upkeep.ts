import { localeOfText } from '../../../language/detect.ts';
import { languages } from '../../../language/index.ts';
import { upkeepOf } from '../../../language/upkeep/upkeep.ts';
import { lastSaid } from '../memory.ts';
import { act, offerColleague, type Scene } from '../scene.ts';
import { putAgain } from './again.ts';
import { lastQuestion } from './manners.ts';
import { offeredHere } from './offers.ts';
import { tellWaiting } from './people.ts';

/**
 * "Hello?", "Sorry?", "One moment", laughter: they want nothing, and what was open stays open. True when that was all that came. A letter
 * is no conversation that is kept up, and where nothing was said yet there is nothing to say again.
 */
export function planUpkeep(scene: Scene): boolean {
  const { context, say, reading } = scene;
  const last = lastSaid(context);
  if (say.letter || !last || last.author !== 'assistant' || reading.polarity !== null) return false;
  const said = context.asked.map(({ text, choice }) => (choice === null ? text : ''));
  const kinds = said.map((text) =>
    upkeepOf(
      text,
      say.spoken,
      languages.map(({ upkeep }) => upkeep),
    ),
  );
  const kind = kinds.at(-1);
  if (!kind || kinds.includes(null)) return false;
  const [offer] = offeredHere(context).offers;
  if (kind === 'laughs') {
    // With an offer open it may be an answer: it is asked again as any unclear one.
    if (offer || say.spoken) return false;
    act(scene, { type: 'at_hand' });
    return true;
  }
  if (kind === 'moment') {
    act(scene, { type: 'take_time', offer: offer !== undefined });
    return true;
  }
  if (kind === 'hears' && context.control !== 'assistant') {
    act(scene, { type: 'here', asks: true });
    return tellWaiting(scene);
  }
  const asked = kind === 'hears' ? lastQuestion(last.text) : null;
  // What was asked in another language is not put again in the midst of this one.
  const question = asked && localeOfText(asked, scene.language.tag) === scene.language.tag ? asked : null;
  if (kind === 'hears') act(scene, { type: 'here', asks: offer !== undefined || question !== null });
  if (offer) putAgain(scene, offer.card);
  else if (kind === 'again') act(scene, { type: 'said_again', text: last.text });
  else if (question) act(scene, { type: 'said_again', text: question });
  // Who does not follow what is written has read it twice.
  if (kind === 'again' && !say.spoken) offerColleague(scene);
  return true;
}
