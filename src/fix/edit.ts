/**
 * The verbs from which repair plans are built: functions over TypeScript nodes that give text edits, or the reason why not.
 * Style (indentation, quotes, semicolons, line ends) is the file's; code that does not change is not written again.
 * Texts given to verbs have `\n` between lines and one tab for each level of indentation; semicolons are as the file has them.
 */
export { applyEdits, combine, isRefused, overlaps, type Edited, type Refused } from './edits/apply.js';
export { insertStatement, type Place, type WithBody } from './edits/bodies.js';
export { returnCleanup, type CleanupOptions, type Effect } from './edits/cleanup.js';
export { hasInstance, keepHandle, type Keeping } from './edits/handles.js';
export { importName } from './edits/imports.js';
export { addMember, freshField, namesOfMembers, type MemberPlace, type NewField } from './edits/members.js';
export { freshName } from './edits/names.js';
export { addOption, addProperty, appendArguments } from './edits/options.js';
export { addOptionalMember, addParameter, addToPattern, passArgument, type OptionsType, type Signature, type Slot } from './edits/parameters.js';
export { insertAfter, insertBefore, removeStatement, replaceNode } from './edits/statements.js';
export { quoted, styleOf, type Style } from './edits/style.js';
export { wrapInTryFinally, wrapRestInTryFinally, wrapThese } from './edits/wrap.js';
