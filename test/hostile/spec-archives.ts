import { strToU8, type Zippable, zipSync } from 'fflate';
import type { HostileSpec } from './spec-texts.ts';

const MB = 1024 * 1024;
const CONFIG = '{"class_name": "Discretization", "config": {"bin_boundaries": [0, 1]}}';

/** The signatures of a file in a zip archive, and of its entry in the directory at the end. */
const FILE = 0x04034b50;
const ENTRY = 0x02014b50;
const END = 0x06054b50;

const BOMB = ' '.repeat(100 * MB);

/** An archive like a `.keras` file, with this text as its config. */
function keras(config: string, more: Zippable = {}): Uint8Array {
  return zipSync({ 'config.json': strToU8(config), ...more });
}

/** An archive whose entries in the directory, or whose files, say something else than is true. */
function lying(
  signature: number,
  offset: number,
  bytes: 2 | 4,
  value: number,
  config: string = CONFIG,
): Uint8Array {
  const archive = keras(config);
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  for (let at = 0; at + 4 <= archive.length; at++) {
    if (view.getUint32(at, true) !== signature) continue;
    if (bytes === 2) view.setUint16(at + offset, value, true);
    else view.setUint32(at + offset, value, true);
  }
  return archive;
}

/** 129 bytes that claim 4.3 billion entries, as zip64 can. */
function countless(): Uint8Array {
  const archive = Buffer.alloc(129);
  archive.writeUInt32LE(FILE, 0);
  archive.writeUInt32LE(0x06064b50, 31);
  archive.writeBigUInt64LE(44n, 35);
  archive.writeBigUInt64LE(0xffffffffn, 55);
  archive.writeBigUInt64LE(0xffffffffn, 63);
  archive.writeUInt32LE(0x07064b50, 87);
  archive.writeBigUInt64LE(31n, 95);
  archive.writeUInt32LE(END, 107);
  archive.fill(0xff, 115, 127);
  return archive;
}

/** An archive with two members of one name, of which programs take the first or the last. */
function doubled(): Uint8Array {
  const archive = zipSync({ 'config.json': strToU8('[0]'), 'config.jsoN': strToU8('[1]') });
  const text = Buffer.from(archive).toString('latin1').replaceAll('config.jsoN', 'config.json');
  return Buffer.from(text, 'latin1');
}

/** `.keras` files that are not what they say. */
export const HOSTILE_ARCHIVES: readonly HostileSpec[] = [
  ['an archive with nothing in it', zipSync({}), '1:1'],
  ['an archive without a config', zipSync({ 'a.json': strToU8(CONFIG) }), 'file'],
  ['an archive with the config in a folder', zipSync({ 'a/config.json': strToU8(CONFIG) }), 'file'],
  ['an archive with the config above it', zipSync({ '../config.json': strToU8(CONFIG) }), 'file'],
  ['an archive with the config at the root', zipSync({ '/config.json': strToU8(CONFIG) }), 'file'],
  ['an archive with a folder as the config', zipSync({ 'config.json/': new Uint8Array() }), 'file'],
  ['an archive with two configs', doubled(), 'file'],
  ['an archive with an empty config', keras(''), 'file'],
  ['an archive with a config that is no JSON', keras('{\n  "class_name": x'), '2:17'],
  ['an archive with a config that is a number', keras('5'), '#'],
  [
    'an archive with a config that is another archive',
    keras(Buffer.from(keras('[0]')).toString('latin1')),
    '1:1',
  ],
  [
    'an archive with a config that pollutes',
    keras('{"features": [], "__proto__": {"x": 1}}'),
    '#/__proto__',
  ],
  ['an archive with a bomb as its config', keras(BOMB), 'file'],
  ['an archive with a bomb said to be small', lying(ENTRY, 24, 4, 3), 'file'],
  ['an archive that is a bomb by what it says', lying(ENTRY, 24, 4, 0xfffffff0), 'file'],
  ['an archive with a config packed in another way', lying(ENTRY, 10, 2, 12), 'file'],
  ['an archive with a config beyond its end', lying(ENTRY, 42, 4, 0x7fffffff), 'file'],
  ['an archive with a name longer than it is', lying(ENTRY, 28, 2, 0xffff), 'file'],
  ['an archive with a file name longer than it is', lying(FILE, 26, 2, 0xffff), 'file'],
  ['an archive with a wrong checksum', lying(ENTRY, 16, 4, 0x12345678), 'file'],
  ['an archive of zip64 with 4.3 billion entries', countless(), 'file'],
  ['an archive with more entries than fit into it', lying(END, 10, 2, 0xfffe), 'file'],
  ['an archive with a directory beyond its end', lying(END, 16, 4, 0x7fffffff), 'file'],
  ['an archive with an encrypted config', lying(ENTRY, 8, 2, 1), 'file'],
  ['an archive with a bomb that declares 100 bytes', lying(ENTRY, 24, 4, 100, BOMB), 'file'],
  ['an archive cut off', keras(CONFIG).subarray(0, 60), 'file'],
  ['the first bytes of an archive', strToU8('PK\u0003\u0004'), 'file'],
  [
    'the first bytes of an archive, and 17 MB',
    Buffer.concat([strToU8('PK\u0003\u0004'), Buffer.alloc(17 * MB)]),
    'file',
  ],
];
