import 'server-only';

import compile from 'icu-minify/compile';

import { AREA_NAMESPACES, type MessageArea } from '#i18n/areas';
import { en } from '#i18n/en';
import { fa } from '#i18n/fa';
import type { Locale } from '#i18n/locales';
import type { Translation } from '#i18n/translation';

/** Whatever the language, the keys and arguments are those of English. */
type Messages = typeof en;

const SOURCES: Readonly<Record<Locale, Translation<Messages>>> = { en, fa };
const compiled = new Map<Locale, Messages>();

/**
 * Every message of a language. They are parsed here, once a process: the browser gets what the
 * parser made of them, and is spared the parser, which is larger than all the texts.
 */
export function messagesOf(locale: Locale): Messages {
  let messages = compiled.get(locale);
  if (messages === undefined) {
    // By way of JSON, since what goes to the browser must be plain objects.
    messages = JSON.parse(
      JSON.stringify(SOURCES[locale], (_key, value: unknown) =>
        typeof value === 'string' ? compile(value) : value,
      ),
    ) as Messages;
    compiled.set(locale, messages);
  }
  return messages;
}

/** The part of them that an area's components in the browser read. */
export function messagesFor(area: MessageArea, locale: Locale): Partial<Messages> {
  const messages = messagesOf(locale);
  return Object.fromEntries(AREA_NAMESPACES[area].map((name) => [name, messages[name]]));
}
