import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useClient, type CombinedError } from 'urql';
import type { ReportAddress } from '../../rooms/assistance/addresses';
import { ReportCopyDocument, ReportDraftDocument } from '../../rooms/assistance/documents';
import { emptyReport, fieldsOf, inputOf, momentOf, typedFrom, typedOf, type Typed } from '../../rooms/assistance/report';
import { ReportForm } from '../../rooms/assistance/ReportForm';
import { countsOf, linesOf, type Reading } from '../../rooms/outreach/reading';
import { useAct, type Done } from '../../ui/act';
import { useDraft } from '../../ui/draft';
import { Faults } from '../../ui/Faults';
import { Broken, Loading } from '../../ui/States';
import { useTitle } from '../../ui/title';
import { say } from '../../words';
import { SendActivityReportDocument } from '../device/documents';
import { useDevice } from '../device/DeviceProvider';
import { mend } from '../device/queue';
import { allRecords, readPack, recordOf, type FieldRecord } from '../device/store';
import { useSession } from '../session';

const labels = { kind: say('report.kind'), participants: say('report.participants'), residentId: say('report.who'), happenedAt: say('report.day'), minutes: say('report.minutes'), placeId: say('report.place'), inseeCode: say('report.insee'), themes: say('report.themes'), notes: say('report.notes'), tags: say('report.tags') };

/** A report, begun with what is known already: an appointment, another report, a session, or one that could not be sent. */
export function NewReport() {
  useTitle(say('report.new'));
  const address = useSearch({ strict: false }) as ReportAddress;
  const name = address.appointment ?? address.copy ?? address.session ?? address.record ?? 'blank';
  const { begun, error, retry } = useBeginning(address);
  if (begun) return <Form key={name} name={`report.${name}`} begun={begun} />;
  return error ? <Broken error={error} retry={retry} /> : <Loading />;
}

function Form({ name, begun }: { name: string; begun: Typed }) {
  const { town } = useSession();
  const { keep, renew, send } = useDevice();
  const navigate = useNavigate();
  const { draft, change, discard, found } = useDraft(name, begun);
  const [done, setDone] = useState<Done<unknown> | null>(null);
  const { act, isActing } = useAct(SendActivityReportDocument);
  const back = () => draft.sessionId ? navigate({ to: '/sessions/$id', params: { id: draft.sessionId } }) : navigate({ to: '/reports' });
  const about = () => say(`report.about.${draft.kind as 'GROUP' | 'INDIVIDUAL'}`);

  const save = async () => {
    const [input, happenedAt, { deviceRecordId }] = [inputOf(draft), momentOf(draft, town.timeZone), draft];
    const kept = await recordOf(deviceRecordId);
    if (kept) {
      await mend(kept, { input, happenedAt, about: about() });
      await renew();
      void send();
      discard();
      return navigate({ to: '/unsent' });
    }
    const end = await act({ input: { ...input, deviceRecordId, happenedAt } }, deviceRecordId);
    setDone(end);
    // Without an answer nobody knows whether it was written: it waits on the device under the same id, so that it is written once.
    if (end.kind === 'failed' && end.fault === 'NETWORK') await keep({ deviceRecordId, happenedAt, input, kind: 'REPORT', sessionId: draft.sessionId || null, about: about() });
    if (end.kind === 'refused' || end.kind === 'failed' && end.fault !== 'NETWORK') return;
    discard();
    await back();
  };
  return (
    <>
      <h1>{say('report.new')}</h1>
      <Faults of={done} labels={labels} />
      {found && <p className="notice">{say('form.draft')} <button type="button" className="link" onClick={discard}>{say('form.draft.discard')}</button></p>}
      <ReportForm typed={draft} change={change} done={done} isActing={isActing} onSubmit={() => void save()} />
    </>
  );
}

/** Reads what the report begins with; without network a session is read from the device. */
function useBeginning(address: ReportAddress) {
  const client = useClient();
  const { me } = useDevice();
  const { town } = useSession();
  const [begun, setBegun] = useState<Typed | null>(null);
  const [error, setError] = useState<CombinedError>();
  const [tries, setTries] = useState(0);
  const { appointment, copy, session, record } = address;

  useEffect(() => {
    let isHere = true;
    const start = (known: Partial<Typed>) => { if (isHere) setBegun({ ...emptyReport, deviceRecordId: crypto.randomUUID(), ...fieldsOf(null, town.timeZone), ...known }); };
    const read = async () => {
      setError(undefined);
      if (record) {
        const kept = await recordOf(record);
        return start(kept ? { ...typedFrom(kept.input, kept.happenedAt, town.timeZone), deviceRecordId: kept.deviceRecordId, sessionId: kept.sessionId ?? '' } : {});
      }
      if (session) return start(ofSession((await readPack(me, session))?.reading as Reading | undefined, (await allRecords()).filter(each => each.sessionId === session), town.timeZone));
      if (!appointment && !copy) return start({});
      const asked = appointment ? await client.query(ReportDraftDocument, { appointmentId: appointment }).toPromise() : await client.query(ReportCopyDocument, { activityReportId: copy ?? '' }).toPromise();
      if (asked.error) { setError(asked.error); return; }
      const draft = asked.data && ('activityReportDraft' in asked.data ? asked.data.activityReportDraft : asked.data.activityReportCopy);
      start({ ...(draft ? typedOf(draft, town.timeZone) : {}), appointmentId: appointment ?? '' });
    };
    void read();
    return () => { isHere = false; };
  }, [client, me, town.timeZone, appointment, copy, session, record, tries]);
  return { begun, error, retry: () => setTries(now => now + 1) };
}

/** A session's own report is of the group: whoever came, noted here or sent already, for as long as it lasted. */
function ofSession(reading: Reading | undefined, records: FieldRecord[], zone: string): Partial<Typed> {
  if (!reading) return {};
  const came = linesOf(reading, records).filter(each => each.state === 'CAME').length + countsOf(reading, records).reduce((sum, each) => sum + each.people, 0);
  const [startsAt, endsAt] = [Date.parse(reading.startsAt), Date.parse(reading.endsAt)];
  return {
    kind: 'GROUP', sessionId: reading.id, participants: came > 1 ? String(came) : '', minutes: String(Math.round((endsAt - startsAt) / 60_000)), themes: [...reading.themes],
    placeId: reading.place?.id ?? '', placeName: reading.place?.name ?? '', ...fieldsOf(startsAt < Date.now() ? reading.startsAt : null, zone),
  };
}
