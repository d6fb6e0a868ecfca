import type * as en from '#i18n/en/errors';
import type { Translation } from '#i18n/translation';

export const errors: Translation<typeof en.errors> = {
  INVALID_EMAIL: 'این نشانی ایمیل درست به نظر نمی‌رسد.',
  PASSWORD_TOO_SHORT: 'رمز عبور باید دست‌کم ۸ نویسه باشد.',
  EMAIL_TAKEN: 'با این ایمیل پیش‌تر حسابی ساخته شده است. وارد شوید.',
  INVALID_CREDENTIALS: 'ایمیل یا رمز عبور نادرست است.',
  ACCOUNT_NOT_FOUND: 'چنین حسابی وجود ندارد.',
  EMAIL_REQUIRED: 'ایمیل خود را وارد کنید.',
  PASSWORD_REQUIRED: 'رمز عبور خود را وارد کنید.',
  PASSWORD_TOO_COMMON: 'این رمز عبور به‌آسانی حدس زده می‌شود. رمز دیگری انتخاب کنید.',
  ACCOUNT_SUSPENDED: 'این حساب مسدود است. از مدیر بخواهید آن را دوباره فعال کند.',
  UNAUTHENTICATED: 'نشست شما پایان یافته است. دوباره وارد شوید.',
  REFRESH_TOKEN_REQUIRED: 'نشست شما پایان یافته است. دوباره وارد شوید.',
  INVALID_REFRESH_TOKEN: 'نشست شما پایان یافته است. دوباره وارد شوید.',
  REFRESH_TOKEN_REUSED: 'نشست شما پایان یافته است. دوباره وارد شوید.',
  INSUFFICIENT_BALANCE: 'موجودی شما برای این کار کافی نیست.',
  WALLET_NOT_FOUND: 'این کیف پول پیدا نشد.',
  PHONE_NOT_SERVED: 'هیچ اپراتوری این شماره را پوشش نمی‌دهد.',
  TRANSACTION_NOT_FOUND: 'این مورد پیدا نشد.',
  ALREADY_PROCESSED: 'درباره‌ی این درخواست پیش‌تر تصمیم گرفته شده است.',
  INVALID_AMOUNT: 'مبلغی بیشتر از صفر و به رقم وارد کنید.',
  PERMISSION_DENIED: 'اجازه‌ی این کار را ندارید.',
  INVALID_STATUS: 'در وضعیت کنونی این کار دیگر ممکن نیست.',
  IDEMPOTENCY_KEY_REUSED: 'فرم پس از ارسال تغییر کرده است. بررسی و دوباره ارسال کنید.',
  SELF_APPROVAL: 'درباره‌ی درخواست خودتان نمی‌توانید تصمیم بگیرید؛ این با مدیر دیگری است.',
  AMOUNT_NOT_OFFERED: 'اپراتور این مبلغ را عرضه نمی‌کند.',
  OPERATOR_UNAVAILABLE: 'اپراتور اکنون در دسترس نیست. مبلغی کسر نشد؛ کمی بعد دوباره تلاش کنید.',
  WALLET_FROZEN: 'این کیف پول مسدود است. از مدیر پیگیری کنید.',
  SECOND_APPROVER_NEEDED: 'شما پیش‌تر تأیید کرده‌اید. تأیید مدیر دوم لازم است.',
  PHONE_NOT_ALLOWED: 'این شماره مجاز نیست.',
  PHONE_ALREADY_EXISTS: 'این شماره پیش‌تر در دفترچه تلفن ثبت شده است.',
  INVALID_PHONE: 'یک شماره‌ی موبایل معتبر وارد کنید.',
  RATE_LIMITED: 'تعداد تلاش‌ها زیاد بود. کمی صبر کنید و دوباره تلاش کنید.',
  OVERLOADED: 'سامانه بسیار شلوغ است. چند لحظه‌ی دیگر دوباره تلاش کنید.',
  INTERNAL: 'مشکلی در سامانه‌ی ما پیش آمد. دوباره تلاش کنید.',
  INVALID_INPUT: 'آنچه را وارد کرده‌اید بررسی کنید.',
};

export const transport: Translation<typeof en.transport> = {
  offline: 'ارتباط با سرور برقرار نیست. اینترنت خود را بررسی و دوباره تلاش کنید.',
  retryIn: 'تعداد تلاش‌ها زیاد بود. {seconds, number} ثانیه‌ی دیگر دوباره تلاش کنید.',
};
