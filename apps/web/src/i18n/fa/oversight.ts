import type * as en from '#i18n/en/oversight';
import type { Translation } from '#i18n/translation';

export const adminCharges: Translation<typeof en.adminCharges> = {
  title: 'شارژها',
  text: 'هر چه همه فروخته‌اند، از تازه به کهنه.',
  seller: 'فروشنده',
  attempts: 'تلاش‌ها',
  lastAnswer: 'آخرین پاسخ',
  reference: 'کد پیگیری',
  onlySeller: 'تنها یک فروشنده',
  clearSeller: 'نمایش همه‌ی فروشندگان',
  loading: 'در حال دریافت شارژها',
  emptyTitle: 'شارژی نیست',
  emptyText: 'هنوز چیزی فروخته نشده یا موردی پیدا نشد.',
};

export const audit: Translation<typeof en.audit> = {
  title: 'سوابق عملیات',
  text: 'چه کسی، چه کاری، با چه چیزی و از کجا. هیچ سطری هرگز تغییر نمی‌کند.',
  action: 'عملیات',
  who: 'چه کسی',
  what: 'چه چیزی',
  subject: 'موضوع',
  change: 'تغییر',
  address: 'از',
  time: 'زمان',
  allActions: 'همه‌ی عملیات',
  system: 'سامانه',
  onlySubject: 'تنها یک موضوع',
  clearSubject: 'نمایش همه‌ی موضوع‌ها',
  loading: 'در حال دریافت سوابق',
  emptyTitle: 'چیزی ثبت نشده',
  emptyText: 'موردی پیدا نشد.',
};

export const auditActions: Translation<typeof en.auditActions> = {
  user: {
    registered: 'ثبت‌نام',
    status_set: 'تغییر وضعیت',
    role_set: 'تغییر نقش',
  },
  password: { changed: 'تغییر رمز عبور' },
  credit: {
    requested: 'درخواست اعتبار',
    cancelled: 'لغو درخواست اعتبار',
    approval_given: 'تأیید نخست اعتبار',
    approved: 'تأیید اعتبار',
    rejected: 'رد اعتبار',
  },
  charge: {
    resolved: 'تعیین تکلیف شارژ',
    asked: 'پرسش دوباره‌ی شارژ',
  },
  wallet: {
    adjusted: 'اصلاح کیف پول',
    frozen: 'مسدود شدن کیف پول',
    unfrozen: 'رفع مسدودی کیف پول',
  },
  operator: {
    status_set: 'تغییر وضعیت اپراتور',
    products_set: 'تغییر مبلغ‌های اپراتور',
    commission_set: 'تعیین کارمزد',
    seller_commission_set: 'تعیین کارمزد فروشنده',
  },
};

export const entries: Translation<typeof en.entries> = {
  title: 'گردش‌های مالی',
  text: 'دفتر کل: هر گردش با هر دو سوی آن.',
  kind: 'نوع',
  filterKind: 'نوع گردش',
  all: 'همه',
  from: 'از',
  to: 'به',
  amount: 'مبلغ',
  balanceAfter: 'مانده پس از آن',
  by: 'به دست',
  time: 'زمان',
  treasury: 'خزانه',
  operator: 'اپراتور',
  system: 'سامانه',
  onlySeller: 'تنها یک فروشنده',
  clearSeller: 'نمایش همه‌ی فروشندگان',
  loading: 'در حال دریافت گردش‌ها',
  emptyTitle: 'گردشی نیست',
  emptyText: 'هنوز چیزی جابه‌جا نشده یا موردی پیدا نشد.',
};

export const reconciliation: Translation<typeof en.reconciliation> = {
  title: 'مغایرت‌گیری',
  text: 'همه‌ی قاعده‌های پول را در یک تصویر لحظه‌ای می‌سنجد و چیزی را تغییر نمی‌دهد.',
  run: 'اجرای بررسی‌ها',
  runAgain: 'اجرای دوباره',
  running: 'در حال بررسی همه چیز…',
  idleTitle: 'هنوز اجرا نشده',
  idleText: 'همه‌ی کیف پول‌ها، گردش‌ها، درخواست‌ها و شارژها خوانده می‌شوند.',
  allGood: 'همه‌ی بررسی‌ها درست بود',
  someBad: '{count, number} بررسی نادرست بود',
  checkedAt: 'بررسی',
  passed: 'درست',
  violations: '{count, number} مورد نقض',
  violationsOf: 'موارد نقض {name}',
  checks: 'بررسی‌ها',
};

export const checks: Translation<typeof en.checks> = {
  I1: 'هر موجودی، جمع گردش‌های آن است',
  I2: 'جمع همه‌ی حساب‌ها صفر است',
  I3: 'گردش‌ها بی‌وقفه در پی هم‌اند و هرگز زیر صفر نمی‌روند',
  I4: 'هر درخواست یک بار، به دست دیگری تصمیم‌گیری و همان‌گونه بستانکار می‌شود',
  I5: 'هر کلید یکتایی برای یک چیز است',
  I6: 'هر شارژ یک بار کسر می‌شود و تنها اگر برگشت‌خورده باشد یک بار برمی‌گردد',
  I7: 'هر کد پیگیری اپراتور برای یک شارژ است',
  I8: 'هیچ شارژی ده دقیقه بی‌نتیجه و پنهان نمی‌ماند',
  I9: 'هر گردش منشأ خود را دارد',
  I10: 'زنجیره‌ی درهم‌سازی درست بازمحاسبه می‌شود',
  I11: 'هر کاربر یک کیف پول دارد و هر کیف پول یک کاربر',
  I12: 'اپراتور درباره‌ی هر شارژ همان را می‌گوید که ما',
};

export const facts: Translation<typeof en.facts> = {
  names: {
    amount: 'مبلغ',
    balanceAfter: 'مانده پس از آن',
    basisPoints: 'کارمزد (صدم درصد)',
    denominations: 'مبلغ‌های مشخص',
    effectiveFrom: 'از زمان',
    email: 'ایمیل',
    evidence: 'مدرک',
    name: 'نام',
    note: 'یادداشت',
    outcome: 'نتیجه',
    ranges: 'بازه‌ها',
    reason: 'دلیل',
    role: 'نقش',
    seller: 'فروشنده',
    status: 'وضعیت',
  },
  values: {
    active: 'فعال',
    admin: 'مدیر',
    approved: 'تأییدشده',
    cancelled: 'لغوشده',
    delivered: 'تحویل‌شده',
    paused: 'متوقف',
    pending: 'در انتظار',
    refunded: 'برگشت‌خورده',
    rejected: 'ردشده',
    seller: 'فروشنده',
    suspended: 'مسدود',
    unknown: 'نامعلوم',
  },
};
