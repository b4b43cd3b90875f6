import { formaterDate, jourParis } from '@orapont/domain/dates';
import {
  attendReponse,
  DELAI_EXPIRATION_JOURS,
  type EtatActe,
  transition,
} from '@orapont/domain/teleexpertise/etat';
import { type MessageACompose, RefusMessagerie } from '../../courrier/ports.ts';
import type { DepsComposition } from './deps.ts';
import { ecrireLettre, lireActeDeLEnvoi } from './lettre-du-requis.ts';

type Composer = (deps: DepsComposition, organisationId: string, envoiId: string) => Promise<MessageACompose>;

const TITRE = 'Demande sans réponse';
const SUITES = 'Vous pouvez choisir un autre professionnel, ou organiser un examen en présence du patient.';

/** Who asked by mail learns by mail that nobody has answered in time, as the two sides of any other request do. @rule TE-06 */
export const composerRetard: Composer = async (deps, organisationId, envoiId) => {
  const lue = await lireActeDeLEnvoi(deps, organisationId, envoiId);
  const { acte, demande, envoi } = lue;
  if (!attendReponse(acte.etat as EtatActe)) throw new RefusMessagerie('SANS_OBJET');
  const texte = [
    `La demande ${demande.numero} du ${jour(demande.envoyeLe)} n’a pas encore de réponse. Elle peut encore en recevoir une.`,
    ...(transition(demande.nature, 'ENVOYEE', 'EXPIRER', 'SYSTEME').accord
      ? [
          `Sans réponse ${DELAI_EXPIRATION_JOURS} jours après son délai, elle sera close et vous en serez prévenu.`,
        ]
      : []),
  ].join(' ');
  return ecrireLettre(deps, lue, {
    quoi: 'retard',
    suffixe: 'A',
    titre: TITRE,
    objet: { type: 'SANS_REPONSE', texte },
    le: envoi.creeLe,
    paragraphes: [texte, SUITES],
  });
};

/** And that it is over. @rule TE-06 */
export const composerExpiration: Composer = async (deps, organisationId, envoiId) => {
  const lue = await lireActeDeLEnvoi(deps, organisationId, envoiId);
  const { acte, demande, envoi } = lue;
  if (acte.etat !== 'EXPIREE') throw new RefusMessagerie('SANS_OBJET');
  const texte = `La demande ${demande.numero} du ${jour(demande.envoyeLe)} est restée sans réponse\u00a0: elle est close, et personne n’y a plus accès.`;
  return ecrireLettre(deps, lue, {
    quoi: 'expiration',
    suffixe: 'X',
    titre: TITRE,
    objet: { type: 'SANS_REPONSE', texte },
    le: envoi.creeLe,
    paragraphes: [texte, SUITES],
  });
};

const jour = (le: string): string => formaterDate(jourParis(le));
