import type { NodeRecord } from '../account/graph/record.js';
import type { View } from '../account/graph/view.js';
import type { Example } from './graphiql-page.js';

/** Questions about the account at hand, the one over most services first. Without an account: one that needs none. */
export function exampleQuestions(view: View | undefined): readonly Example[] {
  if (view === undefined) return [{ title: 'The accounts', query: '{ accounts { id name } }' }];
  const { account } = view.version;
  const instance = busiest(view, 'Instance');
  const group = busiest(view, 'SecurityGroup');
  return [
    ...(instance === null ? [] : [aboutInstance(instance.id)]),
    overview(account),
    ...(group === null ? [] : [aboutGroup(group.id)]),
    unattached(account),
    ...(instance === null ? [] : [around(account, instance.id)]),
  ];
}

/** The node of a type with the most relations; the first by id of several. */
function busiest(view: View, type: string): NodeRecord | null {
  let best: { readonly node: NodeRecord; readonly count: number } | null = null;
  for (const node of view.nodes({ types: [type], external: false })) {
    const kinds = new Set(view.edges(node.id, 'BOTH').map(({ kind }) => kind));
    if (best === null || kinds.size > best.count) best = { node, count: kinds.size };
  }
  return best?.node ?? null;
}

function aboutInstance(id: string): Example {
  return {
    title: 'Everything about one instance: compute, storage, network and identity in one question',
    query: `query EverythingAboutAnInstance {
  instance(id: ${JSON.stringify(id)}) {
    name
    state
    instanceType
    image { id name }
    volumes { name sizeGiB encrypted snapshots { id } }
    subnet { name cidrBlock vpc { name cidrBlock } }
    securityGroups { name description }
    instanceProfile { name role { name policies { name inline } } }
  }
}`,
  };
}

function overview(account: string): Example {
  return {
    title: 'The account at a glance: what there is, how current it is',
    query: `query AccountAtAGlance {
  account(id: ${JSON.stringify(account)}) {
    name
    services { service region used complete stale asOf error }
    graph { version { seq time } nodeCount edgeCount typeCounts { type count } }
  }
}`,
  };
}

function aboutGroup(id: string): Example {
  return {
    title: 'Who is behind a security group, and whom it lets in',
    query: `query BehindASecurityGroup {
  securityGroup(id: ${JSON.stringify(id)}) {
    name
    vpc { name }
    allowsFrom { name }
    allowedAsSourceBy { name }
    instances { name state }
    loadBalancers { name dnsName }
    dbInstances { name engine }
  }
}`,
  };
}

function unattached(account: string): Example {
  return {
    title: 'Volumes and what they are attached to',
    query: `query Volumes {
  volumes(account: ${JSON.stringify(account)}, first: 20) {
    totalCount
    pageInfo { hasNextPage endCursor }
    nodes { name sizeGiB state availabilityZone attachedTo { name } }
  }
}`,
  };
}

function around(account: string, id: string): Example {
  return {
    title: 'Everything within two hops, as a graph',
    query: `query TwoHopsAround {
  account(id: ${JSON.stringify(account)}) {
    graph {
      node(id: ${JSON.stringify(id)}) {
        neighbourhood(depth: 2, limit: 100) {
          nodeCount
          edgeCount
          nodes { nodes { type name } }
          edges { nodes { kind from { name } to { name } attributes } }
        }
      }
    }
  }
}`,
  };
}
