import { stopClusterServices } from './cluster-services.mjs';

// jest asks for a default export
// oxlint-disable-next-line import/no-default-export
export default stopClusterServices;
