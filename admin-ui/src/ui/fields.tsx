import type { InputHTMLAttributes, ReactNode, SelectHTMLAttributes, TextareaHTMLAttributes } from 'react';
import { say } from '../words';

type Around = { id: string; label: string; hint?: ReactNode; fault?: string; optional?: boolean };

/** Label above, help before the field, the fault beside it. The id is the name of the input's field in the contract. */
function Field({ id, label, hint, fault, optional, children }: Around & { children: ReactNode }) {
  return (
    <div className={fault ? 'field faulty' : 'field'}>
      <label htmlFor={id}>{label} {optional && <span className="soft">{say('form.optional')}</span>}</label>
      {hint && <p className="hint" id={`${id}-hint`}>{hint}</p>}
      {fault && <p className="fault" id={`${id}-fault`}>{fault}</p>}
      {children}
    </div>
  );
}

function described({ id, hint, fault }: Around) {
  return { id, 'aria-invalid': fault ? true : undefined, 'aria-describedby': [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ') || undefined };
}

type Changing<T> = Omit<T, 'onChange' | 'id'> & { onChange: (value: string) => void };

export function TextField({ label, hint, fault, optional, onChange, id, ...rest }: Around & Changing<InputHTMLAttributes<HTMLInputElement>>) {
  const around = { id, label, hint, fault, optional };
  return <Field {...around}><input type="text" {...rest} {...described(around)} onChange={event => onChange(event.target.value)} /></Field>;
}

export function TextArea({ label, hint, fault, optional, onChange, id, ...rest }: Around & Changing<TextareaHTMLAttributes<HTMLTextAreaElement>>) {
  const around = { id, label, hint, fault, optional };
  return <Field {...around}><textarea rows={4} {...rest} {...described(around)} onChange={event => onChange(event.target.value)} /></Field>;
}

export function Select({ label, hint, fault, optional, onChange, id, children, ...rest }: Around & Changing<SelectHTMLAttributes<HTMLSelectElement>>) {
  const around = { id, label, hint, fault, optional };
  return <Field {...around}><select {...rest} {...described(around)} onChange={event => onChange(event.target.value)}>{children}</select></Field>;
}

type Choice = { value: string; label: ReactNode; hint?: ReactNode };

/** One of a few, or several of a few: radios or boxes under a legend. */
export function Choices({ id, legend, hint, fault, options, chosen, several = false, onChange, cards = false }: {
  id: string; legend: string; hint?: ReactNode; fault?: string; options: Choice[]; chosen: string[]; several?: boolean; cards?: boolean; onChange: (chosen: string[]) => void;
}) {
  const pick = (value: string, on: boolean) => onChange(several ? (on ? [...chosen, value] : chosen.filter(each => each !== value)) : [value]);
  return (
    <fieldset id={id} tabIndex={-1} className={`${fault ? 'faulty' : ''} ${cards ? 'cards' : ''}`} aria-describedby={fault ? `${id}-fault` : undefined}>
      <legend>{legend}</legend>
      {hint && <p className="hint">{hint}</p>}
      {fault && <p className="fault" id={`${id}-fault`}>{fault}</p>}
      <div className="choices">
        {options.map(option => (
          <label key={option.value}>
            <input type={several ? 'checkbox' : 'radio'} name={id} value={option.value} checked={chosen.includes(option.value)} onChange={event => pick(option.value, event.target.checked)} />
            <span>{option.label}{option.hint && <span className="hint">{option.hint}</span>}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
