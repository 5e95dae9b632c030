type Tree = Record<string, unknown>;

const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

export function merge(target: Tree, source: Tree): Tree {
  for (const key of Object.keys(source)) {
    if (FORBIDDEN.has(key)) continue;
    if (typeof source[key] === 'object' && target[key]) {
      // ok: javascript-unsafe-recursive-merge
      merge(target[key] as Tree, source[key] as Tree);
    } else {
      target[key] = source[key];
    }
  }
  return target;
}

export function mergeByName(target: Tree, source: Tree): Tree {
  for (const key in source) {
    if (key === '__proto__' || key === 'constructor') {
      continue;
    }
    // ok: javascript-unsafe-recursive-merge
    target[key] = mergeByName(target[key] as Tree, source[key] as Tree);
  }
  return target;
}

// ok: javascript-unsafe-recursive-merge
export const shallow = (a: Tree, b: Tree): Tree => ({ ...a, ...b });

export function walk(a: Tree, b: Tree): number {
  let same = 0;
  for (const key of Object.keys(a)) {
    same += compare(a[key], b[key]);
  }
  return same;
}
