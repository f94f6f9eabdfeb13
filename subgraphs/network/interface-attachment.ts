import type { Field } from '../../account/collect/field.js';
import type { MappedEdge } from '../../account/collect/listing.js';

export interface InterfaceAttachment {
  /** undefined: the interface serves something of the provider's own, which shows no instance */
  readonly instance: string | undefined;
  /** the account or provider service that owns the instance */
  readonly owner: string | undefined;
  readonly attributes: NonNullable<MappedEdge['attributes']>;
}

/** What a network interface is attached to, and how; undefined when it is attached to nothing. */
export function interfaceAttachment(item: Field): InterfaceAttachment | undefined {
  const attachment = item.object('Attachment');
  if (attachment === undefined) return undefined;
  const express = attachment.object('EnaSrdSpecification');
  return {
    instance: attachment.text('InstanceId'),
    owner: attachment.text('InstanceOwnerId'),
    attributes: {
      attachmentId: attachment.text('AttachmentId'),
      deviceIndex: attachment.number('DeviceIndex'),
      networkCardIndex: attachment.number('NetworkCardIndex'),
      deleteOnTermination: attachment.flag('DeleteOnTermination'),
      attachedAt: attachment.time('AttachTime'),
      queueCount: attachment.number('EnaQueueCount'),
      enaExpress: express?.flag('EnaSrdEnabled'),
      enaExpressUdp: express?.object('EnaSrdUdpSpecification')?.flag('EnaSrdUdpEnabled'),
    },
  };
}
