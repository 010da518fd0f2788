import { useEffect, useId, useRef, type ReactNode } from 'react';
import { say } from '../words';

/** A question over the page, on the browser's own dialog: focus stays inside and comes back to where it was. */
export function Dialog({ title, children, onClose }: { title: string; children: ReactNode; onClose?: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const name = useId();
  useEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    element?.showModal();
    return () => {
      element?.close();
      // The dialog is gone from the page by now, and the browser gives the focus back only from one that is there.
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog ref={dialog} aria-labelledby={name} onCancel={event => onClose ? onClose() : event.preventDefault()}>
      <h2 id={name}>{title}</h2>
      {children}
      {onClose && <p><button type="button" className="quiet" onClick={onClose}>{say('form.close')}</button></p>}
    </dialog>
  );
}
