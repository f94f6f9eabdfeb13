import { describe, expect, test } from '@jest/globals';
import { describeLaunchTemplates } from '../../../subgraphs/compute/describe-launch-templates.js';
import { mapAnswer } from '../../support/map-answer.js';
import { unmappedOf } from '../../support/unmapped-of.js';

const TEMPLATE = 'arn:aws:ec2:eu-central-1:123456789012:launch-template';

const ANSWER = {
  LaunchTemplates: [
    {
      CreateTime: '2024-03-01T00:00:00+00:00',
      CreatedBy: 'arn:aws:iam::123456789012:user/mira',
      DefaultVersionNumber: 2,
      LatestVersionNumber: 5,
      LaunchTemplateId: 'lt-1',
      LaunchTemplateName: 'oven',
      Operator: { Managed: true, Principal: 'bread.amazonaws.com', HiddenByDefault: true },
      Tags: [{ Key: 'Team', Value: 'dough' }],
    },
    {
      DefaultVersionNumber: 1,
      LatestVersionNumber: 1,
      LaunchTemplateId: 'lt-2',
      LaunchTemplateName: 'mixer',
      Operator: { Managed: false },
    },
    { LaunchTemplateId: 'lt-3' },
  ],
};

describe('launch templates', () => {
  test('three of them', () => {
    expect(mapAnswer(describeLaunchTemplates, ANSWER)).toEqual({
      nodes: [
        {
          id: `${TEMPLATE}/lt-1`,
          type: 'LaunchTemplate',
          region: 'eu-central-1',
          name: 'oven',
          attributes: {
            templateName: 'oven',
            defaultVersion: 2,
            latestVersion: 5,
            managedBy: 'bread.amazonaws.com',
            createdAt: '2024-03-01T00:00:00.000Z',
            tags: [{ key: 'Team', value: 'dough' }],
          },
        },
        {
          id: `${TEMPLATE}/lt-2`,
          type: 'LaunchTemplate',
          region: 'eu-central-1',
          name: 'mixer',
          attributes: { templateName: 'mixer', defaultVersion: 1, latestVersion: 1, tags: [] },
        },
        {
          id: `${TEMPLATE}/lt-3`,
          type: 'LaunchTemplate',
          region: 'eu-central-1',
          attributes: { tags: [] },
        },
      ],
      edges: [],
    });
  });

  test('every documented field is mapped or dropped', () => {
    expect(unmappedOf(describeLaunchTemplates, ANSWER)).toEqual([]);
  });

  test.each([
    [{}, 'LaunchTemplates must be a list, got nothing'],
    [
      { LaunchTemplates: [{ LaunchTemplateName: 'oven' }] },
      'LaunchTemplates[0].LaunchTemplateId must be a text that is not empty, got nothing',
    ],
    [
      { LaunchTemplates: [{ LaunchTemplateId: 'lt-1', LatestVersionNumber: 'newest' }] },
      'LaunchTemplates[0].LatestVersionNumber must be a number, got "newest"',
    ],
  ])('a wrong shape names its path: %j', (answer, message) => {
    expect(() => mapAnswer(describeLaunchTemplates, answer)).toThrow(message);
  });
});
