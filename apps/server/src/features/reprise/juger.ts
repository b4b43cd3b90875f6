import type { Sort } from '@orapont/contract/reprise';
import { formaterDate } from '@orapont/domain/dates';
import { normaliserNom, sontHomonymes } from '@orapont/domain/identite/nom';
import type { Connu } from './dossier-repris-repository.ts';
import type { Personne } from './sources.ts';

/** `dossierId`: the record here, when it is not the one that the archive names. */
export type Jugement = { readonly sort: Sort; readonly motif: string; readonly dossierId?: string };

/** What is said of the files of a record that waits: once for each in the report, not on the screen. */
export const DOSSIER_EN_ATTENTE = 'Son dossier attend une personne.';
export const DOSSIER_NON_LU = 'Son dossier n’a pas pu être lu.';

export type ReglesDossier = {
  /** People of this archive: two of them were two people where they come from, they are not compared again. */
  readonly archive: ReadonlySet<string>;
  readonly numeroDeLEtablissement: boolean;
};

/**
 * Whether a record may be made here. The same id is the same record only when it names the same person; someone who could be another one
 * is for a person to settle.
 *
 * @rule ID-INS
 */
export function jugerDossier(
  { id, fiche }: Pick<Personne, 'id' | 'fiche'>,
  connus: readonly Connu[],
  { archive, numeroDeLEtablissement }: ReglesDossier,
): Jugement {
  const attend = (motif: string): Jugement => ({
    sort: 'A_VOIR',
    motif: `${fiche.nomNaissance} ${fiche.prenoms[0] ?? ''}, ${formaterDate(fiche.dateNaissance)}\u00a0: ${motif}`,
  });
  const siens = traits(fiche.nomNaissance, fiche.prenoms, fiche.dateNaissance);
  const memesTraits = (connu: Connu) =>
    traits(connu.nom_naissance, connu.prenoms, connu.date_naissance) === siens;
  const meme = connus.find((connu) => connu.id === id);
  if (meme)
    return memesTraits(meme)
      ? { sort: 'DEJA', motif: '' }
      : attend('un dossier qui porte le même identifiant nomme une autre personne.');
  const numerote =
    fiche.identifiantExterne === null
      ? undefined
      : connus.find((connu) => connu.identifiant_externe === fiche.identifiantExterne);
  if (numerote)
    return numeroDeLEtablissement && memesTraits(numerote) && numerote.sexe === fiche.sexe
      ? { sort: 'DEJA', motif: '', dossierId: numerote.id }
      : attend('un autre dossier d’ici porte le même identifiant du logiciel de soins.');
  const ailleurs = connus.filter((connu) => !archive.has(connu.id));
  return ailleurs.some((connu) => estHomonyme(fiche, connu))
    ? attend(
        'un dossier d’ici pourrait être la même personne\u00a0: comparez-les avant de reprendre celui-ci.',
      )
    : { sort: 'A_CREER', motif: '' };
}

const traits = (nom: string, prenoms: readonly string[], date: string) =>
  `${normaliserNom(nom)}|${normaliserNom(prenoms[0] ?? '')}|${date}`;

const estHomonyme = (fiche: Personne['fiche'], connu: Connu): boolean =>
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
  );
