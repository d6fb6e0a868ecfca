import { z } from 'zod';

/** An instant as callers write it, ISO 8601 with a zone; years that PostgreSQL reads as we write them. */
export const instantInput = z.iso.datetime({ offset: true }).refine((text) => {
  const year = new Date(text).getUTCFullYear();
  return year >= 1 && year < 9999;
});
