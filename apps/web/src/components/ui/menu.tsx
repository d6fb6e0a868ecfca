'use client';

import {
  cloneElement,
  createContext,
  use,
  useId,
  useRef,
  useState,
  type ComponentProps,
  type ComponentType,
  type ReactElement,
  type ReactNode,
  type RefObject,
} from 'react';

import { onDemand } from '#components/ui/on-demand';

interface MenuPlace {
  side?: 'top' | 'bottom';
  align?: 'start' | 'end';
  /** The trigger keeps its place on the screen while the page scrolls, and so does the menu. */
  fixed?: boolean;
}

interface MenuProps extends MenuPlace {
  trigger: ReactElement<ComponentProps<'button'>>;
  children: ReactNode;
}

export interface MenuPopupProps extends Required<MenuPlace> {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  anchor: RefObject<HTMLButtonElement | null>;
  /** The trigger's id. */
  labelledBy: string;
  children: ReactNode;
}

const MenuPopup = onDemand<MenuPopupProps>(() =>
  import('#components/ui/menu-popup').then(({ MenuPopup }) => MenuPopup),
);

/** A button that opens a menu; the menu itself comes once the page is at rest. */
export function Menu({
  trigger,
  children,
  side = 'bottom',
  align = 'end',
  fixed = false,
}: MenuProps) {
  const [isOpen, setIsOpen] = useState(false);
  const anchor = useRef<HTMLButtonElement>(null);
  const id = useId();
  const state = { 'data-popup-open': isOpen ? '' : undefined };
  return (
    <>
      {cloneElement(trigger, {
        id,
        ref: anchor,
        'aria-haspopup': 'menu',
        'aria-expanded': isOpen,
        ...state,
        onClick: () => setIsOpen(!isOpen),
        onKeyDown: (event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
          event.preventDefault();
          setIsOpen(true);
        },
      })}
      <MenuPopup
        open={isOpen}
        onOpenChange={setIsOpen}
        anchor={anchor}
        labelledBy={id}
        side={side}
        align={align}
        fixed={fixed}
      >
        {children}
      </MenuPopup>
    </>
  );
}

export interface MenuItemProps {
  onSelect: () => void;
  children: ReactNode;
  danger?: boolean;
  disabled?: boolean;
  keepOpen?: boolean;
}

export interface MenuLinkProps {
  href: string;
  children: ReactNode;
}

interface MenuParts {
  Item: ComponentType<MenuItemProps>;
  Link: ComponentType<MenuLinkProps>;
  Separator: ComponentType;
}

/** What stands in a menu, which comes with the menu. */
export const MenuPartsContext = createContext<MenuParts | null>(null);

export function MenuItem(props: MenuItemProps) {
  const parts = use(MenuPartsContext);
  return parts && <parts.Item {...props} />;
}

export function MenuLink(props: MenuLinkProps) {
  const parts = use(MenuPartsContext);
  return parts && <parts.Link {...props} />;
}

export function MenuSeparator() {
  const parts = use(MenuPartsContext);
  return parts && <parts.Separator />;
}
