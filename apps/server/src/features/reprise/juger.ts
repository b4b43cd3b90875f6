import type { ManifesteT } from '@orapont/contract/export';
import type { Sort } from '@orapont/contract/reprise';
import { formaterDate } from '@orapont/domain/dates';
import { normaliserNom, sontHomonymes } from '@orapont/domain/identite/nom';
import type { DossierRepris } from './lire-donnees.ts';
import type { Connu } from './reprise-repository.ts';

export type Jugement = { readonly sort: Sort; readonly motif: string };

const dit = (sort: Sort, motif = ''): Jugement => ({ sort, motif });

const HISTORIQUE = /\/(demandes|odontogrammes|traces)\.csv$/;

/** What is said of the files of a record that waits: once for each in the report, not on the screen. */
export const DOSSIER_EN_ATTENTE = 'Son dossier attend une personne.';

/** What a file is for whoever takes it in, whatever its record. */
export function jugerNature({
  nature,
  chemin,
  dossierId,
}: Pick<ManifesteT['fichiers'][number], 'nature' | 'chemin' | 'dossierId'>): Jugement {
  if (nature === 'PHOTO_IDENTITE')
    return dit('A_VOIR', 'L’accord pour cette photographie est à recueillir de nouveau ici.');
  if (nature === 'FHIR' || nature === 'LISEZ_MOI') return dit('LISIBLE');
  if (dossierId === null)
    return nature === 'DONNEES'
      ? dit('A_VOIR', 'Matériel, protocoles et tournées ne sont pas repris\u00a0: recréez-les ici.')
      : dit('LISIBLE');
  if (nature === 'TABLEAU') return HISTORIQUE.test(chemin) ? dit('A_CREER') : dit('LISIBLE');
  return dit('A_CREER');
}

/**
 * Whether a record may be made here. The same id is the same record only when it names the same person; someone who could be another one
 * is for a person to settle.
 *
 * @rule ID-INS
 */
export function jugerDossier(
  { id, fiche }: DossierRepris,
  connus: readonly Connu[],
  archive: ReadonlySet<string>,
): Jugement {
  // Two records of one archive were two people where they come from: they are not compared again.
  const proches = connus.filter((connu) => connu.id === id || !archive.has(connu.id));
  const attend = (motif: string) =>
    dit(
      'A_VOIR',
      `${fiche.nomNaissance} ${fiche.prenoms[0] ?? ''}, ${formaterDate(fiche.dateNaissance)}\u00a0: ${motif}`,
    );
  const traits = (nom: string, prenoms: readonly string[], date: string) =>
    `${normaliserNom(nom)}|${normaliserNom(prenoms[0] ?? '')}|${date}`;
  const siens = traits(fiche.nomNaissance, fiche.prenoms, fiche.dateNaissance);
  const meme = proches.find((connu) => connu.id === id);
  if (meme)
    return traits(meme.nom_naissance, meme.prenoms, meme.date_naissance) === siens
      ? dit('DEJA')
      : attend('un dossier qui porte le même identifiant nomme une autre personne.');
  if (
    fiche.identifiantExterne !== null &&
    connus.some((c) => c.id !== id && c.identifiant_externe === fiche.identifiantExterne)
  )
    return attend('un autre dossier d’ici porte le même identifiant du logiciel de soins.');
  const homonyme = proches.some((connu) =>
    sontHomonymes(
      {
        nomNaissance: fiche.nomNaissance,
        premierPrenom: fiche.prenoms[0] ?? '',
        dateNaissance: fiche.dateNaissance,
      },
      {
        nomNaissance: connu.nom_naissance,
        premierPrenom: connu.prenoms[0] ?? '',
        dateNaissance: connu.date_naissance as typeof fiche.dateNaissance,
      },
    ),
  );
  return homonyme
    ? attend(
        'un dossier d’ici pourrait être la même personne\u00a0: comparez-les avant de reprendre celui-ci.',
      )
    : dit('A_CREER');
}
