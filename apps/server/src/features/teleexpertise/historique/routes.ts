import {
  lireBoucheDossier,
  lireHistoriqueLecture,
  lireImageGardee,
  lirePresentation,
} from '@orapont/contract/lecture-historique';
import { mount, type Serveur } from '../../../kernel/mount.ts';
import { enSoin } from '../../../kernel/session.ts';
import {
  boucheDuDossier,
  type DepsHistorique,
  historiqueDeLecture,
  presentationDuDossier,
} from './historique.ts';
import { imageGardee } from './image.ts';

/** What was signed before about the same mouth, for the reader and for the record. */
export function historiqueRoutes(serveur: Serveur, deps: DepsHistorique): void {
  mount(serveur, lireHistoriqueLecture, ({ session, params }) =>
    historiqueDeLecture(deps, enSoin(session), params.id),
  );
  mount(serveur, lireBoucheDossier, ({ session, params }) =>
    boucheDuDossier(deps, enSoin(session), params.id),
  );
  mount(serveur, lirePresentation, ({ session, params }) =>
    presentationDuDossier(deps, enSoin(session), params.id),
  );
  mount(serveur, lireImageGardee, async ({ session, params, reponse }) =>
    reponse
      .headers({
        'content-type': 'image/webp',
        'cache-control': 'private, max-age=3600, immutable',
        vary: 'cookie',
      })
      .send(await imageGardee(deps, enSoin(session), params)),
  );
}
