import type { ReactNode } from 'react';
import type { AnyVariables, TypedDocumentNode } from 'urql';
import { useAct } from './act';
import { Confirm } from './Confirm';

/** An act without a form, asked for once more before it is sent. */
export function ConfirmAct<Data extends Record<string, unknown>, Variables extends AnyVariables>({ document, variables, ...question }: {
  title: string; act: string; children: ReactNode; document: TypedDocumentNode<Data, Variables>; variables: Variables; onClose: () => void;
}) {
  const { act, isActing } = useAct(document);
  return <Confirm {...question} isActing={isActing} onAct={() => act(variables)} />;
}

/** A button of a table's line: its name says of which line, to who hears it. */
export function LineAct({ act, of, onClick }: { act: string; of: string; onClick: () => void }) {
  return <button type="button" className="quiet small" onClick={onClick}>{act}<span className="visually-hidden"> : {of}</span></button>;
}
