import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { messagerieSmtp } from '../adapters/mssante/messagerie-smtp.ts';
import type { BaseDeTest } from '../adapters/postgres/testing.ts';
import { documentsDeTest } from '../adapters/xdm/testing-documents.ts';
import { demarrerBacASableMssante } from '../bac-a-sable/mssante/operateur.ts';
import type { CorrespondantLu } from '../features/annuaire/ports.ts';
import type { DepsCourrier } from '../features/courrier/deps.ts';
import { lettresSuivies } from '../features/courrier/lettres-suivies.ts';
import { nomPieceJointe, objetXdm } from '../features/courrier/objet-xdm.ts';
import { partir } from '../features/courrier/partir.ts';
import { bancDeSignature } from '../features/teleexpertise/compte-rendu/testing.ts';
import { compositeurTransmission } from '../features/teleexpertise/transmission/composer.ts';
import type { DepsTransmission } from '../features/teleexpertise/transmission/deps.ts';
import { transmissionRoutes } from '../features/teleexpertise/transmission/routes.ts';
import { serveurDeTest } from '../kernel/testing.ts';

const IDENTIFIANTS = { utilisateur: 'orapont', motDePasse: 'bac-a-sable' };

/** Someone whom this installation does not know: no box of his own, the one of his practice. */
export const DR_NATIONAL: CorrespondantLu = {
  rpps: '10999001026',
  idNat: '810999001026',
  actif: true,
  nom: 'LACOMBE',
  prenom: 'Étienne',
  civilite: null,
  profession: '40',
  savoirFaire: [],
  boites: [],
  boite: null,
  lieux: [
    {
      identifiant: '334000001700018',
      finess: null,
      secteur: 'SA07',
      nom: 'Cabinet du Lez',
      codePostal: '34000',
      ville: 'MONTPELLIER',
      mode: 'LIBERAL',
      boites: [],
      boite: 'cabinet.lez@demo.mssante.fr',
    },
  ],
};

/** What a mail takes for a picture. */
const JPEG = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0xff, 0xd9]);

/** A record with a signed answer and a picture, and the sandbox operator over the network: what leaves it is in a box, or nowhere. */
export async function bancDeTransmission(base: BaseDeTest) {
  const banc = await bancDeSignature(base);
  const dossier = await mkdtemp(join(tmpdir(), 'transmission-'));
  const maintenant = () => new Date(banc.horloge.maintenant);
  const operateur = await demarrerBacASableMssante({
    portSmtp: 0,
    dossier,
    domaines: ['demo.mssante.fr'],
    identifiants: IDENTIFIANTS,
    maintenant,
  });
  const deps: DepsTransmission = {
    ...banc.deps,
    lettres: lettresSuivies(banc.deps),
    correspondants: { lire: async (rpps) => (rpps === DR_NATIONAL.rpps ? DR_NATIONAL : undefined) },
  };
  const courrier: DepsCourrier = {
    ...banc.deps,
    origine: 'http://localhost:3000',
    mssante: messagerieSmtp({
      operateur: {
        hote: operateur.hote,
        port: operateur.port,
        tls: 'STARTTLS',
        autorite: operateur.certificat,
        identification: { type: 'MOT_DE_PASSE', ...IDENTIFIANTS },
        delaiMs: 5_000,
      },
      domaines: ['demo.mssante.fr'],
    }),
    courriel: undefined,
    bacASable: undefined,
    compositeurs: compositeurTransmission({
      ...banc.deps,
      medias: { ...banc.deps.medias, octets: async () => JPEG },
      documents: documentsDeTest,
      regles: { objetXdm, nomPieceJointe },
    }),
  };
  const { appeler, fermer } = await serveurDeTest({ monter: (serveur) => transmissionRoutes(serveur, deps) });
  return {
    ...banc,
    operateur,
    courrier,
    appeler,
    /** Runs what was put in the queue, each as often as the queue might. */
    async partirTout(fois = 1) {
      for (const { nom, charge } of banc.travaux.enfiles)
        for (let i = 0; nom === 'envoi.partir' && i < fois; i++)
          await partir(courrier, charge as { organisationId: string; envoiId: string }).catch(
            () => undefined,
          );
    },
    async fermer() {
      await fermer();
      await banc.http.fermer();
      await operateur.fermer();
      await rm(dossier, { recursive: true, force: true });
    },
  };
}
