import { pairsFrom } from './pairs.ts';

/* She begins by chat and goes on everywhere else; nothing that is known is asked again. */

pairsFrom('chat');
