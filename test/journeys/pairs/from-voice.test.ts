import { pairsFrom } from './pairs.ts';

/* The customer begins by voice and goes on everywhere else; nothing that is known is asked again. */

pairsFrom('voice');
