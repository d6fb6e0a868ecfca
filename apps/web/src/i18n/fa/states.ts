import type * as en from '#i18n/en/states';
import type { Translation } from '#i18n/translation';

export const states: Translation<typeof en.states> = {
  period: 'زمان',
  anyTime: 'هر زمان',
  today: 'امروز',
  lastDays: '{count, plural, other {# روز}}',
  timeOfDay: 'ساعت',
  dayPlaceholder: '۱۴۰۵/۰۱/۳۱',
  loadFailed: 'دریافت نشد',
  loadMore: 'نمایش بیشتر',
  loading: 'در حال دریافت',
  optional: 'اختیاری',
  notFoundTitle: 'صفحه پیدا نشد',
  notFoundText: 'در این نشانی چیزی نیست. شاید پیوند کهنه یا نادرست باشد.',
  forbiddenTitle: 'نمی‌توانید این صفحه را باز کنید',
  forbiddenText:
    'این صفحه ویژه‌ی مدیران است. اگر برای کارتان لازم است، از مدیر بخواهید نقش شما را تغییر دهد.',
  goHome: 'رفتن به صفحه‌ی آغاز',
  notifications: 'اعلان‌ها',
};
