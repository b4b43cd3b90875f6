import { randomUUID } from 'node:crypto';
import { signerCompteRendu } from '@orapont/contract/compte-rendu';
import { lireBoite } from '@orapont/contract/courrier';
import {
  accepterLecture,
  enregistrerLecture,
  ouvrirLecture,
  REPONSE_VIERGE,
} from '@orapont/contract/lecture';
import { envoyer, nouveauResident, ouvrir, ouvrirSignature, preparerDemande } from '../e2e/outils/acte.ts';
import { type Client, jusqua } from '../e2e/outils/client.ts';
import type { Fichier } from '../e2e/outils/images.ts';

/** A case that waits at the dentist's, and who is on either side of it. */
export type Cas = {
  readonly soignante: Client;
  readonly dentiste: Client;
  readonly dossierId: string;
  readonly acteId: string;
  readonly images: readonly string[];
  /** Time of the program in the nurse's journey: prepared with its pictures, then sent. */
  readonly duree: number;
};

type Gens = { readonly soignante: Client; readonly dentiste: Client };

export async function nouveauCas(gens: Gens, photos: readonly Fichier[]): Promise<Cas> {
  const debut = performance.now();
  const dossierId = await nouveauResident(
    gens.soignante,
    { nom: `Mesure ${randomUUID().slice(0, 8)}`, prenom: 'Camille', lieu: 'tilleuls' },
    'claire.moreau',
  );
  const acteId = await preparerDemande(gens.soignante, {
    dossierId,
    requis: 'claire.moreau',
    lieuDuRequis: 'port',
    question: 'Que voit-on ?',
    photos,
    champs: { protocole: photos.length > 5 ? 'COMPLET_12' : 'RAPIDE_5' },
  });
  await envoyer(gens.soignante, acteId);
  const duree = performance.now() - debut;
  const { images } = await ouvrir(gens.dentiste, acteId);
  return { ...gens, dossierId, acteId, images: images.map(({ id }) => id), duree };
}

/** Time of the signature, and from it to the letter in the mailbox of the one who asked. */
export async function signer({
  soignante,
  dentiste,
  acteId,
}: Cas): Promise<{ signature: number; lettre: number }> {
  const params = { id: acteId };
  await dentiste.appeler(accepterLecture, { params });
  const { brouillon } = await dentiste.appeler(ouvrirLecture, { params });
  const { version } = await dentiste.appeler(enregistrerLecture, {
    params,
    body: {
      version: brouillon.version,
      contenu: {
        chart: brouillon.contenu.chart,
        reponse: {
          ...REPONSE_VIERGE,
          conclusion: 'Aucune lésion vue sur ces images.',
          urgence: 'PROGRAMMEE',
          lieuDeSoins: 'Au cabinet',
        },
      },
    },
  });
  const avant = await lettres(soignante);
  const debut = performance.now();
  await dentiste.appeler(signerCompteRendu, { params, body: { version } });
  const signee = performance.now();
  await jusqua(async () => (await lettres(soignante)) > avant || undefined, 'la lettre');
  return { signature: signee - debut, lettre: performance.now() - signee };
}

export const ouvrirPeriode = (dentiste: Client) => ouvrirSignature(dentiste, 'claire.moreau');

const lettres = (soignante: Client): Promise<number> =>
  soignante.appeler(lireBoite, { params: { adresse: 'emilie.roche@demo.mssante.fr' } }).then(
    ({ messages }) => messages.length,
    () => 0,
  );
