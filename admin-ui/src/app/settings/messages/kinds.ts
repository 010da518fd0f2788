import { fr } from '../../../words/fr';
import { say, type Word } from '../../../words';

/** What a message says, by its stable name; one that this screen does not know yet stands as it is. */
export function messageWord(kind: string) {
  const key = `MessageKind.${kind}`;
  return key in fr ? say(key as Word) : kind;
}
