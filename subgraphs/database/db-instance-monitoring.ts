import { defined } from '../../account/collect/defined.js';
import type { Field } from '../../account/collect/field.js';
import type { MappedNode } from '../../account/collect/listing.js';

/** What a database instance tells about itself, and to whom. The role it does so by is a relation. */
export function dbInstanceMonitoring(instance: Field): MappedNode['attributes'] {
  return {
    monitoringIntervalSeconds: instance.number('MonitoringInterval'),
    databaseInsightsMode: instance.text('DatabaseInsightsMode'),
    performanceInsights: instance.flag('PerformanceInsightsEnabled'),
    performanceInsightsKmsKeyId: instance.text('PerformanceInsightsKMSKeyId'),
    performanceInsightsRetentionDays: instance.number('PerformanceInsightsRetentionPeriod'),
    exportedLogs: instance.texts('EnabledCloudwatchLogsExports').toSorted(),
    activityStream: activityStream(instance),
  };
}

/** Absent as long as the stream has no name: the other members then say nothing. */
function activityStream(instance: Field): ReturnType<typeof defined> | undefined {
  const stream = defined({
    mode: instance.text('ActivityStreamMode'),
    kinesisStream: instance.text('ActivityStreamKinesisStreamName'),
    kmsKeyId: instance.text('ActivityStreamKmsKeyId'),
    engineNativeAuditFields: instance.flag('ActivityStreamEngineNativeAuditFieldsIncluded'),
  });
  return stream['kinesisStream'] === undefined ? undefined : stream;
}
