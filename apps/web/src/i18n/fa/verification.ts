import type * as en from '#i18n/en/verification';
import type { Translation } from '#i18n/translation';

export const verification: Translation<typeof en.verification> = {
  title: 'دست‌نخوردگی دفتر',
  text: 'هر گردش، درهم‌سازی گردش پیش از خود را دارد و لنگری روزانه همه‌ی زنجیره‌ها را نگه می‌دارد.',
  run: 'اکنون راستی‌آزمایی کن',
  queued: 'در صف پردازش',
  running: 'در حال راستی‌آزمایی…',
  loading: 'در حال دریافت راستی‌آزمایی',
  never: 'هنوز راستی‌آزمایی نشده',
  intact: 'چیزی تغییر نکرده، حذف، جابه‌جا یا افزوده نشده است',
  damaged: '{count, number} زنجیره یا لنگر دست‌کاری شده است',
  failed: 'آخرین راستی‌آزمایی کامل نشد',
  verified: 'زمان راستی‌آزمایی',
  entries: 'گردش‌ها',
  wallets: 'کیف پول‌ها',
  anchors: 'لنگرها',
  anchored: 'آخرین لنگر',
  anchorHash: 'درهم‌سازی آن، برای نگهداری در جای دیگر',
  copyHash: 'رونوشت درهم‌سازی',
  list: 'آنچه دست‌کاری شده',
  what: 'چه شده',
  wallet: 'کیف پول',
  entry: 'گردش',
  source: 'برای',
};

export const damageKinds: Translation<typeof en.damageKinds> = {
  altered: 'تغییر کرده',
  removed: 'حذف شده',
  inserted: 'افزوده شده',
  swapped: 'با گردش {other} جابه‌جا شده',
  cut: 'با همه‌ی گردش‌های پس از آن حذف شده؛ لنگری آن را می‌شناسد',
  rewritten: 'این گردش یا یکی تا {other} آن نیست که لنگر می‌شناسد',
  head: 'کیف پول با آخرین گردش خود یکی نیست',
  wallet: 'سطر کیف پول حذف شده',
  anchor: 'لنگر {anchor} از دفتر برنمی‌آید',
  file: 'خوانده نشد',
};
