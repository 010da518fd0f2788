const plain = (text: string) => text.normalize('NFD').replace(/\p{Diacritic}/gu, '').toLowerCase();

/** Those whose name holds every word typed, whatever accents and capitals; first those in which a word begins so. */
export function matching<T extends { name: string }>(all: readonly T[], typed: string): T[] {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  const begins = (name: string) => words.every(word => plain(name).split(/[^\p{L}\p{N}]+/u).some(part => part.startsWith(word)));
  return all.filter(each => words.every(word => plain(each.name).includes(word))).sort((one, other) => Number(begins(other.name)) - Number(begins(one.name)));
}
