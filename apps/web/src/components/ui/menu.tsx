'use client';

import { Menu as BaseMenu } from '@base-ui/react/menu';
import Link from 'next/link';
import type { ReactElement, ReactNode } from 'react';

import { popupClass, popupLayerClass } from '#components/ui/popup';
import { cn } from '#style/class-names';

interface MenuProps {
  trigger: ReactElement;
  children: ReactNode;
  side?: 'top' | 'bottom';
  align?: 'start' | 'end';
  /** The trigger keeps its place on the screen while the page scrolls, and so does the menu. */
  fixed?: boolean;
}

const itemClass = [
  'flex h-9 cursor-default items-center gap-2.5 rounded-md px-2.5 text-sm text-ink outline-none select-none phone:h-11',
  'data-highlighted:bg-hover data-disabled:opacity-50',
  '[&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-ink-faint',
].join(' ');

export function Menu({
  trigger,
  children,
  side = 'bottom',
  align = 'end',
  fixed = false,
}: MenuProps) {
  return (
    <BaseMenu.Root>
      <BaseMenu.Trigger render={trigger} />
      <BaseMenu.Portal>
        <BaseMenu.Positioner
          className={popupLayerClass}
          positionMethod={fixed ? 'fixed' : 'absolute'}
          sideOffset={6}
          side={side}
          align={align}
        >
          <BaseMenu.Popup className={cn(popupClass, 'min-w-52 p-1')}>{children}</BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  );
}

interface MenuItemProps {
  onSelect: () => void;
  children: ReactNode;
  danger?: boolean;
  disabled?: boolean;
  keepOpen?: boolean;
}

export function MenuItem({
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
      className={cn(itemClass, danger && 'text-bad [&_svg]:text-bad')}
    >
      {children}
    </BaseMenu.Item>
  );
}

export function MenuLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <BaseMenu.LinkItem render={<Link href={href} />} closeOnClick className={itemClass}>
      {children}
    </BaseMenu.LinkItem>
  );
}

export function MenuSeparator() {
  return <BaseMenu.Separator className="mx-1 my-1 h-px bg-line" />;
}
