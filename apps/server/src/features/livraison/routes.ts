import * as livraison from '@orapont/contract/livraison';
import * as tournee from '@orapont/contract/tournee';
import { mount, type Serveur } from '../../kernel/mount.ts';
import { enAppareil, enSoin } from '../../kernel/session.ts';
import { lister, resoudre } from './conflits.ts';
import { emporter } from './emporter.ts';
import { inventorier, rendre } from './inventorier.ts';
import { livrerMedia } from './livrer-media.ts';
import { livrerPli } from './livrer-pli.ts';
import type { DepsLivraison } from './ports.ts';
import { retirerMedia } from './retirer-media.ts';
import { televerser } from './televerser-appareil.ts';

/** What leaves with a tablet, what comes back with it, and what a person then has to check. */
export function livraisonRoutes(serveur: Serveur, deps: DepsLivraison): void {
  mount(serveur, tournee.emporterTournee, ({ params, body, session }) =>
    emporter(deps, enSoin(session), params.id, body),
  );
  mount(serveur, tournee.listerConflits, ({ query, session }) =>
    lister(deps, enSoin(session), { tournee: query.tournee, resolus: query.resolus === '1' }),
  );
  mount(serveur, tournee.resoudreConflit, ({ params, body, session, cle }) =>
    resoudre(deps, enSoin(session), params.id, body, cle),
  );
  mount(serveur, livraison.livrerPli, ({ body, session }) => livrerPli(deps, enAppareil(session), body));
  mount(serveur, livraison.livrerMedia, ({ body, session }) => livrerMedia(deps, enAppareil(session), body));
  mount(serveur, livraison.retirerMedia, ({ params, session }) =>
    retirerMedia(deps, enAppareil(session), params.id),
  );
  mount(serveur, livraison.inventorier, ({ body, session }) => inventorier(deps, enAppareil(session), body));
  mount(serveur, livraison.rendreEmport, ({ params, session }) =>
    rendre(deps, enAppareil(session), params.id),
  );
  for (const route of [
    livraison.ouvrirTeleversementAppareil,
    livraison.suivreTeleversementAppareil,
    livraison.poursuivreTeleversementAppareil,
    livraison.abandonnerTeleversementAppareil,
  ])
    mount(serveur, route, ({ session, requete, reponse }) =>
      televerser(deps, enAppareil(session), requete, reponse),
    );
}
