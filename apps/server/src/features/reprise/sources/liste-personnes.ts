import { ecrireCsv } from '@orapont/domain/facturation/csv';
import { normaliserNom } from '@orapont/domain/identite/nom';
import { unSeul } from '../../../kernel/octets.ts';
import type { PersonneLue, TableauLu } from '../ports.ts';
import type { CadreSource, Piece, PieceDite } from '../sources.ts';
import { nomComparable } from './liste-fichiers.ts';

/** A list of people, row by row. */
export type ListeLue = {
  readonly chemin: string;
  readonly tableau: TableauLu;
  readonly lues: readonly PersonneLue[];
};

/** What is known of all the lists of an archive before the first row is judged, and the rows that were met since. */
export type Registre = {
  readonly cadre: CadreSource;
  /** Numbers that several people bear: a file of that number could be anyone's. */
  readonly disputes: ReadonlyMap<string, string>;
  /** By what is someone's alone. */
  readonly vues: Map<string, string>;
};

export function registreDe(cadre: CadreSource, listes: readonly ListeLue[]): Registre {
  const rangees = listes.flatMap(({ chemin, lues }) =>
    lues.flatMap((lue) => {
      const { identifiantExterne } = lue.fiche;
      const ou = `${chemin}, ligne ${lue.numero}`;
      return identifiantExterne === null
        ? []
        : [{ numero: nomComparable(identifiantExterne), traits: traitsDe(lue), ou }];
    }),
  );
  const disputes = [...Map.groupBy(rangees, ({ numero }) => numero)].filter(
    ([, portent]) => new Set(portent.map(({ traits }) => traits)).size > 1,
  );
  return {
    cadre,
    disputes: new Map(
      disputes.map(([numero, portent]) => [numero, portent.map(({ ou }) => ou).join(' et ')]),
    ),
    vues: new Map(),
  };
}

/** The id of whoever bears that number: a folder or a list of pictures finds her by it. */
export const idDuNumero = ({ nommer }: CadreSource, numero: string): string =>
  nommer('LISTE', 'numero', nomComparable(numero));

const traitsDe = ({ fiche }: PersonneLue): string =>
  [
    normaliserNom(fiche.nomNaissance),
    normaliserNom(fiche.prenoms[0] ?? ''),
    fiche.dateNaissance,
    fiche.sexe,
  ].join('|');

/** A line is one person, refused with everything that is wrong with it, or one that the list has already. */
export function* piecesDePersonnes(
  { chemin: liste, tableau, lues }: ListeLue,
  registre: Registre,
  remarques: (rang: number) => string,
): Generator<Piece> {
  for (const [rang, lue] of lues.entries())
    yield enPiece(`${liste}, ligne ${lue.numero}`, lue, registre, {
      remarque: [...lue.avertissements, remarques(rang)].filter((phrase) => phrase !== '').join(' '),
      exacts: ecrireCsv([tableau.titres, tableau.rangees[rang]?.cases ?? []]),
    });
}

type Ecrit = { readonly remarque: string; readonly exacts: string };

function enPiece(chemin: string, lue: PersonneLue, registre: Registre, ecrit: Ecrit): Piece {
  const { cadre, vues } = registre;
  const numero = lue.fiche.identifiantExterne;
  const traits = traitsDe(lue);
  const id = numero === null ? cadre.nommer('LISTE', 'traits', traits) : idDuNumero(cadre, numero);
  const refus = (motif: string): PieceDite => ({
    ...{ genre: 'DITE', chemin, nature: 'PERSONNE', sort: 'REFUSE', motif, personneId: id },
  });
  if (lue.erreurs.length > 0) return refus([...lue.erreurs, ecrit.remarque].join(' ').trim());
  const deja = vues.get(id);
  if (deja !== undefined)
    return refus(`Même personne, ou même identifiant, que ${deja}\u00a0: gardez-en une.`);
  const attend = doute(registre, numero, traits);
  vues.set(id, chemin);
  if (!vues.has(traits)) vues.set(traits, chemin);
  const { fiche, chambre, entreeLe: depuis } = lue;
  return {
    genre: 'PERSONNE',
    chemin,
    nature: 'PERSONNE',
    type: 'text/csv',
    titre: 'Ligne de la liste avant la reprise',
    personne: { id, fiche, chambre, depuis, representants: [], sante: [] },
    octets: async () => unSeul(Buffer.from(ecrit.exacts)),
    ...(ecrit.remarque === '' ? {} : { remarque: ecrit.remarque }),
    ...(attend === undefined ? {} : { attend }),
  };
}

/** Why nobody but a person can say who this row is. */
function doute({ disputes, vues }: Registre, numero: string | null, traits: string): string | undefined {
  const dispute = numero === null ? undefined : disputes.get(nomComparable(numero));
  if (dispute !== undefined)
    return `Le même identifiant est écrit pour plusieurs personnes (${dispute})\u00a0: corrigez la liste.`;
  const semblable = vues.get(traits);
  return (
    semblable && `Mêmes nom, prénom, date et sexe que ${semblable}\u00a0: est-ce la même personne\u202f?`
  );
}
