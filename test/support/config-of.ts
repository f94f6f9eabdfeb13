import { type Config, type Environment, readConfig } from '../../gateway/config.js';
import { projectRoot } from '../../gateway/project-root.js';
import { SERVICE_NAMES } from '../../gateway/service-names.js';

/** The settings as a process reads them. */
export function configOf(settings: Environment): Config {
  const read = readConfig(settings, { root: projectRoot(), services: SERVICE_NAMES });
  if (!read.ok) throw new Error(read.problems.join('\n'));
  return read.config;
}
