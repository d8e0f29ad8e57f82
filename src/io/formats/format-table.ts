/** A file format that is not CSV. */
export interface Format {
  readonly what: string;
  /** The first bytes, as a byte string; undefined for a format that is recognized by its name or first character. */
  readonly magic?: string;
  /** True if a control character must follow `magic`, with which text may begin. */
  readonly isBinary?: boolean;
  /** The suffixes of names. */
  readonly suffixes: readonly string[];
  /** False for suffixes that CSV files also have, so that only the bytes decide. */
  readonly isByName?: boolean;
  /** The command that converts it to CSV. */
  readonly hint: string;
}

const DUCKDB = `convert it first: duckdb -c "COPY (FROM 'FILE') TO 'FILE.csv'"`;
const PANDAS = (reader: string): string =>
  `convert it first: python -c "import pandas; pandas.${reader}('FILE').to_csv('FILE.csv', index=False)"`;
const SAVE_SHEET = 'save the sheet as CSV';
const SQLITE = 'export a table: sqlite3 -header -csv FILE "SELECT * FROM NAME" > FILE.csv';

/** JSON, recognized by its first character. */
export const JSON_FORMAT: Format = {
  what: 'JSON',
  suffixes: ['.json', '.jsonl', '.ndjson', '.geojson'],
  hint: `convert it first: duckdb -c "COPY (FROM read_json('FILE')) TO 'FILE.csv'"`,
};

/** HTML and XML. */
export const MARKUP_FORMAT: Format = {
  what: 'an HTML or XML document',
  suffixes: ['.html', '.htm', '.xml'],
  hint: 'it may be an error page: download the data as CSV',
};

/** All recognized formats. */
export const FORMATS: readonly Format[] = [
  {
    what: 'Parquet data',
    magic: 'PAR1',
    isBinary: true,
    suffixes: ['.parquet', '.pq'],
    hint: DUCKDB,
  },
  {
    what: 'Arrow data',
    magic: 'ARROW1\0\0',
    suffixes: ['.arrow', '.ipc'],
    hint: PANDAS('read_feather'),
  },
  {
    what: 'Arrow data',
    magic: '\xff\xff\xff\xff',
    suffixes: ['.arrows'],
    hint: PANDAS('read_feather'),
  },
  {
    what: 'Feather data',
    magic: 'FEA1',
    isBinary: true,
    suffixes: ['.feather'],
    hint: PANDAS('read_feather'),
  },
  { what: 'ORC data', magic: 'ORC', isBinary: true, suffixes: ['.orc'], hint: PANDAS('read_orc') },
  { what: 'Avro data', magic: 'Obj\x01', suffixes: ['.avro'], hint: DUCKDB },
  {
    what: 'HDF5 data',
    magic: '\x89HDF\r\n\x1a\n',
    suffixes: ['.h5', '.hdf5'],
    hint: PANDAS('read_hdf'),
  },
  {
    what: 'a NumPy array',
    magic: '\x93NUMPY',
    suffixes: ['.npy', '.npz'],
    hint: 'write it with numpy.savetxt',
  },
  {
    what: 'an SQLite database',
    magic: 'SQLite format 3\0',
    suffixes: ['.sqlite', '.sqlite3'],
    hint: SQLITE,
  },
  {
    what: 'a PDF document',
    magic: '%PDF-',
    suffixes: ['.pdf'],
    hint: 'extract the table as CSV first',
  },
  {
    what: 'a zip archive or an Excel workbook',
    magic: 'PK\x03\x04',
    suffixes: ['.zip'],
    hint: 'unpack it, or save the sheet as CSV',
  },
  { what: 'an Excel workbook', suffixes: ['.xlsx', '.xlsm', '.xlsb'], hint: SAVE_SHEET },
  { what: 'an OpenDocument sheet', suffixes: ['.ods'], hint: SAVE_SHEET },
  {
    what: 'an old Excel workbook',
    magic: '\xd0\xcf\x11\xe0',
    suffixes: ['.xls'],
    isByName: false,
    hint: SAVE_SHEET,
  },
  {
    what: 'xz data',
    magic: '\xfd7zX',
    suffixes: ['.xz'],
    hint: 'decompress it first: xzcat FILE | discretize ...',
  },
  {
    what: 'bzip2 data',
    magic: 'BZh91AY&SY',
    suffixes: ['.bz2'],
    hint: 'decompress it first: bzcat FILE | discretize ...',
  },
  { what: '7z data', magic: '7z\xbc\xaf\x27\x1c', suffixes: ['.7z'], hint: 'unpack it first' },
  {
    what: 'lz4 data',
    magic: '\x04\x22\x4d\x18',
    suffixes: ['.lz4'],
    hint: 'decompress it first: lz4cat FILE | discretize ...',
  },
  JSON_FORMAT,
  MARKUP_FORMAT,
];
