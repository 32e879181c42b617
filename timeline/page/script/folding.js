/* Texts without what a search overlooks: capitals, accents, kinds of dashes. */

const MARKS = /[\u0300-\u036f\u064b-\u065f]/g;
const LETTERS = { æ: "ae", ð: "d", đ: "d", ı: "i", ł: "l", ø: "o", œ: "oe", ß: "ss", þ: "th" };
const SIGNS = [
  [/[‘’‚‛ʼ′]/g, "'"],
  [/[“”„«»″]/g, '"'],
  [/[‐‑‒–—―−]/g, "-"],
];

function fold(text) {
  const plain = text.normalize("NFKD").replace(MARKS, "").toLowerCase();
  const letters = plain.replace(/[æðđıłøœßþ]/g, (letter) => LETTERS[letter]);
  return SIGNS.reduce((folded, [sign, plainer]) => folded.replace(sign, plainer), letters);
}
