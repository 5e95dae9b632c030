import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { signingKey } from '../attestation/keys.ts';
import { readVerificationKeys } from '../attestation/read-keys.ts';
import { openCheckpoint, parseCheckpoint, signCheckpoint } from './checkpoint.ts';
import { packEntry, unpackEntries } from './entry-bundle.ts';
import { EMPTY_ROOT, fold, leafHash, nodeHash, rootOf, type LeafRange, type TreeHash } from './merkle.ts';
import { openNote } from './note.ts';
import { consistencyPath, inclusionPath, isConsistent, rootFromInclusion } from './proof.ts';
import { hashOfRange, splitHashes, tileName, tilesFilledBy, tilesOf, type Tiles } from './tiles.ts';

/** The leaves and roots that implementations of RFC 6962 share as their test vectors. */
const LEAVES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const hashes = LEAVES.map((hex) => leafHash(Buffer.from(hex, 'hex')));

/** Leaves as a log has them, cheaply. */
const leavesOf = (size: number): TreeHash[] => Array.from({ length: size }, (_, at) => leafHash(Buffer.from(String(at))));

/** The tiles of a log, filled as its appender fills them. */
function tilesFor(leaves: readonly TreeHash[]): Tiles {
  const tiles = new Map<string, Buffer>();
  const put = (level: number, index: number, hash: TreeHash): void => {
    const name = tileName({ level, index });
    tiles.set(name, Buffer.concat([tiles.get(name) ?? Buffer.alloc(0), hash]));
  };
  leaves.forEach((leaf, at) => {
    put(0, Math.floor(at / 256), leaf);
    for (const full of tilesFilledBy(at)) put(full.level + 1, Math.floor(full.index / 256), fold(splitHashes(tiles.get(tileName(full))!)));
  });
  return tiles;
}

/** The definition of RFC 6962, section 2.1, word for word. */
function plainRoot(leaves: readonly TreeHash[]): TreeHash {
  if (leaves.length === 0) return EMPTY_ROOT;
  if (leaves.length === 1) return leaves[0]!;
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return nodeHash(plainRoot(leaves.slice(0, k)), plainRoot(leaves.slice(k)));
}

describe('a tree of RFC 6962', () => {
  it.each(ROOTS.map((root, size) => [size, root] as const))('has with %i leaves the root of the test vectors', (size, root) => {
    expect(rootOf(hashes.slice(0, size)).toString('hex')).toBe(root);
  });

  it.each<[number, number, string[]]>([
    [0, 1, []],
    [0, 8, ['96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7', '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e', '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4']],
    [5, 8, ['bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b', 'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0', 'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7']],
    [2, 3, ['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125']],
  ])('has for leaf %i of %i the inclusion path of the test vectors', (index, size, path) => {
    const tiles = tilesFor(hashes.slice(0, size));
    expect(inclusionPath(index, size).map((range) => hashOfRange(range, tiles).toString('hex'))).toEqual(path);
  });

  it.each<[number, number, string[]]>([
    [1, 1, []],
    [1, 8, ['96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7', '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e', '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4']],
    [6, 8, ['0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a', 'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0', 'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7']],
    [2, 5, ['5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e', 'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b']],
  ])('has from %i to %i leaves the consistency proof of the test vectors', (from, to, path) => {
    const tiles = tilesFor(hashes.slice(0, to));
    expect(consistencyPath(from, to).map((range) => hashOfRange(range, tiles).toString('hex'))).toEqual(path);
  });
});

/** Every size up to here, and every pair of them. */
const SMALL = 66;
const leaves = leavesOf(1_000);
const tiles = tilesFor(leaves);
const roots = Array.from({ length: leaves.length + 1 }, (_, size) => plainRoot(leaves.slice(0, size)));
const prove = (ranges: readonly LeafRange[]): TreeHash[] => ranges.map((range) => hashOfRange(range, tiles));

function flipped(hash: TreeHash, bit: number): TreeHash {
  const copy = Buffer.from(hash);
  copy[Math.floor(bit / 8)]! ^= 1 << (bit % 8);
  return copy;
}

describe('proofs over tiles', () => {
  it('have the root of the definition, at every size', () => {
    expect(roots.map((root, size) => rootOf(leaves.slice(0, size)).equals(root) && hashOfRange({ start: 0, end: size }, tiles).equals(root))).toEqual(roots.map(() => true));
  });

  it('lead from every leaf of every small tree to its root', () => {
    for (let size = 1; size <= SMALL; size += 1) {
      for (let index = 0; index < size; index += 1) {
        expect(rootFromInclusion(leaves[index]!, index, size, prove(inclusionPath(index, size)))).toEqual(roots[size]);
      }
    }
  });

  it('show every small tree to be the start of every later one', () => {
    for (let to = 0; to <= SMALL; to += 1) {
      for (let from = 0; from <= to; from += 1) {
        expect([from, to, isConsistent({ size: from, root: roots[from]! }, { size: to, root: roots[to]! }, prove(consistencyPath(from, to)))]).toEqual([from, to, true]);
      }
    }
  });

  const pair = fc.tuple(fc.integer({ min: 1, max: 1_000 }), fc.integer({ min: 1, max: 1_000 })).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);

  it('hold beyond one tile, and not for another leaf, size, root or path', () => {
    fc.assert(
      fc.property(pair, fc.nat(), fc.nat({ max: 255 }), ([index1, size], which, bit) => {
        const index = index1 - 1;
        const path = prove(inclusionPath(index, size));
        expect(rootFromInclusion(leaves[index]!, index, size, path)).toEqual(roots[size]);
        expect(rootFromInclusion(flipped(leaves[index]!, bit), index, size, path)).not.toEqual(roots[size]);
        expect(rootFromInclusion(leaves[index]!, index, size, [...path, leaves[0]!])).toBeUndefined();
        expect(rootFromInclusion(leaves[index]!, size, size, path)).toBeUndefined();
        if (path.length === 0) return;
        const at = which % path.length;
        expect(rootFromInclusion(leaves[index]!, index, size, path.map((hash, one) => (one === at ? flipped(hash, bit) : hash)))).not.toEqual(roots[size]);
        expect(rootFromInclusion(leaves[index]!, index, size, path.slice(1))).not.toEqual(roots[size]);
      }),
    );
  });

  it('refuse a tree that is not the start of another', () => {
    fc.assert(
      fc.property(pair, fc.nat({ max: 255 }), fc.nat(), ([from, to], bit, which) => {
        const [old, now] = [{ size: from, root: roots[from]! }, { size: to, root: roots[to]! }];
        const proof = prove(consistencyPath(from, to));
        expect(isConsistent(old, now, proof)).toBe(true);
        expect(isConsistent({ ...old, root: flipped(old.root, bit) }, now, proof)).toBe(false);
        expect(isConsistent(old, { ...now, root: flipped(now.root, bit) }, proof)).toBe(false);
        expect(isConsistent(old, now, [...proof, leaves[0]!])).toBe(false);
        if (from < to) expect(isConsistent({ ...now }, { ...old }, proof)).toBe(false);
        if (proof.length > 0) {
          const at = which % proof.length;
          expect(isConsistent(old, now, proof.map((hash, one) => (one === at ? flipped(hash, bit) : hash)))).toBe(false);
          expect(isConsistent(old, now, proof.slice(1))).toBe(false);
        }
      }),
    );
  });

  it('need a few tiles only', () => {
    for (const [from, to] of [[1, 10_000], [5_001, 10_000], [9_999, 10_000]] as const) {
      expect(tilesOf(consistencyPath(from, to)).length).toBeLessThanOrEqual(6);
      expect(tilesOf(inclusionPath(from, to)).length).toBeLessThanOrEqual(4);
    }
  });

  it('are not made of a tile that has lost hashes', () => {
    const short = new Map(tiles).set('0/0', tiles.get('0/0')!.subarray(32));
    expect(() => hashOfRange({ start: 0, end: 256 }, short)).not.toThrow();
    expect(() => hashOfRange({ start: 255, end: 256 }, short)).toThrow('Tile 0/0 of the log is not whole');
  });
});

describe('a checkpoint', () => {
  const keys = [generateKeyPairSync('ed25519').privateKey, generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey].map((key) => signingKey(key));
  const head = { size: 20_852_163, root: Buffer.from('CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=', 'base64') };

  it.each(keys)('is a note of C2SP, signed by $algorithm', (key) => {
    const note = signCheckpoint(head, 'example.com/behind-the-sofa', key);
    expect(note).toMatch(/^example\.com\/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom\/Xajj7h2fB2MPA3j2jxq2I=\n\n\u2014 example\.com\/behind-the-sofa [A-Za-z0-9+/=]+\n$/);
    expect(openCheckpoint(note, keys)).toEqual({ origin: 'example.com/behind-the-sofa', ...head, key });
    for (let at = 0; at < note.length; at += 1) {
      const changed = note.slice(0, at) + String.fromCharCode(note.charCodeAt(at) ^ 1) + note.slice(at + 1);
      expect(() => openCheckpoint(changed, keys)).toThrow();
    }
  });

  it('is not taken from a key that is not known, nor from what is no checkpoint', () => {
    expect(() => parseCheckpoint('x\n-1\n\n')).toThrow('it is not a checkpoint');
    expect(() => openCheckpoint(signCheckpoint(head, 'a/b', keys[0]!), [keys[1]!])).toThrow('no signature of a/b is of a key that is known');
  });
});

it('opens the note that the package golang.org/x/mod/sumdb/note gives as its example', () => {
  const x = Buffer.from('ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW', 'base64').subarray(1).toString('base64url');
  const text = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
  const note = `${text}\n\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n`;
  const keys = readVerificationKeys(JSON.stringify({ kty: 'OKP', crv: 'Ed25519', x }));
  expect(openNote(note, 'PeterNeumann', keys)).toEqual({ text, key: keys[0] });
});

it('records stand in bundles by their length, and come out as they went in', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 300 })), (entries) => {
      const bundle = Buffer.concat(entries.map(packEntry));
      expect(unpackEntries(bundle)).toEqual(entries.map((entry) => Buffer.from(entry)));
      expect(unpackEntries(bundle.subarray(0, -1)).length).toBe(Math.max(0, entries.length - 1));
    }),
  );
  expect(() => packEntry(new Uint8Array(65_536))).toThrow(RangeError);
});
