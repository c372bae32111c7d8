import { pairsFrom } from './pairs.ts';

/* She begins by email and goes on everywhere else; nothing that is known is asked again. */

pairsFrom('email');
