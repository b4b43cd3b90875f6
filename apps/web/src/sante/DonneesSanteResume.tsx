import { type DateCivile, formaterDate } from '@orapont/domain/dates';
import {
  type Consommation,
  type DonneesSante,
  LIBELLE_ANCIENNETE,
  LIBELLE_SITUATION,
  type Lignes,
  SITUATIONS,
} from '@orapont/domain/sante/donnees';
import { DescriptionList } from '../ui/DescriptionList.tsx';
import { TEXTES_SANTE as T } from './textes.ts';

/** The set as it reads: what was said, and what was not asked. */
export function DonneesSanteResume({ donnees }: { readonly donnees: DonneesSante }) {
  return (
    <DescriptionList
      items={[
        { term: T.recueillies, definition: formaterDate(donnees.recueilliesLe) },
        { term: T.plainte, definition: dire(donnees.plainte) },
        { term: T.allergies, definition: <Rangees lignes={donnees.allergies} /> },
        { term: T.traitements, definition: <Rangees lignes={donnees.traitements} /> },
        { term: T.antecedents, definition: <Rangees lignes={donnees.antecedents} /> },
        ...REPONSES.flatMap((reponse) => repondues(donnees, reponse)),
        { term: T.tabac, definition: consommation(donnees.tabac) },
        { term: T.alcool, definition: consommation(donnees.alcool) },
        { term: T.questions, definition: sansReponse(donnees) },
      ]}
    />
  );
}

/** What was answered « yes » comes first; what was answered « no » stands together, and can be run over. */
const REPONSES = ['OUI', 'NE_SAIT_PAS', 'NON'] as const;

function repondues({ situations }: DonneesSante, reponse: (typeof REPONSES)[number]) {
  const libelles = SITUATIONS.filter((s) => situations[s] === reponse).map((s) => LIBELLE_SITUATION[s]);
  if (libelles.length === 0) return [];
  const definition = (
    <ul>
      {libelles.map((libelle) => (
        <li key={libelle}>{libelle}</li>
      ))}
    </ul>
  );
  return [{ term: T.repondu[reponse], definition }];
}

function dire(plainte: DonneesSante['plainte']): string {
  if (plainte === 'AUCUNE_PLAINTE') return T.plainteAucune;
  if (plainte === 'NON_RENSEIGNE') return T.nonRenseigne;
  return [
    plainte.description,
    `${T.depuis.toLocaleLowerCase('fr')}\u00a0: ${LIBELLE_ANCIENNETE[plainte.depuis]}`,
    plainte.douleurEva === null ? '' : `douleur ${plainte.douleurEva} sur 10`,
    plainte.tailleMm === null ? '' : `${plainte.tailleMm} mm`,
  ]
    .filter((morceau) => morceau !== '')
    .join(', ');
}

function Rangees({ lignes }: { readonly lignes: Lignes }) {
  if (lignes === 'AUCUN_CONNU') return T.aucun;
  if (lignes === 'NON_RENSEIGNE') return T.nonRenseigne;
  return (
    <ul>
      {lignes.map(({ libelle, debut, fin }) => (
        <li key={`${libelle} ${debut}`}>
          {libelle}
          {periode(debut, fin)}
        </li>
      ))}
    </ul>
  );
}

function periode(debut: DateCivile | null, fin: DateCivile | null): string {
  if (debut && fin) return ` (du ${formaterDate(debut)} au ${formaterDate(fin)})`;
  if (debut) return ` (depuis le ${formaterDate(debut)})`;
  return fin ? ` (terminé le ${formaterDate(fin)})` : '';
}

const consommation = ({ etat, precision }: Consommation) =>
  [T.consommations[etat], precision].filter((morceau) => morceau !== '').join(', ');

function sansReponse({ situations }: DonneesSante): string {
  const nombre = SITUATIONS.filter((s) => (situations[s] ?? 'NON_RENSEIGNE') === 'NON_RENSEIGNE').length;
  return nombre === 0
    ? 'Toutes les questions ont une réponse.'
    : `${nombre} sans réponse sur ${SITUATIONS.length}.`;
}
