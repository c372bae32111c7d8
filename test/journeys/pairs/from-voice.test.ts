import { pairsFrom } from './pairs.ts';

/* She begins by voice and goes on everywhere else; nothing that is known is asked again. */

pairsFrom('voice');
