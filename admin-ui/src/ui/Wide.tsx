import { useEffect, useRef, useState, type ReactNode } from 'react';

/** A table in which nothing takes the focus: where it is wider than its window, it takes the focus itself, and the arrows scroll it. */
export function Wide({ label, children }: { label: string; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  const [isCut, setCut] = useState(false);
  useEffect(() => {
    const { current } = box;
    if (!current) return;
    const look = new ResizeObserver(() => setCut(current.scrollWidth > current.clientWidth));
    for (const each of [current, ...current.children]) look.observe(each);
    return () => look.disconnect();
  }, []);
  return <div ref={box} className="wide" {...(isCut ? { tabIndex: 0, role: 'region', 'aria-label': label } : {})}>{children}</div>;
}
