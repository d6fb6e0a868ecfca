import type * as en from '#i18n/en/api-keys';
import type { Translation } from '#i18n/translation';

export const apiKeys: Translation<typeof en.apiKeys> = {
  title: 'کلیدهای API',
  name: 'نام',
  key: 'کلید',
  made: 'زمان ساخت',
  used: 'آخرین استفاده',
  never: 'هرگز',
  revoked: 'باطل‌شده',
  revoke: 'باطل کردن',
  revokeNamed: 'باطل کردن {name}',
  revokeTitle: 'این کلید باطل شود؟',
  revokeText: 'برنامه‌هایی که از {name} استفاده می‌کنند از این پس و برای همیشه رد می‌شوند.',
  revokedDone: '{name} باطل شد',
  loading: 'در حال دریافت کلیدها',
};
