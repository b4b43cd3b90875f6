import { z } from 'zod';

/** Imported before any schema: zod probes `new Function` otherwise, which the page's policy refuses. */
z.config({ jitless: true });
