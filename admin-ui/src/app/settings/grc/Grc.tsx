import { useState } from 'react';
import { useQuery } from 'urql';
import { dayAndHour } from '../../../ui/dates';
import { Dialog } from '../../../ui/Dialog';
import { Faults } from '../../../ui/Faults';
import { TextField } from '../../../ui/fields';
import { useForm } from '../../../ui/form';
import { ShownOnce } from '../../../ui/ShownOnce';
import { Answer } from '../../../ui/States';
import { useTitle } from '../../../ui/title';
import { say } from '../../../words';
import { useSession } from '../../session';
import { GrcLinkDocument, RotateGrcSecretDocument, SetGrcLinkDocument } from './documents';
import { GrcKinds } from './GrcKinds';

/** Where requests go, by which secret, and which kinds there are. */
export function Grc() {
  useTitle(say('grcSettings.title'));
  const [result, ask] = useQuery({ query: GrcLinkDocument });
  // Kept here: the form begins anew once there is a link, and the secret is shown this once only.
  const [secret, setSecret] = useState<string | null>(null);
  return (
    <>
      <h1>{say('grcSettings.title')}</h1>
      <Answer of={{ ...result, retry: () => ask({ requestPolicy: 'network-only' }) }}>{({ grcLink }) => <LinkForm key={grcLink?.id ?? 'none'} link={grcLink} onSecret={setSecret} />}</Answer>
      {secret && <Dialog title={say('grcSettings.linked')} onClose={() => setSecret(null)}><ShownOnce label={say('grcSettings.secret')} secret={secret} /></Dialog>}
      <GrcKinds />
    </>
  );
}

type Link = { targetUrl: string; changedAt: string; previousSecretUntil: string | null } | null;

function LinkForm({ link, onSecret }: { link: Link; onSecret: (secret: string | null) => void }) {
  const { town } = useSession();
  const [isRotating, setRotating] = useState(false);
  const { draft, change, send, isActing, done, fault } = useForm('grc.link', { targetUrl: link?.targetUrl ?? '' }, SetGrcLinkDocument);
  const submit = async (event: React.FormEvent) => {
    event.preventDefault();
    const answer = await send({ input: draft });
    if (answer.kind === 'done') onSecret(answer.payload.grcLink?.secret ?? null);
  };
  return (
    <form className="panel" onSubmit={event => void submit(event)} noValidate>
      <h2>{say('grcSettings.link')}</h2>
      {!link && <p className="warning">{say('grcSettings.none')}</p>}
      <Faults of={done} labels={{ targetUrl: '' }} />
      {done?.kind === 'done' && <p className="notice" role="status">{say('settings.saved')}</p>}
      <TextField id="targetUrl" type="url" label={say('grcSettings.target')} hint={say('grcSettings.target.hint')} fault={fault('targetUrl')} value={draft.targetUrl} required maxLength={500} onChange={targetUrl => change({ targetUrl })} />
      {link && <p className="soft">{say('grcSettings.changed', { day: dayAndHour(link.changedAt, town.timeZone) })} {link.previousSecretUntil && say('grcSettings.previous', { day: dayAndHour(link.previousSecretUntil, town.timeZone) })}</p>}
      <p className="acts">
        <button type="submit" disabled={isActing}>{say('settings.save')}</button>
        {link && <button type="button" className="quiet" onClick={() => setRotating(true)}>{say('grcSettings.rotate')}</button>}
      </p>
      {isRotating && <Rotate onClose={() => setRotating(false)} />}
    </form>
  );
}

function Rotate({ onClose }: { onClose: () => void }) {
  const { draft, change, send, isActing, done, fault } = useForm('grc.rotate', { overlapHours: '24' }, RotateGrcSecretDocument);
  const secret = done?.kind === 'done' ? done.payload.grcLink?.secret : null;
  const rotate = () => void send({ input: { overlapHours: Number(draft.overlapHours) } });
  return (
    <Dialog title={say('grcSettings.rotate')} onClose={onClose}>
      {secret
        ? <ShownOnce label={say('grcSettings.secret')} secret={secret} />
        : <>
          <Faults of={done} labels={{ overlapHours: '' }} />
          <TextField id="overlapHours" type="number" min={0} max={720} label={say('clients.overlap')} hint={say('clients.overlap.hint')} fault={fault('overlapHours')} value={draft.overlapHours} onChange={overlapHours => change({ overlapHours })} />
          <p><button type="button" disabled={isActing} onClick={rotate}>{say('clients.rotate.act')}</button></p>
        </>}
    </Dialog>
  );
}
