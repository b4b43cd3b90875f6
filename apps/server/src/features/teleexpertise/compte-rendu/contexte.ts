import type { ContenuCompteRenduT } from '@orapont/contract/compte-rendu';
import type { DemandeFigeeT } from '@orapont/contract/demande-figee';
import type { ContenuLectureT } from '@orapont/contract/lecture';
import { Erreur } from '@orapont/domain/erreurs';
import type { NatureActe } from '@orapont/domain/teleexpertise/circuit';
import { type EtatActe, transition } from '@orapont/domain/teleexpertise/etat';
import type { SessionSoin } from '../../../kernel/session.ts';
import type { MediaSitue } from '../../medias/ports.ts';
import type { LigneActe } from '../demande/demande-repository.ts';
import { exigerAccord } from '../demande/eligibilite.ts';
import { enFace } from '../lecture/acces.ts';
import { type ImageMesuree, mesuresDesImages } from '../lecture/acte-partage-repository.ts';
import { actesChezSoi } from '../lecture/actes-chez-soi.ts';
import { exigerChart } from '../lecture/brouillon.ts';
import { demandeDe, rejuger } from '../lecture/eligibilite.ts';
import type { DepsCompteRendu } from './deps.ts';

export type Evenement = 'RENDRE' | 'CORRIGER';

/** What a signature stands on, read once through the wall. */
export type Contexte = {
  readonly proprietaireId: string;
  readonly dossierProprietaireId: string;
  readonly demande: DemandeFigeeT;
  readonly demandeEmpreinte: string;
  readonly medias: readonly MediaSitue[];
  readonly mesures: readonly ImageMesuree[];
  readonly eligibilite: Pick<ContenuCompteRenduT, 'eligibilite' | 'quota'>;
};

/**
 * Reads the act and runs every rule a last time: an answer to a request that has lost its consent, its link or its requis is not
 * signed. A correction does not ask again what was true on the day of the answer.
 *
 * @rule TE-02, TE-07, TE-08, TE-12, TE-14
 */
export async function lireContexte(
  deps: DepsCompteRendu,
  session: SessionSoin,
  acteId: string,
  {
    evenement,
    lecture,
    surApercus,
  }: {
    readonly evenement: Evenement;
    readonly lecture: ContenuLectureT;
    readonly surApercus?: boolean | undefined;
  },
): Promise<Contexte> {
  const locales = await actesChezSoi(deps, session, acteId);
  return enFace(deps, session, acteId, { verrou: false }, async (tx, acte) => {
    exigerEtape(acte, evenement);
    const demande = demandeDe(acte);
    const images = demande.medias.map(({ id }) => id);
    const mesures = await mesuresDesImages(tx, images);
    exigerChart(lecture.chart, mesures);
    const { verdict } = await rejuger(tx, deps, acte, {
      moment: 'SIGNATURE',
      requisId: session.professionnelId,
      siteId: acte.requis_site_id,
      locales: locales(session.professionnelId),
      ailleurs: lecture.reponse.actesAilleurs,
    });
    if (evenement === 'RENDRE') exigerAccord(verdict);
    const medias = await deps.medias.situer(tx, images);
    // Decision 0020: never without saying so, neither to whoever signs nor in what he signs.
    if (!surApercus && medias.some((media) => media.surApercu))
      throw new Erreur('REGLE_NON_RESPECTEE', ['IMAGES_EN_APERCU']);
    return {
      proprietaireId: acte.organisation_id,
      dossierProprietaireId: acte.dossier_id,
      demande,
      demandeEmpreinte: acte.demande_empreinte ?? '',
      medias,
      mesures,
      eligibilite: {
        quota: verdict.quota,
        eligibilite: {
          versionRegles: verdict.versionRegles,
          avertissements: verdict.avertissements.map(({ phrase }) => phrase),
        },
      },
    };
  });
}

function exigerEtape(acte: LigneActe, evenement: Evenement): void {
  const suite = transition(acte.nature as NatureActe, acte.etat as EtatActe, evenement, 'REQUIS');
  if (!suite.accord) throw new Erreur('CONFLIT', ['TRANSITION_IMPOSSIBLE']);
}
