/** Wrong use or configuration that ends the run before anything is decided. */
export class CodemodError extends Error {
    name = 'CodemodError';
}
