import type { CatalogSettings } from './types.js';
/** The JSON schema of `settings.leakguard`. */
export declare const settingsSchema: {
    type: string;
    additionalProperties: boolean;
    properties: {
        resources: object;
        lifecycles: object;
        off: {
            type: string;
            items: {
                type: string;
                minLength: number;
            };
        };
    };
};
/** The settings themselves where they hold to the schema, else one sentence that names the path of the first bad row and what is wrong with it. */
export declare function validateSettings(settings: object): {
    settings: CatalogSettings;
} | {
    problem: string;
};
