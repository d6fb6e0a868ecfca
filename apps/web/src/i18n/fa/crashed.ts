import type * as en from '#i18n/en/crashed';
import type { Translation } from '#i18n/translation';

export const crashed: Translation<typeof en.crashed> = {
  title: 'مشکلی پیش آمد',
  text: 'صفحه نمایش داده نشد. با این رویداد چیزی فروخته یا تغییر داده نشد.',
  tryAgain: 'تلاش دوباره',
};
