import { useState } from 'react';
import { useQuery } from 'urql';
import type { ResultOf } from '../../../graphql';
import { LineAct } from '../../../ui/ConfirmAct';
import { Dialog } from '../../../ui/Dialog';
import { Faults } from '../../../ui/Faults';
import { Choices, TextField } from '../../../ui/fields';
import { useForm } from '../../../ui/form';
import { Pages, usePages } from '../../../ui/Pages';
import { Answer, Empty } from '../../../ui/States';
import { Wide } from '../../../ui/Wide';
import { say } from '../../../words';
import { GrcKindsDocument, SetGrcKindDocument } from './documents';

type Kind = ResultOf<typeof GrcKindsDocument>['grcRequestKinds']['nodes'][number];
const effects = ['ACCEPTANCE', 'REJECTION'] as const;

/** The kinds of request that the GRC takes, and what silence means for each. */
export function GrcKinds() {
  const at = usePages();
  const [editing, setEditing] = useState<Kind | 'new' | null>(null);
  const [result, ask] = useQuery({ query: GrcKindsDocument, variables: { after: at.after } });
  return (
    <>
      <div className="head"><h2>{say('grcKinds.title')}</h2><button type="button" className="quiet" onClick={() => setEditing('new')}>{say('grcKinds.add')}</button></div>
      <Answer of={{ ...result, retry: () => ask({ requestPolicy: 'network-only' }) }}>{({ grcRequestKinds }) => grcRequestKinds.nodes.length === 0
        ? <Empty title={say('grcKinds.none')}><p>{say('grcKinds.none.hint')}</p></Empty>
        : <>
          <Wide label={say('grcKinds.title')}>
            <table>
              <thead><tr><th scope="col">{say('grcKinds.name')}</th><th scope="col">{say('grcKinds.code')}</th><th scope="col">{say('grcKinds.silence')}</th><th scope="col">{say('settings.acts')}</th></tr></thead>
              <tbody>
                {grcRequestKinds.nodes.map(each => (
                  <tr key={each.id}>
                    <th scope="row">{each.name}</th><td><code>{each.code}</code></td>
                    <td>{say('grcKinds.silence.words', { count: each.silenceMonths, effect: say(`SilenceEffect.${each.silenceMeans}`) })}</td>
                    <td><LineAct act={say('settings.change')} of={each.name} onClick={() => setEditing(each)} /></td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Wide>
          <Pages of={grcRequestKinds.pageInfo} at={at} count={grcRequestKinds.nodes.length} />
        </>}
      </Answer>
      {editing && <KindForm kind={editing === 'new' ? undefined : editing} onClose={() => setEditing(null)} />}
    </>
  );
}

function KindForm({ kind, onClose }: { kind?: Kind; onClose: () => void }) {
  const empty = { requestKind: kind?.code ?? '', name: kind?.name ?? '', silenceMeans: kind?.silenceMeans ?? ('ACCEPTANCE' as Kind['silenceMeans']), silenceMonths: String(kind?.silenceMonths ?? 2) };
  const { draft, change, send, isActing, done, fault } = useForm(`grc.kind.${kind?.id ?? 'new'}`, empty, SetGrcKindDocument);
  const submit = async (event: React.FormEvent) => {
    event.preventDefault();
    if ((await send({ input: { ...draft, silenceMonths: Number(draft.silenceMonths) } })).kind === 'done') onClose();
  };
  return (
    <Dialog title={kind ? say('grcKinds.change', { name: kind.name }) : say('grcKinds.add')} onClose={onClose}>
      <form onSubmit={event => void submit(event)} noValidate>
        <Faults of={done} labels={{ requestKind: '', name: '', silenceMeans: '', silenceMonths: '' }} />
        <p className="hint">{say('grcKinds.hint')}</p>
        <TextField id="name" label={say('grcKinds.name')} fault={fault('name')} value={draft.name} required maxLength={120} onChange={name => change({ name })} />
        {!kind && <TextField id="requestKind" label={say('grcKinds.code')} hint={say('grcKinds.code.hint')} fault={fault('requestKind')} value={draft.requestKind} required maxLength={60} autoCapitalize="none" spellCheck={false} onChange={requestKind => change({ requestKind })} />}
        <TextField id="silenceMonths" type="number" min={1} max={24} label={say('grcKinds.months')} fault={fault('silenceMonths')} value={draft.silenceMonths} required onChange={silenceMonths => change({ silenceMonths })} />
        <Choices id="silenceMeans" legend={say('grcKinds.effect')} hint={say('grcKinds.effect.hint')} fault={fault('silenceMeans')} chosen={[draft.silenceMeans]} options={effects.map(value => ({ value, label: say(`SilenceEffect.${value}`) }))}
          onChange={([silenceMeans]) => change({ silenceMeans: silenceMeans as Kind['silenceMeans'] })} />
        <button type="submit" disabled={isActing}>{say('settings.save')}</button>
      </form>
    </Dialog>
  );
}
