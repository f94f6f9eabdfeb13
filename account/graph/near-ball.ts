import type { Ball, BallRequest } from './ball.js';
import type { NearGraphs } from './near-graphs.js';
import type { NearView } from './near-view.js';
import type { AccountId, NodeId } from './record.js';

/** The ball of an account that is not in memory, one read for each hop; the same nodes in the same order as `View.ball`. */
export async function nearBall(
  graphs: NearGraphs,
  account: AccountId,
  { centre, hops, limit }: BallRequest,
): Promise<Ball> {
  const know = (ids: readonly NodeId[]) => Promise.all(ids.map((id) => graphs.at(account, id)));
  const view = await graphs.at(account, centre);
  const ids = new Set<NodeId>(view.node(centre) === null ? [] : [centre]);
  let frontier: readonly NodeId[] = [...ids];
  for (let hop = 0; hop < hops && frontier.length > 0 && ids.size < limit; hop += 1) {
    await know(frontier);
    frontier = expand(view, frontier, ids, limit);
  }
  return { view, ids, withEdges: () => know([...ids]).then(() => undefined) };
}

/** Adds the nodes that lie behind the frontier, and gives them. */
function expand(
  view: NearView,
  frontier: readonly NodeId[],
  ids: Set<NodeId>,
  limit: number,
): readonly NodeId[] {
  const added: NodeId[] = [];
  for (const id of frontier) {
    const out = view.edges(id, 'OUT').map(({ to }) => to);
    const into = view.edges(id, 'IN').map(({ from }) => from);
    for (const other of [...out, ...into]) {
      if (ids.size >= limit) return added;
      if (ids.has(other)) continue;
      ids.add(other);
      added.push(other);
    }
  }
  return added;
}
