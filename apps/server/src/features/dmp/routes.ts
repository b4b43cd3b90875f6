import * as contrat from '@orapont/contract/dmp';
import { Erreur } from '@orapont/domain/erreurs';
import { mount, type Serveur } from '../../kernel/mount.ts';
import type { DepotBacASable } from './ports.ts';

/** Open to whoever is on this machine's page, and absent from an installation that feeds the real DMP. */
export function dmpRoutes(serveur: Serveur, depots: DepotBacASable | undefined): void {
  if (!depots) return;
  mount(serveur, contrat.lireDepots, async () => ({
    documents: (await depots.lister()).map((document) => ({
      ...document,
      masquages: [...document.masquages],
    })),
    fermes: [...(await depots.fermes())],
  }));
  mount(serveur, contrat.telechargerDepot, async ({ params, reponse }) => {
    const octets = await depots.lire(params.identifiant);
    if (!octets) throw new Erreur('INTROUVABLE');
    // Saved, never opened as a page of ours.
    return reponse
      .header('content-disposition', `attachment; filename="${params.identifiant}.xml"`)
      .header('cache-control', 'no-store')
      .type('application/octet-stream')
      .send(Buffer.from(octets));
  });
  mount(serveur, contrat.fermerEspace, async ({ body }) => {
    await depots.fermer(body.matricule, body.ferme);
    return { fait: true as const };
  });
}
