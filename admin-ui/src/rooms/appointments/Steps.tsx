import type { ReactNode } from 'react';
import { say } from '../../words';

export type Step = { name: string; choice?: string; back?: ReactNode };

/** Where one stands: steps that are done say what was chosen and lead back, the present one is marked. */
export function Steps({ steps, at }: { steps: Step[]; at: number }) {
  return (
    <nav aria-label={say('book.steps')}>
      <ol className="plain steps no-print">
        {steps.map((step, index) => (
          <li key={step.name} aria-current={index === at ? 'step' : undefined}>
            <span className="soft">{say('book.step', { number: index + 1, name: step.name })}</span>
            {index < at && step.back}
          </li>
        ))}
      </ol>
    </nav>
  );
}
