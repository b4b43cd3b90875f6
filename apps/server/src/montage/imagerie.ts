import type { DepsImagerie } from '../features/imagerie/deps.ts';
import { gardienDimse } from '../features/imagerie/gardien.ts';
import { imagerieRoutes } from '../features/imagerie/routes.ts';
import { imagerieTravaux } from '../features/imagerie/travaux-imagerie.ts';
import { joindre } from '../features/medias/joindre.ts';
import { lecteurDeMedias } from '../features/medias/lire.ts';
import { supprimer } from '../features/medias/modifier.ts';
import { mediasRoutes } from '../features/medias/routes.ts';
import { mediasTravaux } from '../features/medias/travaux-medias.ts';
import type { Serveur } from '../kernel/mount.ts';
import type { Exterieur } from './exterieur.ts';

export function monterMedias(serveur: Serveur, ext: Exterieur): void {
  const deps = { ...ext, televersements: ext.magasin, tus: ext.televersements };
  mediasRoutes(serveur, deps);
  mediasTravaux(ext.travaux, deps);
}

export function depsImagerie(ext: Exterieur): DepsImagerie {
  const { config } = ext;
  const medias = { ...ext, televersements: ext.magasin, tus: ext.televersements };
  return {
    ...ext,
    televersements: ext.magasin,
    tus: ext.televersementsLots,
    medias: lecteurDeMedias(ext),
    joindre: (session, image, source) => joindre(medias, session, image, source),
    retirer: async (session, mediaId) => {
      await supprimer(medias, session, mediaId);
    },
    origine: config.origine,
    port: config.dicom?.port ?? null,
  };
}

export function monterImagerie(serveur: Serveur, ext: Exterieur): void {
  const deps = depsImagerie(ext);
  imagerieRoutes(serveur, deps);
  imagerieTravaux(deps);
}

/** The DICOM door, when a port was given: answers how to close it. */
export async function ouvrirPorteDicom(ext: Exterieur): Promise<() => Promise<void>> {
  const porte = await ext.porteDicom?.ouvrir(gardienDimse(depsImagerie(ext)));
  return async () => porte?.fermer();
}
