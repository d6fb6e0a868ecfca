'use client';

import { Menu as BaseMenu } from '@base-ui/react/menu';
import Link from 'next/link';

import { Direction } from '#components/ui/direction';
import {
  MenuPartsContext,
  type MenuItemProps,
  type MenuLinkProps,
  type MenuPopupProps,
} from '#components/ui/menu';
import { cn } from '#style/class-names';

/** Above the toasts: what somebody holds open takes the press that is meant for it. */
const layerClass = 'z-70 outline-none';

const popupClass = [
  'min-w-52 origin-(--transform-origin) rounded-xl bg-raised p-1 text-ink shadow-pop outline-none',
  'transition-[scale,opacity] duration-100 ease-swift',
  'data-starting-style:scale-97 data-starting-style:opacity-0',
  'data-ending-style:scale-97 data-ending-style:opacity-0',
].join(' ');

const itemClass = [
  'flex h-9 cursor-default items-center gap-2.5 rounded-md px-2.5 text-sm outline-none select-none phone:h-11',
  'data-highlighted:bg-hover data-disabled:opacity-50',
  '[&_svg]:size-4 [&_svg]:shrink-0',
].join(' ');

const plainClass = 'text-ink [&_svg]:text-ink-faint';

export function MenuPopup({
  open,
  onOpenChange,
  anchor,
  labelledBy,
  side,
  align,
  fixed,
  children,
}: MenuPopupProps) {
  return (
    <Direction>
      <BaseMenu.Root open={open} onOpenChange={onOpenChange}>
        <BaseMenu.Portal>
          <BaseMenu.Positioner
            className={layerClass}
            anchor={anchor}
            positionMethod={fixed ? 'fixed' : 'absolute'}
            sideOffset={6}
            side={side}
            align={align}
          >
            <BaseMenu.Popup className={popupClass} finalFocus={anchor} aria-labelledby={labelledBy}>
              <MenuPartsContext value={PARTS}>{children}</MenuPartsContext>
            </BaseMenu.Popup>
          </BaseMenu.Positioner>
        </BaseMenu.Portal>
      </BaseMenu.Root>
    </Direction>
  );
}

function Item({
  onSelect,
  children,
  danger = false,
  disabled = false,
  keepOpen = false,
}: MenuItemProps) {
  return (
    <BaseMenu.Item
      onClick={onSelect}
      disabled={disabled}
      closeOnClick={!keepOpen}
      className={cn(itemClass, danger ? 'text-bad' : plainClass)}
    >
      {children}
    </BaseMenu.Item>
  );
}

function ItemLink({ href, children }: MenuLinkProps) {
  return (
    <BaseMenu.LinkItem
      render={<Link href={href} />}
      closeOnClick
      className={cn(itemClass, plainClass)}
    >
      {children}
    </BaseMenu.LinkItem>
  );
}

function Separator() {
  return <BaseMenu.Separator className="mx-1 my-1 h-px bg-line" />;
}

const PARTS = { Item, Link: ItemLink, Separator };
