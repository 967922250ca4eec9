/** A fact about a node, computed once and kept as long as the node lives; `undefined` is an answer too. */
export declare function defineFact<Key extends object, Value>(compute: (key: Key) => Value): (key: Key) => Value;
