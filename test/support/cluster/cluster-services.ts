/** What the gateways of a run share: `test/set-up/cluster-services.mjs` starts it. */
export interface ClusterServices {
  readonly neo4j: {
    readonly uri: string;
    readonly user: string;
    readonly password: string;
  };
  /** where the processes listen that serve subgraphs on demand */
  readonly ports: readonly number[];
}

export function clusterServices(): ClusterServices {
  const text = process.env['CLUSTER_SERVICES'];
  if (text === undefined) throw new Error('A cluster needs what the cluster project starts');
  return JSON.parse(text) as ClusterServices;
}
