import * as contrat from '@orapont/contract/transmission';
import { mount, type Serveur } from '../../../kernel/mount.ts';
import { enSoin } from '../../../kernel/session.ts';
import { apercevoir } from './apercevoir.ts';
import type { DepsTransmission } from './deps.ts';
import { viser } from './destinataire.ts';
import { envoyer } from './envoyer.ts';
import { lister, relancer, revoquer } from './suivre.ts';

/** What leaves a record by secure mail: one document, or all of them with a signed authorisation. */
export function transmissionRoutes(serveur: Serveur, deps: DepsTransmission): void {
  mount(serveur, contrat.apercevoirTransmission, ({ session, params }) =>
    apercevoir(deps, enSoin(session), params.id),
  );
  mount(serveur, contrat.lireDestinataire, async ({ session, body }) => {
    const { destinataire, destinataireLieu, adresse } = await viser(deps, enSoin(session), body);
    return {
      nom: `${destinataire.prenom} ${destinataire.nom}`.trim(),
      profession: [destinataire.professionLibelle, destinataire.savoirFaireLibelle]
        .filter(Boolean)
        .join(', '),
      lieu: [destinataireLieu.nom, destinataireLieu.adresse].filter(Boolean).join(', '),
      adresse,
    };
  });
  mount(serveur, contrat.transmettre, ({ session, params, body, cle }) =>
    envoyer(deps, enSoin(session), params.id, body, cle),
  );
  mount(serveur, contrat.listerTransmissions, ({ session, params }) =>
    lister(deps, enSoin(session), params.id),
  );
  mount(serveur, contrat.revoquerTransmission, ({ session, params, body, cle }) =>
    revoquer(deps, enSoin(session), params.id, body, cle),
  );
  mount(serveur, contrat.relancerTransmission, ({ session, params, cle }) =>
    relancer(deps, enSoin(session), params.id, cle),
  );
}
