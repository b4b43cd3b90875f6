import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { creerDemande, modifierDemande } from '@orapont/contract/demande';
import {
  accepterLecture,
  enregistrerLecture,
  ouvrirLecture,
  REPONSE_VIERGE,
} from '@orapont/contract/lecture';
import { creerTournee } from '@orapont/contract/tournee';
import { jourParis } from '@orapont/domain/dates';
import { idDemo } from '../apps/server/src/bac-a-sable/demo/identifiants.ts';
import { CINQ_VUES, preparerDemande, professionnel, resident, site } from '../e2e/outils/acte.ts';
import { type Client, Refus } from '../e2e/outils/client.ts';

const racine = resolve(import.meta.dirname, '..');

export const acte = (cle: string, nature = 'TELEEXPERTISE_ESMS') => idDemo(`acte ${cle} ${nature}`);
export const EMILIE = 'emilie.roche';
export const CLAIRE = 'claire.moreau';
export const ADMIN = 'administration';

/** What the pictures of the guide show. */
export type Decor = Readonly<
  Record<
    'brouillon' | 'bloque' | 'sansImage' | 'tournee' | 'compteRendu' | 'reponse' | 'demandeRecue',
    string
  >
>;

export const TOURNEE = 'Étage 1, matin';

/** A request ready to be sent, one without pictures yet, one that a rule stops (the resident does not know that dentist), a round. */
export async function preparer(
  soignante: Client,
): Promise<Pick<Decor, 'brouillon' | 'bloque' | 'sansImage' | 'tournee'>> {
  const photos = CINQ_VUES.map((vue) => ({
    name: `${vue}.jpg`,
    mimeType: 'image/jpeg',
    buffer: readFileSync(join(racine, `apps/server/demo/images/couronnes-${vue}.jpg`)),
  }));
  const brouillon = await preparerDemande(soignante, {
    dossierId: resident('casanova-ghjuvan'),
    requis: CLAIRE,
    lieuDuRequis: 'port',
    question: 'La couronne du bas à droite le gêne pour mâcher. Faut-il la refaire ?',
    photos,
  });
  const bloque = crypto.randomUUID();
  const { version } = await soignante.appeler(creerDemande, {
    body: { id: bloque, dossierId: resident('lefebvre-andre'), nature: 'TELEEXPERTISE_ESMS' },
  });
  await soignante.appeler(modifierDemande, {
    params: { id: bloque },
    body: { version, champs: { requisId: professionnel('julie.garnier'), requisSiteId: site('lices') } },
  });
  const sansImage = await preparerDemande(soignante, {
    dossierId: resident('lefebvre-andre'),
    requis: CLAIRE,
    lieuDuRequis: 'port',
    question: 'La gencive saigne en bas à droite.',
    photos: [],
  });
  const tournee = crypto.randomUUID();
  await soignante.appeler(creerTournee, {
    body: {
      id: tournee,
      siteId: site('tilleuls'),
      nom: TOURNEE,
      jour: jourParis(new Date().toISOString()),
      protocole: 'RAPIDE_5',
      requisId: professionnel(CLAIRE),
      requisSiteId: site('port'),
      residents: ['lefevre-jeanne', 'lefebvre-andre', 'casanova-ghjuvan'].map((nom) => ({
        dossierId: resident(nom),
      })),
    },
  });
  return { brouillon, bloque, sansImage, tournee };
}

const REPONSE: typeof REPONSE_VIERGE = {
  ...REPONSE_VIERGE,
  conclusion:
    'Racine de 24 au ras de la gencive : elle peut expliquer la douleur. Lésion visible au collet de 23. Ailleurs, aucune lésion vue sur ces images.',
  urgence: 'RAPIDE',
  lieuDeSoins: 'Au cabinet, sans arrêter l’anticoagulant',
};

/** Takes the case of the guide over, when nobody has yet, and finds the answer already given. */
export async function preparerLecture(dentiste: Client): Promise<string> {
  const params = { id: acte('lefevre-jeanne') };
  await dentiste.appeler(accepterLecture, { params }).catch((refus: unknown) => {
    if (!(refus instanceof Refus)) throw refus;
  });
  const { brouillon } = await dentiste.appeler(ouvrirLecture, { params });
  await dentiste.appeler(enregistrerLecture, {
    params,
    body: { version: brouillon.version, contenu: { chart: brouillon.contenu.chart, reponse: REPONSE } },
  });
  const rendu = await dentiste.appeler(ouvrirLecture, { params: { id: acte('rossi-angele') } });
  if (!rendu.compteRenduId)
    throw new Error('La demande répondue de la démonstration n’est pas encore chargée.');
  return rendu.compteRenduId;
}
