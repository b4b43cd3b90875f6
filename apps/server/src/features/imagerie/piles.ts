import { enPiles } from '@orapont/domain/imagerie/piles';
import type { SourceAleatoire } from '../medias/ports.ts';
import type { Objets } from '../objets/ports.ts';
import type { Instance } from './instance-repository.ts';
import { objetDe } from './objets-imagerie.ts';

/** Pictures that are opened as one, and the one among them that stands for all: its id is the pile's, its copy theirs. */
export type Pile = { readonly tete: Instance; readonly instances: readonly Instance[] };

/** Of those that can be shown. */
export const pilesDe = (instances: readonly Instance[]): readonly Pile[] =>
  enPiles(instances.filter(({ etat }) => etat === 'PRETE')).flatMap(enPile);

export function enPile(instances: readonly Instance[]): readonly Pile[] {
  const tete = instances.find(({ copie }) => copie !== null) ?? instances[0];
  return tete ? [{ tete, instances }] : [];
}

/** A picture that came after the copy was made makes it stale. */
export const estCopiee = ({ tete, instances }: Pile): boolean => tete.copie?.de === instances.length;

const BLOC = 512;

type Partie = SourceAleatoire;

/**
 * The files of a pile as one: the only one as it is, several behind small headers, as `tar` does. Nothing is held, nothing is
 * written: each part is decrypted when it is read.
 *
 * @source POSIX.1-2017 « ustar »
 */
export function sourceDe(objets: Pick<Objets, 'lire'>, instances: readonly Instance[]): SourceAleatoire {
  const fichiers = instances.map((instance): Partie => {
    const ref = objetDe(instance, 'original');
    return { taille: instance.octets, lire: (debut, fin) => objets.lire(ref, { debut, fin }) };
  });
  const [seul, ...autres] = fichiers;
  if (seul && autres.length === 0) return seul;
  return bout([
    ...fichiers.flatMap((fichier, rang) => [
      enMemoire(entete(rang, fichier.taille)),
      fichier,
      enMemoire(Buffer.alloc((BLOC - (fichier.taille % BLOC)) % BLOC)),
    ]),
    enMemoire(Buffer.alloc(2 * BLOC)),
  ]);
}

/** One after the other. */
function bout(parties: readonly Partie[]): SourceAleatoire {
  return {
    taille: parties.reduce((somme, { taille }) => somme + taille, 0),
    async *lire(debut, fin) {
      let ici = 0;
      for (const { taille, lire } of parties) {
        const [de, a] = [Math.max(0, debut - ici), Math.min(taille, fin - ici)];
        if (de < a) yield* lire(de, a);
        ici += taille;
      }
    },
  };
}

const enMemoire = (octets: Buffer): Partie => ({
  taille: octets.length,
  async *lire(debut, fin) {
    yield octets.subarray(debut, fin);
  },
});

function entete(rang: number, taille: number): Buffer {
  const octets = Buffer.alloc(BLOC);
  octets.write(`${rang}.dcm`, 0);
  octets.write(taille.toString(8).padStart(11, '0'), 124);
  octets.write('0', 156);
  octets.write('ustar', 257);
  octets.write('00', 263);
  return octets;
}
