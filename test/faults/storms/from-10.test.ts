import { storms } from './weather.ts';

/* One share of the storms: weather.ts says which. */

storms(10);
