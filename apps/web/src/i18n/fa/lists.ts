import type * as en from '#i18n/en/lists';
import type { Translation } from '#i18n/translation';

export const lists: Translation<typeof en.lists> = {
  filters: 'پالایه‌ها',
  filtersSet: 'پالایه‌ها ({count, number})',
  clearFilters: 'پاک کردن پالایه‌ها',
  any: 'هر کدام',
  order: 'ترتیب',
  from: 'از روز',
  to: 'تا روز',
  amountFrom: 'از مبلغ',
  amountTo: 'تا مبلغ',
  export: 'خروجی CSV',
  savedViews: 'نماهای ذخیره‌شده',
  saveView: 'ذخیره‌ی نما',
  saveViewText: 'این پالایه‌ها را در همین مرورگر و تنها برای شما نگه می‌دارد.',
  viewName: 'نام',
  viewNameNeeded: 'نامی بنویسید.',
  removeView: 'حذف نمای {name}',
  save: 'ذخیره',
};

export const shortcuts: Translation<typeof en.shortcuts> = {
  title: 'میان‌برهای صفحه‌کلید',
  on: 'تک‌کلیدها این کارها را انجام دهند',
};

export const palette: Translation<typeof en.palette> = {
  title: 'یافتن یا انجام دادن',
  placeholder: 'صفحه، ایمیل فروشنده یا کاری که می‌خواهید',
  pages: 'صفحه‌ها',
  sellers: 'فروشندگان',
  actions: 'کارها',
  second: 'درخواست‌های نیازمند مدیر دوم',
  nothing: 'چیزی پیدا نشد',
};
