import { useId, type ReactNode } from 'react';

/** A part of a screen, with its heading and what can be done there. */
export function Section({ title, acts, children }: { title: string; acts?: ReactNode; children: ReactNode }) {
  const name = useId();
  return (
    <section className="panel" aria-labelledby={name}>
      <div className="section-head"><h2 id={name}>{title}</h2>{acts && <div className="acts no-print">{acts}</div>}</div>
      {children}
    </section>
  );
}
