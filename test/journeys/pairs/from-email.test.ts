import { pairsFrom } from './pairs.ts';

/* The customer begins by email and goes on everywhere else; nothing that is known is asked again. */

pairsFrom('email');
