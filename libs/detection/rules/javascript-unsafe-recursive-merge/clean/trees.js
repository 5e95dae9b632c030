// Looks at the children only; nothing is written under their names.
function collect(model, indexes) {
  for (const name of Object.keys(model.children)) {
    // ok: javascript-unsafe-recursive-merge
    collect(model.children[name], indexes);
  }
}

function deepEqual(a, b) {
  for (const key in b) {
    // ok: javascript-unsafe-recursive-merge
    if (!deepEqual(a[key], b[key])) return false;
  }
  return true;
}

module.exports = { collect, deepEqual };
