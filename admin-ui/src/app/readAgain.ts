import { mapExchange, type Client } from 'urql';

/**
 * A question that was on its way when an act was done may have been answered without it, and what is asked again meanwhile is
 * dropped: such an answer is shown, and the question asked once more. Stands below the cache, so that only what goes over the
 * network counts.
 */
export function readAgain(client: () => Client) {
  const underway = new Map<number, { isOld: boolean }>();
  return mapExchange({
    onOperation({ kind, key }) {
      if (kind === 'query') underway.set(key, { isOld: false });
      if (kind === 'teardown') underway.delete(key);
    },
    onResult({ operation }) {
      if (operation.kind === 'mutation') for (const question of underway.values()) question.isOld = true;
      if (operation.kind !== 'query') return;
      const isOld = underway.get(operation.key)?.isOld;
      underway.delete(operation.key);
      // Once this answer has gone all the way up: until then the question counts as on its way.
      if (isOld) setTimeout(() => client().reexecuteOperation({ ...operation, context: { ...operation.context, requestPolicy: 'network-only' } }));
    },
  });
}
