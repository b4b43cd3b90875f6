import * as contrat from '@orapont/contract/media';
import { PHRASES_REJET } from '@orapont/contract/media-rejet';
import * as envoi from '@orapont/contract/televersement';
import { Erreur } from '@orapont/domain/erreurs';
import { trouverActe } from '../../kernel/acte-repository.ts';
import { mount, type Serveur } from '../../kernel/mount.ts';
import { appelant, enSoin, type Session } from '../../kernel/session.ts';
import { receptionDe } from './apercu.ts';
import type { DepsMedias } from './deps.ts';
import { finaliser } from './finaliser.ts';
import { decrire, lister, suivre } from './lister.ts';
import type { Media } from './media-repository.ts';
import { modifier, restaurer, supprimer } from './modifier.ts';
import { servir, servirCoupe } from './servir.ts';
import { televerser } from './televerser.ts';

export function mediasRoutes(serveur: Serveur, deps: DepsMedias): void {
  routesTeleversement(serveur, deps);
  mount(serveur, contrat.deposerMedia, async ({ session, body }) => {
    const { media, doublon, refus } = await finaliser(deps, session, body);
    const decrit = await enContrat(deps, session, media);
    return {
      media: refus
        ? { ...decrit, etat: 'REJETE' as const, rejet: { code: refus, phrase: PHRASES_REJET[refus] } }
        : decrit,
      doublon,
      ...(body.lecture ? { lectureRecue: receptionDe({ media, doublon }, body.lecture) } : {}),
    };
  });
  mount(serveur, contrat.listerMedias, ({ session, params }) => lister(deps, session, params.id));
  mount(serveur, contrat.suivreMedias, ({ session, params }) => suivre(deps, session, params.id));
  mount(serveur, contrat.lireMedia, ({ session, params, query, requete, reponse }) =>
    servir(
      deps,
      session,
      {
        mediaId: params.id,
        rendu: params.rendu,
        acteId: query.acte,
        prechargement: query.prechargement === '1',
        version: query.v,
      },
      { requete, reponse },
    ),
  );
  mount(serveur, contrat.lireCoupe, ({ session, params, query, requete, reponse }) =>
    servirCoupe(
      deps,
      session,
      {
        mediaId: params.id,
        numero: params.numero,
        acteId: query.acte,
        prechargement: false,
        version: query.v,
      },
      { requete, reponse },
    ),
  );
  mount(serveur, contrat.modifierMedia, async ({ session, params, body }) => ({
    media: await modifier(deps, session, params.id, body),
  }));
  mount(serveur, contrat.supprimerMedia, async ({ session, params }) => {
    await supprimer(deps, session, params.id);
    return { fait: true as const };
  });
  mount(serveur, contrat.restaurerMedia, async ({ session, params }) => ({
    media: await restaurer(deps, session, params.id),
  }));
}

/** tus reads the body itself, chunk after chunk: fastify must leave it alone. */
function routesTeleversement(serveur: Serveur, deps: DepsMedias): void {
  serveur.app.addContentTypeParser('application/offset+octet-stream', (_requete, _corps, suite) =>
    suite(null),
  );
  for (const route of [
    envoi.ouvrirTeleversement,
    envoi.suivreTeleversement,
    envoi.poursuivreTeleversement,
    envoi.abandonnerTeleversement,
  ])
    mount(serveur, route, ({ session, requete, reponse }) => televerser(deps, session, requete, reponse));
}

async function enContrat({ bd }: DepsMedias, session: Session, media: Media): Promise<contrat.MediaT> {
  return bd.organisation(appelant(enSoin(session)), async (tx) => {
    const acte = await trouverActe(tx, media.acteId, { verrou: false });
    const [decrit] = acte ? await decrire(tx, acte, [media]) : [];
    if (!decrit) throw new Erreur('INTROUVABLE');
    return decrit;
  });
}
