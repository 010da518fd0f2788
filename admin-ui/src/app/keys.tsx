import { createContext, useContext, useLayoutEffect, useMemo, useState, type ReactNode } from 'react';
import { Dialog } from '../ui/Dialog';
import { say, type Word } from '../words';

type Key = { key: string; word: Word; act: () => void };
type Keys = { register: (keys: Key[]) => () => void; isOn: boolean; switchOn: (on: boolean) => void; show: () => void };

const KeysContext = createContext<Keys | null>(null);
const kept = 'inclusion.keys';
/** In words: not every font has arrows. */
const arrows: Record<string, Word> = { ArrowLeft: 'keys.left', ArrowRight: 'keys.right' };

/** One key, one act: listened to outside fields, listed by `?`, and off when the person switched them off (WCAG 2.1.4). */
export function KeysProvider({ children }: { children: ReactNode }) {
  const [groups, setGroups] = useState<Key[][]>([]);
  const [isOn, setOn] = useState(localStorage.getItem(kept) !== 'off');
  const [isShown, setShown] = useState(false);
  const keys = useMemo<Keys>(() => ({
    register: group => {
      setGroups(now => [...now, group]);
      return () => setGroups(now => now.filter(each => each !== group));
    },
    isOn,
    switchOn: on => { localStorage.setItem(kept, on ? 'on' : 'off'); setOn(on); },
    show: () => setShown(true),
  }), [isOn]);

  // Before the screen is painted: a quick hand presses a key as soon as it is there.
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (event.key === '?') { setShown(true); return; }
      if (!isOn || document.querySelector('dialog[open]')) return;
      // The screen's own keys come before the frame's.
      const found = groups.flat().reverse().find(each => each.key === event.key);
      if (!found) return;
      event.preventDefault();
      found.act();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [groups, isOn]);

  return (
    <KeysContext value={keys}>
      {children}
      {isShown && (
        <Dialog title={say('keys.title')} onClose={() => setShown(false)}>
          <p>{say('keys.hint')}</p>
          <dl className="keys">
            {[...groups.flat(), { key: '?', word: 'keys.help' as const }].map(each => <div key={each.key}><dt><kbd>{arrows[each.key] ? say(arrows[each.key] as Word) : each.key}</kbd></dt><dd>{say(each.word)}</dd></div>)}
          </dl>
          <label className="check"><input type="checkbox" checked={isOn} onChange={event => keys.switchOn(event.target.checked)} /> {say('keys.on')}</label>
        </Dialog>
      )}
    </KeysContext>
  );
}

/** Keys of a screen, for as long as it is shown. Give a list that changes only when its acts do (useMemo). */
export function useKeys(keys: Key[]) {
  const context = useContext(KeysContext);
  const register = context?.register;
  useLayoutEffect(() => register?.(keys), [register, keys]);
  return context;
}

function isTyping(target: EventTarget | null) {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) && !(target instanceof HTMLInputElement && /^(checkbox|radio|button|submit)$/.test(target.type)));
}
