import type { Field } from '../../account/collect/field.js';
import type { Listing, MappedNode, Scope } from '../../account/collect/listing.js';
import { functionConfiguration } from './function-configuration.js';
import { functionEdges } from './function-edges.js';

/** https://docs.aws.amazon.com/lambda/latest/api/API_ListFunctions.html */
export const listFunctions: Listing = {
  operation: 'lambda:ListFunctions',
  scope: 'region',
  states: {
    nodes: [{ type: 'Function' }],
    relations: [
      { kind: 'HAS_ROLE', from: ['Function'], to: ['Role'], anchor: 'from' },
      { kind: 'IN_SUBNET', from: ['Function'], to: ['Subnet'], anchor: 'from' },
      { kind: 'HAS_SECURITY_GROUP', from: ['Function'], to: ['SecurityGroup'], anchor: 'from' },
      { kind: 'DEAD_LETTERS_TO', from: ['Function'], to: ['Queue', 'Topic'], anchor: 'from' },
      { kind: 'REPLICA_OF', from: ['Function'], to: ['Function'], anchor: 'from' },
    ],
    attributes: {},
  },
  dropped: {
    'Functions[].Version': 'the answer holds the unpublished version only',
    'Functions[].RevisionId': 'a mark for updates at the same time, not configuration',
    'Functions[].ConfigSha256': 'follows from the configuration',
    'Functions[].StateReason': 'explains a passing state',
    'Functions[].StateReasonCode': 'explains a passing state',
    'Functions[].LastUpdateStatus': 'passing state of the last update',
    'Functions[].LastUpdateStatusReason': 'passing state of the last update',
    'Functions[].LastUpdateStatusReasonCode': 'passing state of the last update',
    'Functions[].SnapStart.OptimizationStatus': 'passing state of a version',
    'Functions[].Environment.Error': 'why the variables could not be read',
    'Functions[].ImageConfigResponse.Error': 'why the configuration could not be read',
    'Functions[].RuntimeVersionConfig.Error': 'why the version could not be read',
    'Functions[].VpcConfig.VpcId': 'follows from the subnets',
    'Functions[].Layers[].CodeSize': 'of the layer, which is no part of the function',
    'Functions[].Layers[].SigningProfileVersionArn':
      'of the layer, which is no part of the function',
    'Functions[].Layers[].SigningJobArn': 'of the layer, which is no part of the function',
  },
  map: (answer, at) => {
    const functions = answer.requiredObjects('Functions');
    return {
      nodes: functions.map((one) => functionNode(one, at)),
      edges: functions.flatMap((one) => functionEdges(one, at)),
    };
  },
};

function functionNode(one: Field, at: Scope): MappedNode<'Function'> {
  return {
    id: one.required('FunctionArn'),
    type: 'Function',
    region: at.region,
    name: one.text('FunctionName'),
    attributes: functionConfiguration(one, at),
  };
}
