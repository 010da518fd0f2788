/** A place where the next key is wanted, once it appears: give it as `ref`. A function made anew at each drawing would take the focus at each. */
export function takeFocus(element: HTMLElement | null) {
  element?.focus();
}

const surroundings = 'section, form, fieldset, dialog[open], main';

/**
 * Never leaves the focus nowhere. A button that was pressed often goes with what it did, or cannot be used while it is sent:
 * the focus then stands on what surrounded it, or comes back, so that the next key goes on from there and a screen reader says where.
 * Nor out of sight: a list that arrives above what has the focus would push it out of the window.
 */
export function keepFocus() {
  let path: HTMLElement[] = [];
  let isInSight = false;
  const glance = () => {
    isInSight = Boolean(path[0] && showsInWindow(path[0]));
  };
  const hold = ({ target }: Event) => {
    path = [];
    for (let each = target instanceof HTMLElement ? target : null; each; each = each.parentElement) path.push(each);
    glance();
  };
  const look = () => {
    const [last] = path;
    if (last && last === document.activeElement && isInSight && !showsInWindow(last)) last.scrollIntoView({ block: 'nearest' });
    if (!last || document.activeElement !== document.body) return;
    if (last.isConnected) last.focus({ preventScroll: true });
    else focusPart(path.find(each => each.isConnected && each.matches(surroundings)));
  };
  document.addEventListener('focusin', hold);
  // Who scrolls away from it wants it out of sight.
  document.addEventListener('scroll', glance, { capture: true, passive: true });
  // Who points beside everything, or leaves the page by Tab, wants the focus away. Heard before
  // any screen hears it and draws itself anew; what is being removed is still there for a moment.
  document.addEventListener('focusout', ({ target }) => queueMicrotask(() => {
    if (target === path[0] && path[0]?.isConnected && !path[0].matches(':disabled')) path = [];
  }), { capture: true });
  new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributeFilter: ['disabled'] });
}

function showsInWindow(element: HTMLElement) {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}

/** A part of the screen takes the focus as a whole, for as long as it keeps it. */
function focusPart(part: HTMLElement | undefined) {
  if (!part) return;
  if (!part.hasAttribute('tabindex')) {
    part.tabIndex = -1;
    part.addEventListener('blur', () => part.removeAttribute('tabindex'), { once: true });
  }
  part.focus({ preventScroll: true });
}
