function isObject(value) {
  return value && typeof value === 'object';
}

function merge(target, source) {
  for (const key in source) {
    if (isObject(source[key])) {
      if (!target[key]) target[key] = {};
      // ruleid: javascript-unsafe-recursive-merge
      merge(target[key], source[key]);
    } else {
      target[key] = source[key];
    }
  }
  return target;
}

const deepExtend = (target, source) => {
  Object.keys(source).forEach((key) => {
    if (typeof source[key] === 'object' && target[key]) {
      // ruleid: javascript-unsafe-recursive-merge
      target[key] = deepExtend(target[key], source[key]);
    } else {
      target[key] = source[key];
    }
  });
  return target;
};

module.exports = { merge, deepExtend };
