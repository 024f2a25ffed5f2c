import { stopSharedN8n } from './sharedN8n';

/** Runs after all end-to-end tests. */
export default stopSharedN8n;
