import { useEffect, useState } from 'react';
import { useClient } from 'urql';
import type { ResultOf } from '../../graphql';
import { PlannedMediatorsDocument, SessionChoicesDocument } from './documents';

type Choices = ResultOf<typeof SessionChoicesDocument>;

/** Every mediator and every place that is in use: read to the end, a hundred at a time. */
export function useChoices() {
  const client = useClient();
  const [choices, setChoices] = useState<{ people: Choices['professionals']['nodes']; places: Choices['places']['nodes'] }>({ people: [], places: [] });
  useEffect(() => {
    let isHere = true;
    void (async () => {
      const all = { people: [] as Choices['professionals']['nodes'], places: [] as Choices['places']['nodes'] };
      let more: { morePeople?: string | null; morePlaces?: string | null } = {};
      for (let page = 0; page < 20; page++) {
        const { data } = await client.query(SessionChoicesDocument, more).toPromise();
        if (!data) break;
        // A list that has ended gives nothing more, since the page after its end is empty.
        all.people.push(...data.professionals.nodes.filter(each => !all.people.some(known => known.id === each.id)));
        all.places.push(...data.places.nodes.filter(each => !all.places.some(known => known.id === each.id)));
        if (!data.professionals.pageInfo.hasNextPage && !data.places.pageInfo.hasNextPage) break;
        more = { morePeople: data.professionals.pageInfo.endCursor, morePlaces: data.places.pageInfo.endCursor };
      }
      if (isHere) setChoices(all);
    })();
    return () => { isHere = false; };
  }, [client]);
  return choices;
}

/** To whom the caller may give a session, by id; empty until it is known. */
export function usePlannedMediators() {
  const client = useClient();
  const [ids, setIds] = useState<string[]>([]);
  useEffect(() => {
    let isHere = true;
    void (async () => {
      const all: string[] = [];
      for (let after: string | null = null, page = 0; page < 20; page++) {
        const { data }: { data?: ResultOf<typeof PlannedMediatorsDocument> } = await client.query(PlannedMediatorsDocument, { after }).toPromise();
        if (!data) break;
        all.push(...data.plannedMediators.nodes.map(each => each.id));
        if (!data.plannedMediators.pageInfo.hasNextPage) break;
        after = data.plannedMediators.pageInfo.endCursor;
      }
      if (isHere) setIds(all);
    })();
    return () => { isHere = false; };
  }, [client]);
  return ids;
}
