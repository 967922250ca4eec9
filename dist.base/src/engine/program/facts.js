/** A fact about a node, computed once and kept as long as the node lives; `undefined` is an answer too. */
export function defineFact(compute) {
    const known = new WeakMap();
    return key => {
        let found = known.get(key);
        if (!found)
            known.set(key, (found = { value: compute(key) }));
        return found.value;
    };
}
