// Papa Parse and SheetJS, which reads a .csv as Excel does: papaparse|sheetjs|jsonl FILE...
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(process.env.NODE_HOME + "/package.json");
const shown = (value) => (value instanceof Date ? value.toISOString() : (value ?? null));

const readers = {
  papaparse: (file) => {
    const Papa = require("papaparse");
    const { data, errors } = Papa.parse(readFileSync(file, "utf-8"), { dynamicTyping: true });
    if (errors.length) throw new Error(JSON.stringify(errors));
    return data.slice(0, -1); // what is behind the last line break
  },
  sheetjs: (file) => {
    const XLSX = require("xlsx");
    const book = XLSX.read(readFileSync(file), { type: "buffer", cellDates: true });
    const sheet = book.Sheets[book.SheetNames[0]];
    for (const [place, cell] of Object.entries(sheet))
      if (cell.f) throw new Error(`${place} is the formula ${cell.f}`);
    return XLSX.utils.sheet_to_json(sheet, { header: 1, raw: true, defval: null, UTC: true });
  },
  jsonl: (file) => readFileSync(file, "utf-8").trimEnd().split("\n").map((line) => JSON.parse(line)),
};

const [name, ...files] = process.argv.slice(2);
const rows = (file) => readers[name](file).map((row) => (Array.isArray(row) ? row.map(shown) : row));
process.stdout.write(JSON.stringify(files.map(rows)));
