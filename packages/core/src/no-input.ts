import { z } from 'zod';

/** Of what takes nothing: nothing, or an object with nothing in it. */
export const noInput = z.strictObject({}).nullish();
