function extend(target, source) {
  Object.keys(source).forEach((key) => {
    const value = source[key];
    if (value && typeof value === 'object') {
      target[key] = target[key] || {};
      // ruleid: javascript-unsafe-recursive-merge
      extend(target[key], value);
    } else {
      target[key] = value;
    }
  });
  return target;
}

module.exports = extend;
