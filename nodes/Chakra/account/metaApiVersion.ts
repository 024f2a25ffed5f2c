/**
 * The version of Meta's API that pass-through calls name. The newest that public clients use, and the default of the
 * vendor's own node; its pages show v17.0 to v19.0.
 */
export const META_API_VERSION = 'v24.0';
