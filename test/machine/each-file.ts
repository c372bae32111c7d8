import '@hono/zod-openapi';
import { beforeAll } from 'vitest';
import { afresh } from './afresh.ts';
import { shortPauses } from './pauses.ts';

/* The files of a project share a runtime: each begins on an empty machine. */
beforeAll(afresh);
beforeAll(shortPauses);
