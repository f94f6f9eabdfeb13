import { describe, expect, test } from '@jest/globals';
import type { Reason } from '../../../account/collect/provider.js';
import { ec2Error, volumesAnswer } from './answers.js';
import { withScriptedAws } from './scripted-aws.js';
import type { Scripted } from './scripted-provider.js';

const VOLUMES = 'eu-west-1/ec2:DescribeVolumes';

describe('a sequence of pages', () => {
  const cases: readonly (readonly [string, Scripted, Reason['code']])[] = [
    ['denied', ec2Error(403, 'UnauthorizedOperation'), 'denied'],
    ['cut', { cutAfter: '<Desc' }, 'unreachable'],
    ['garbled', { body: '<html></html>' }, 'wrongShape'],
    ['without its list', { body: '<DescribeVolumesResponse/>' }, 'wrongShape'],
    ['leading back', volumesAnswer(['vol-2'], 'a'), 'cutOff'],
  ];
  test.each(cases)('whose second page is %s gives the pages so far', async (_, second, code) => {
    await withScriptedAws(
      ({ parameters }) =>
        parameters['NextToken'] === undefined ? volumesAnswer(['vol-1'], 'a') : second,
      async ({ call }) => {
        const answer = await call('ec2:DescribeVolumes');
        expect(answer).toMatchObject({ kind: 'unreadable', reason: { code, source: VOLUMES } });
        const ids = code === 'cutOff' ? ['vol-1', 'vol-2'] : ['vol-1'];
        expect(answer).toHaveProperty(
          'partial.Volumes',
          ids.map((VolumeId) => expect.objectContaining({ VolumeId })),
        );
        expect(answer).not.toHaveProperty('partial.NextToken');
      },
    );
  });

  test('that says there is more but not where is cut off', async () => {
    const body =
      '<ListRolesResponse><ListRolesResult><IsTruncated>true</IsTruncated><Roles/></ListRolesResult></ListRolesResponse>';
    await withScriptedAws(
      () => ({ body }),
      async ({ call }) => {
        expect(await call('iam:ListRoles')).toMatchObject({
          kind: 'unreadable',
          reason: { code: 'cutOff' },
          partial: { Roles: [] },
        });
      },
    );
  });
});
