import { useEffect, useState } from 'react';
import { useClient } from 'urql';
import type { ResultOf } from '../../graphql';
import { PlanningChoicesDocument } from './documents';

type Choices = ResultOf<typeof PlanningChoicesDocument>;

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
        const { data } = await client.query(PlanningChoicesDocument, more).toPromise();
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
